using System.Net.Http.Headers;
using System.Text.Json;
using Healthcare.Application.Identity;
using Healthcare.Domain.Shared;
using Healthcare.Host.Jobs;
using Healthcare.Host.Schedule;
using Healthcare.Tests.Identity;
using Healthcare.Tests.Support;
using NodaTime;
using Xunit;
using Xunit.Abstractions;

namespace Healthcare.Tests.Jobs;

/// <summary>kill -9 of the real program in the middle of issuing 資格確認書 ex officio: everybody who is due gets one, nobody two.</summary>
public sealed class ExOfficioKillTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Persons = 6_000, Kills = 4;
    private readonly TestTokens tokens = new();
    private readonly int seed = Environment.TickCount;
    private readonly LocalDate today = Jst.DateOf(SystemClock.Instance.GetCurrentInstant());
    private string connectionString = string.Empty;
    private HostProcess? process;

    public async Task InitializeAsync()
    {
        connectionString = await TestDatabase.CreateAsync();
        process = await HostProcess.StartAsync(connectionString, tokens);
    }

    public async Task DisposeAsync()
    {
        await process!.DisposeAsync();
        tokens.Dispose();
    }

    [Fact]
    public async Task a_job_that_is_killed_loses_and_doubles_nothing()
    {
        output.WriteLine($"seed: {seed}");
        var random = new Random(seed);
        var lines = Enumerable.Range(0, Persons).Select(i => InsurersFile.Line(Story.Insurer, $"X{i:D6}")).ToList();
        var uncovered = lines.Where((_, i) => i % 3 == 0).ToList();
        foreach (var line in uncovered)
            line["through"] = "2026-04-30";
        await IntakeAsync(InsurersFile.Json(lines));

        var job = DailyJob.IdOf(ExOfficioJob.Kind, today);
        await StartAsync();
        for (var kill = 0; kill < Kills; kill++)
        {
            var from = (Persons * kill / Kills) + random.Next(Persons / Kills);
            var progress = await WhenAsync(job, p => p.GetProperty("linesDone").GetInt64() >= from);
            await process!.DisposeAsync();
            process = await HostProcess.StartAsync(connectionString, tokens);
            output.WriteLine($"killed after line {progress.GetProperty("linesDone")}");
            await StartAsync(); // The same day is the same job.
        }

        var done = await WhenAsync(job, p => p.GetProperty("state").GetString() == "finished");
        Assert.Equal((Persons, 0), (done.GetProperty("accepted").GetInt64(), done.GetProperty("refused").GetInt64()));
        var report = (await SendAsync(HttpMethod.Get, $"jobs/{job}/report", Role.Operator)).Split("\r\n")[1..^1];
        await AssertOnceAsync(lines.Except(uncovered).Select(line => (string)line["personId"]!).ToHashSet(StringComparer.Ordinal), report.Length);
    }

    private async Task AssertOnceAsync(HashSet<string> due, int reported)
    {
        var rows = new Rows(connectionString);
        var holders = await rows.ListAsync("select data ->> 'personId' from healthcare.mt_events where type = 'eligibility.eligibility-certificate-issued.v1'", reader => reader.GetString(0));
        var lost = due.Except(holders).Count();
        var doubled = holders.Count - holders.Distinct().Count() + holders.Except(due).Count();
        output.WriteLine($"kill: {reported} acknowledged, {lost} lost, {doubled} doubled");
        Assert.Equal((due.Count, 0, 0), (reported, lost, doubled));
        Assert.Equal(due.Count, await rows.CountAsync("healthcare.eligibility_certificate"));
    }

    private async Task IntakeAsync(byte[] file)
    {
        var intake = Guid.CreateVersion7();
        using var client = Client(Role.Insurer);
        using var content = new ByteArrayContent(file);
        content.Headers.ContentType = new("application/x-ndjson");
        using var answer = await client.PostAsync($"coverage-intakes/{intake}", content);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        await WhenAsync(intake, p => p.GetProperty("state").GetString() == "finished");
    }

    private Task<string> StartAsync() => SendAsync(HttpMethod.Post, $"ex-officio-certificates/{today:uuuu-MM-dd}", Role.Operator);

    private async Task<JsonElement> WhenAsync(Guid job, Func<JsonElement, bool> isSo)
    {
        JsonElement progress = default;
        await Eventually.TrueAsync(
            async () => isSo(progress = JsonDocument.Parse(await SendAsync(HttpMethod.Get, $"jobs/{job}", Role.Operator)).RootElement), () => $"{progress}\n{process!.LastLines()}");
        return progress;
    }

    private async Task<string> SendAsync(HttpMethod method, string path, Role role)
    {
        using var client = Client(role);
        using var request = new HttpRequestMessage(method, path);
        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode} {text}");
        return text;
    }

    private HttpClient Client(Role role)
    {
        var client = process!.Client();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", tokens.Of(role, role == Role.Insurer ? Story.Insurer : null));
        return client;
    }
}
