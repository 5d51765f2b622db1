using System.Text.Json;
using Healthcare.Application.Identity;
using Healthcare.Tests.Support;
using Xunit;
using Xunit.Abstractions;

namespace Healthcare.Tests.Jobs;

/// <summary>kill -9 of the real program, in the middle of an upload and in the middle of the work; what was acknowledged is there once.</summary>
public sealed class KillTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Lines = 12_000, KillsInUpload = 2, KillsInWork = 4;
    private readonly KilledHost host = new(output);
    private readonly Guid job = Guid.CreateVersion7();
    private readonly int seed = Environment.TickCount;

    public Task InitializeAsync() => host.InitializeAsync();

    public Task DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task a_bulk_intake_that_is_killed_loses_and_doubles_nothing()
    {
        output.WriteLine($"seed: {seed}");
        var random = new Random(seed);
        var lines = Enumerable.Range(0, Lines).Select(i => InsurersFile.Line(Story.Insurer, $"K{i:D6}")).ToList();
        int[] bad = [17, 5_000, Lines - 1];
        foreach (var i in bad)
            lines[i]["copayPercent"] = 25;
        var file = InsurersFile.Json(lines);

        for (var kill = 0; kill < KillsInUpload; kill++)
            await KillInUploadAsync(file, random);
        using (var answer = await PostAsync(new ByteArrayContent(file)))
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        await host.KillInWorkAsync(job, Lines, KillsInWork, random);

        Assert.Equal((Lines, Lines - bad.Length, bad.Length), Counts(await host.FinishedAsync(job)));
        Assert.Equal(bad.Select(i => $"{i + 1},request.invalid,copayPercent,\"must be 0, 10, 20 or 30\""), await host.ReportAsync(job, Role.Insurer));
        await AssertOnceAsync(lines.Where((_, i) => !bad.Contains(i)).Select(line => (string)line["coverageId"]!).ToHashSet(StringComparer.Ordinal));
    }

    [Fact]
    public async Task an_upload_whose_sender_goes_away_goes_on_where_it_was()
    {
        var file = InsurersFile.Json(Enumerable.Range(0, 3_000).Select(i => InsurersFile.Line(Story.Insurer, $"L{i:D6}")));
        await Assert.ThrowsAnyAsync<Exception>(() => PostAsync(new Halting(file, file.Length / 2, GoAwayAsync)));

        Assert.InRange(Received(await ReceivedAsync(1)), 512, 1_500);
        await Eventually.TrueAsync(async () => (await PostAsync(new ByteArrayContent(file))).IsSuccessStatusCode, "The upload does not go on.");
        Assert.Equal((3_000, 3_000, 0), Counts(await host.FinishedAsync(job)));
    }

    private async Task GoAwayAsync()
    {
        await ReceivedAsync(1);
        throw new IOException("The line went dead.");
    }

    private async Task KillInUploadAsync(byte[] file, Random random)
    {
        // The body halts at a random byte; the server is killed when it has stored a random part of the lines before.
        var place = random.Next(file.Length / 4, file.Length * 9 / 10);
        var enough = random.NextInt64((long)Lines * place / file.Length / 2);
        await Assert.ThrowsAnyAsync<Exception>(() => PostAsync(new Halting(file, place, () => KillWhenReceivedAsync(enough))));
        var progress = await ReceivedAsync(enough);
        output.WriteLine($"killed at byte {place} of {file.Length}: {Received(progress)} lines received");
        Assert.Equal("receiving", progress.GetProperty("state").GetString());
    }

    private async Task KillWhenReceivedAsync(long lines)
    {
        await ReceivedAsync(lines);
        await host.KillAndStartAsync();
    }

    private Task<JsonElement> ReceivedAsync(long lines) => host.WhenAsync(job, p => Received(p) >= lines);

    private Task<HttpResponseMessage> PostAsync(HttpContent file) => host.IntakeAsync(job, file);

    private async Task AssertOnceAsync(HashSet<string> acknowledged)
    {
        var covered = await host.Rows.ListAsync("select data ->> 'coverageId' from healthcare.mt_events where type = 'eligibility.coverage-registered.v1'", reader => reader.GetString(0));
        var lost = acknowledged.Except(covered).Count();
        var doubled = covered.Count - covered.Distinct().Count() + covered.Except(acknowledged).Count();
        output.WriteLine($"kill: {acknowledged.Count} acknowledged, {lost} lost, {doubled} doubled");
        Assert.Equal((0, 0), (lost, doubled));
        foreach (var table in new[] { "mt_events where type = 'eligibility.insured-person-registered.v1'", "command_receipt", "person_directory", "person_birth" })
            Assert.True(await host.Rows.CountAsync($"healthcare.{table}") == acknowledged.Count, $"{table} has not one row for each line");
    }

    private static long Received(JsonElement p) => p.GetProperty("linesReceived").GetInt64();

    private static (long Done, long Accepted, long Refused) Counts(JsonElement p) =>
        (p.GetProperty("linesDone").GetInt64(), p.GetProperty("accepted").GetInt64(), p.GetProperty("refused").GetInt64());

    /// <summary>A body of which something happens in the middle.</summary>
    private sealed class Halting(byte[] file, int place, Func<Task> happens) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context)
        {
            await stream.WriteAsync(file.AsMemory(0, place));
            await stream.FlushAsync();
            await happens();
            await stream.WriteAsync(file.AsMemory(place));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = file.Length;
            return true;
        }
    }
}
