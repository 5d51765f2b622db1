using Healthcare.Application.Identity;
using Healthcare.Domain.Shared;
using Healthcare.Host.Jobs;
using Healthcare.Host.Schedule;
using Healthcare.Tests.Support;
using NodaTime;
using Xunit;
using Xunit.Abstractions;

namespace Healthcare.Tests.Jobs;

/// <summary>kill -9 of the real program in the middle of issuing 資格確認書 ex officio: everybody who is due gets one, nobody two.</summary>
public sealed class ExOfficioKillTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Persons = 6_000, Kills = 4;
    private readonly KilledHost host = new(output);
    private readonly int seed = Environment.TickCount;
    private readonly LocalDate today = Jst.DateOf(SystemClock.Instance.GetCurrentInstant());

    public Task InitializeAsync() => host.InitializeAsync();

    public Task DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task a_job_that_is_killed_loses_and_doubles_nothing()
    {
        output.WriteLine($"seed: {seed}");
        var lines = Enumerable.Range(0, Persons).Select(i => InsurersFile.Line(Story.Insurer, $"X{i:D6}")).ToList();
        var uncovered = lines.Where((_, i) => i % 3 == 0).ToList();
        foreach (var line in uncovered)
            line["through"] = "2026-04-30";
        await IntakeAsync(InsurersFile.Json(lines));

        var job = DailyJob.IdOf(ExOfficioJob.Kind, today);
        await StartAsync();
        await host.KillInWorkAsync(job, Persons, Kills, new Random(seed), StartAsync); // The same day is the same job.

        var done = await host.FinishedAsync(job);
        Assert.Equal((Persons, 0), (done.GetProperty("accepted").GetInt64(), done.GetProperty("refused").GetInt64()));
        var report = await host.ReportAsync(job, Role.Operator);
        await AssertOnceAsync(lines.Except(uncovered).Select(line => (string)line["personId"]!).ToHashSet(StringComparer.Ordinal), report.Count);
    }

    private async Task AssertOnceAsync(HashSet<string> due, int reported)
    {
        var holders = await host.Rows.ListAsync("select data ->> 'personId' from healthcare.mt_events where type = 'eligibility.eligibility-certificate-issued.v1'", reader => reader.GetString(0));
        var lost = due.Except(holders).Count();
        var doubled = holders.Count - holders.Distinct().Count() + holders.Except(due).Count();
        output.WriteLine($"kill: {reported} acknowledged, {lost} lost, {doubled} doubled");
        Assert.Equal((due.Count, 0, 0), (reported, lost, doubled));
        Assert.Equal(due.Count, await host.Rows.CountAsync("healthcare.eligibility_certificate"));
    }

    private async Task IntakeAsync(byte[] file)
    {
        var intake = Guid.CreateVersion7();
        using var content = new ByteArrayContent(file);
        using var answer = await host.IntakeAsync(intake, content);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        await host.FinishedAsync(intake);
    }

    private async Task StartAsync()
    {
        using var client = host.Client(Role.Operator);
        using var answer = await client.PostAsync($"ex-officio-certificates/{today:uuuu-MM-dd}", content: null);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}
