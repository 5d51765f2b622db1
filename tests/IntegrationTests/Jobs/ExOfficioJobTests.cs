using System.Text.Json;
using Healthcare.Application.Eligibility;
using Healthcare.Application.Identity;
using Healthcare.Application.Jobs;
using Healthcare.Domain.Eligibility;
using Healthcare.Host.Jobs;
using Healthcare.Host.Schedule;
using Healthcare.Tests.Eligibility;
using Healthcare.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Xunit;

namespace Healthcare.Tests.Jobs;

/// <summary>職権交付 on a database of its own: the job looks at everybody.</summary>
public sealed class ExOfficioJobTests : IAsyncLifetime
{
    private const string Issued = "eligibility.eligibility-certificate-issued.v1";
    private readonly RunningHost host = new();
    private readonly Story story;
    private readonly CoveredPeople people;

    public ExOfficioJobTests() => (story, people) = (new(host), new(host));

    private Api Operator => story.As(Role.Operator);

    public Task InitializeAsync() => host.InitializeAsync();

    public Task DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task who_has_no_card_gets_one_and_who_has_one_does_not()
    {
        var without = await people.CoverAsync();
        var with = await story.InsureAsync();
        var dead = await people.CoverAsync();
        Story.Done(await people.Insurer().PostAsync("/deaths", new RecordDeath(dead.PersonId, story.Today), key: $"{Guid.NewGuid()}"));

        var job = await RunAsync(story.Today);
        Assert.Equal((3, 3, 0), Counts(job));
        Assert.Equal(1, await IssuedAsync());
        Assert.Contains(Issued, await host.Rows.EventsOfAsync(without.PersonId));
        Assert.DoesNotContain(Issued, await host.Rows.EventsOfAsync(with.PersonId));
        var access = (await host.Rows.AccessesOfAsync(without.PersonId))[^1];
        Assert.Equal(("engine", "Operator", "Insurance", "IssueEligibilityCertificate", "ok"), (access.Subject, access.Role, access.Purpose, access.Action, access.Outcome));

        var report = Story.Done(await Operator.GetAsync($"/jobs/{job.GetProperty("id").GetGuid()}/report")).Text.Split("\r\n");
        Assert.Equal("line,code,field,rule,certificateId,reason", report[0]);
        Assert.EndsWith($",,,,{new IssueEligibilityCertificate(without.PersonId, story.Today).CertificateId},noRegistration", Assert.Single(report[1..^1]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task the_same_day_again_is_the_same_job_and_another_day_issues_none_twice()
    {
        await people.CoverAsync();
        var first = await RunAsync(story.Today);
        await people.CoverAsync(); // Came later: the next day's job sees to them.
        var again = await RunAsync(story.Today);
        Assert.Equal(first.GetProperty("id").GetGuid(), again.GetProperty("id").GetGuid());
        Assert.Equal(1, await IssuedAsync());

        await RunAsync(story.Today.PlusDays(1));
        Assert.Equal(2, await IssuedAsync());
        await RunAsync(story.Today.PlusDays(2));
        Assert.Equal(2, await IssuedAsync());
    }

    [Fact]
    public async Task a_block_that_is_done_again_issues_none_twice_and_says_the_same()
    {
        var (one, two) = (await people.CoverAsync(), await people.CoverAsync());
        var kind = host.Services.GetServices<IJobKind>().Single(kind => kind.Name == ExOfficioJob.Kind);
        var job = new Job(Guid.CreateVersion7(), kind.Name, Caller.Engine(host.Clock.GetCurrentInstant()), $$"""{"day":"{{story.Today:uuuu-MM-dd}}"}""");

        var first = await kind.RunAsync(new(job, 1, [one.PersonId.ToString("N")]), default);
        var both = await kind.RunAsync(new(job, 1, [one.PersonId.ToString("N"), two.PersonId.ToString("N")]), default);
        Assert.Equal(first[0].Answer, both[0].Answer);
        Assert.NotNull(both[1].Answer);
        Assert.Equal(2, await IssuedAsync());
    }

    [Fact]
    public async Task one_whose_reason_goes_before_the_decision_is_not_issued()
    {
        var one = await people.CoverAsync();
        Story.Done(await story.Person(one.PersonId).PostAsync("/eligibility-certificate-requests", new RequestEligibilityCertificate(one.PersonId, Guid.CreateVersion7())));
        var gate = host.Services.GetRequiredService<Application.Commands.CommandGate>();
        var outcome = await gate.SendAsync(
            new IssueEligibilityCertificate(one.PersonId, story.Today), Caller.Engine(host.Clock.GetCurrentInstant()), new($"test:{one.PersonId:N}", [1], "test"), default);
        Assert.Null(outcome.Rejection);
        Assert.Equal(1, await IssuedAsync());
    }

    [Fact]
    public async Task a_taking_in_that_broke_off_is_begun_anew_though_people_have_come_since()
    {
        var day = story.Today;
        await people.CoverAsync();
        var jobs = host.Services.GetRequiredService<IJobs>();
        var job = new Job(DailyJob.IdOf(ExOfficioJob.Kind, day), ExOfficioJob.Kind, Caller.Engine(host.Clock.GetCurrentInstant()), $$"""{"day":"{{day:uuuu-MM-dd}}"}""");
        await Assert.ThrowsAsync<IOException>(() => jobs.TakeInAsync(job, BrokenOff(), default));

        Assert.Equal((1, 1, 0), Counts(await RunAsync(day)));
        Assert.Equal(1, await IssuedAsync());
    }

    [Fact]
    public async Task the_schedule_starts_one_job_a_day_whoever_looks()
    {
        await people.CoverAsync();
        await using var second = await host.StartAsync(host.ConnectionString);
        var looks = new[] { host.Services, second.Services }.Select(services => services.GetRequiredService<DailySchedule>()).ToList();
        foreach (var schedule in looks.Concat(looks))
            await schedule.LookAsync(default);
        await DoneAsync(story.Today);
        using (host.Clock.Move(Duration.FromDays(1)))
        {
            var tomorrow = story.Today;
            foreach (var schedule in looks)
                await schedule.LookAsync(default);
            await DoneAsync(tomorrow);
        }

        Assert.Equal(2, await host.Rows.CountAsync("healthcare.job where kind = $1", ExOfficioJob.Kind));
        Assert.Equal(1, await IssuedAsync());
    }

    [Fact]
    public async Task where_nobody_is_registered_there_is_nothing_to_start()
    {
        var answer = await Operator.PostRawAsync($"/ex-officio-certificates/{story.Today:uuuu-MM-dd}", []);
        Assert.Equal((422, "eligibility.nobody-registered"), (answer.Status, answer.Code));
        Assert.Equal(0, await host.Rows.CountAsync("healthcare.job"));
    }

    private static async IAsyncEnumerable<string> BrokenOff()
    {
        for (var i = 0; i < 600; i++) // More than a block: some of it is stored.
            yield return Guid.NewGuid().ToString("N");
        await Task.Yield();
        throw new IOException("The process ends here.");
    }

    private Task<long> IssuedAsync() => host.Rows.CountAsync("healthcare.mt_events where type = $1", Issued);

    private async Task<JsonElement> RunAsync(LocalDate day)
    {
        var started = await Operator.PostRawAsync($"/ex-officio-certificates/{day:uuuu-MM-dd}", []);
        Assert.Equal((202, $"/jobs/{DailyJob.IdOf(ExOfficioJob.Kind, day)}"), (started.Status, started.Headers.Location?.ToString()));
        return await DoneAsync(day);
    }

    private async Task<JsonElement> DoneAsync(LocalDate day)
    {
        Answer? progress = null;
        await Eventually.TrueAsync(
            async () => (progress = await Operator.GetAsync($"/jobs/{DailyJob.IdOf(ExOfficioJob.Kind, day)}")).Body is var job && job.GetProperty("state").GetString() == "finished", () => $"{progress?.Text}");
        return progress!.Body;
    }

    private static (long Done, long Accepted, long Refused) Counts(JsonElement p) =>
        (p.GetProperty("linesDone").GetInt64(), p.GetProperty("accepted").GetInt64(), p.GetProperty("refused").GetInt64());
}
