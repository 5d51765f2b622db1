using System.Text.Json;
using Healthcare.Application.Eligibility;
using Healthcare.Application.Identity;
using Healthcare.Tests.Support;
using NodaTime;
using Xunit;

namespace Healthcare.Tests.Eligibility;

/// <summary>The list of who waits at an institution, and the same list live.</summary>
[Collection(HostCollection.Name)]
public sealed class ReceptionTests(RunningHost host)
{
    private const int Persons = 40;
    private readonly Story story = new(host);

    [Fact]
    public async Task a_check_puts_the_visit_on_the_list_of_its_institution_only()
    {
        var clinic = CounterStory.NewClinic();
        var (first, second) = (await story.InsureAsync(), await story.InsureAsync());
        await story.CheckAsync(first, clinic);
        await story.CheckAsync(second, clinic);

        var list = Lines(await story.Clerk(clinic).GetAsync("/reception"));

        Assert.Equal([(1, first.PersonId, "waiting"), (2, second.PersonId, "waiting")], list);
        Assert.Empty(Lines(await story.Clerk(CounterStory.NewClinic()).GetAsync("/reception")));
        Assert.Equal(list, Lines(await story.Doctor(clinic).GetAsync($"/reception?day={story.Today:yyyy-MM-dd}")));
        Assert.Empty(Lines(await story.Clerk(clinic).GetAsync($"/reception?day={story.Today.PlusDays(-1):yyyy-MM-dd}")));
        Assert.Equal("day", (await story.Clerk(clinic).GetAsync("/reception?day=today")).Body.GetProperty("errors")[0].GetProperty("field").GetString());
        Assert.Contains(
            await host.Rows.AccessesOfAsync(second.PersonId), access => access is { Role: "Clerk", Action: "read:Visits", Outcome: "ok" } && access.Institution == clinic);
    }

    [Fact]
    public async Task who_arrives_again_keeps_the_place_until_the_visit_is_done()
    {
        var clinic = CounterStory.NewClinic();
        var (first, second) = (await story.InsureAsync(), await story.InsureAsync());
        var check = Check(await story.CheckAsync(first, clinic));
        await story.CheckAsync(second, clinic);
        var again = Check(await story.CheckAsync(first, clinic));
        Assert.Equal([(1, first.PersonId, "waiting"), (2, second.PersonId, "waiting")], Lines(await story.Clerk(clinic).GetAsync("/reception")));

        Assert.Equal("eligibility.visit-not-waiting", (await CompleteAsync(first, again, clinic)).Code);
        Assert.Equal("eligibility.visit-not-waiting", (await CompleteAsync(first, check, CounterStory.NewClinic())).Code);
        Story.Done(await CompleteAsync(first, check, clinic));
        Story.Done(await CompleteAsync(first, check, clinic)); // It is done; to say so again changes nothing.
        await story.CheckAsync(first, clinic);

        Assert.Equal(
            [(1, first.PersonId, "done"), (2, second.PersonId, "waiting"), (3, first.PersonId, "waiting")], Lines(await story.Clerk(clinic).GetAsync("/reception")));
        Assert.Equal(1, (await host.Rows.EventsOfAsync(first.PersonId)).Count(name => name == "eligibility.visit-completed.v1"));
    }

    [Fact]
    public async Task who_arrives_again_under_the_same_check_id_is_completed_again()
    {
        var clinic = CounterStory.NewClinic();
        var insured = await story.InsureAsync();
        var check = Check(await story.CheckAsync(insured, clinic));
        Story.Done(await CompleteAsync(insured, check, clinic));
        var again = await story.ShowAsync(insured.CardSerial, clinic) with { CheckId = check };
        Story.Done(await story.Clerk(clinic).PostAsync("/eligibility-checks", again, $"{Guid.NewGuid()}"));
        Assert.Equal([(1, insured.PersonId, "done"), (2, insured.PersonId, "waiting")], Lines(await story.Clerk(clinic).GetAsync("/reception")));

        Story.Done(await CompleteAsync(insured, check, clinic));
        Assert.Equal([(1, insured.PersonId, "done"), (2, insured.PersonId, "done")], Lines(await story.Clerk(clinic).GetAsync("/reception")));
    }

    [Fact]
    public async Task who_is_not_insured_or_comes_for_another_day_is_not_on_the_list()
    {
        var clinic = CounterStory.NewClinic();
        var insured = await story.InsureAsync();
        foreach (var day in new[] { new LocalDate(2019, 1, 1), story.Today.PlusDays(-1), story.Today.PlusDays(1) })
            Story.Done(await story.Clerk(clinic).PostAsync("/eligibility-checks", await story.ShowAsync(insured.CardSerial, clinic) with { ServiceDate = day }));
        Assert.Empty(Lines(await story.Clerk(clinic).GetAsync("/reception")));
    }

    [Fact]
    public async Task the_local_patient_number_is_on_the_line_also_when_it_is_linked_later()
    {
        var clinic = CounterStory.NewClinic();
        var insured = await story.InsureAsync();
        await story.CheckAsync(insured, clinic);
        Story.Done(await story.Clerk(clinic).PostAsync("/local-patient-numbers", new LinkLocalPatientNumber(insured.PersonId, "A-77"), $"{Guid.NewGuid()}"));
        Assert.Equal("A-77", (await story.Clerk(clinic).GetAsync("/reception")).Body[0].GetProperty("localPatientNumber").GetString());
    }

    [Fact]
    public async Task simultaneous_arrivals_at_two_processes_get_one_number_each_and_the_live_list_misses_none()
    {
        await using var second = await host.StartAsync(host.ConnectionString);
        Story[] stories = [story, new(host, second)];
        string[] clinics = [CounterStory.NewClinic(), CounterStory.NewClinic()];
        var insured = await Task.WhenAll(Enumerable.Range(0, Persons).Select(_ => story.InsureAsync()));
        await using var live = await stories[1].Clerk(clinics[0]).OpenAsync("/reception/live");
        Assert.Equal(("list", 0), Told(await live.NextAsync(), data => data.GetArrayLength()));

        await Task.WhenAll(insured.Select((person, i) => stories[i % 2].CheckAsync(person, clinics[i / 2 % 2])));

        var list = Lines(await story.Clerk(clinics[0]).GetAsync("/reception"));
        Assert.Equal(Enumerable.Range(1, Persons / 2), list.Select(line => line.Number));
        List<ServerSentEvent> seen = [];
        while (seen.Count < Persons / 2)
            seen.Add((await live.NextAsync())!);
        Assert.Equal(list.Select(line => line.Person), seen.Select(e => e.Data.GetProperty("personId").GetGuid()));
        Assert.Equal(seen.Select(e => e.Id).Order().Distinct(), seen.Select(e => e.Id));
    }

    [Fact]
    public async Task the_live_list_tells_the_list_then_each_change_and_goes_on_after_a_break()
    {
        await using var second = await host.StartAsync(host.ConnectionString);
        var there = new Story(host, second);
        var clinic = CounterStory.NewClinic();
        Insured[] insured = [await story.InsureAsync(), await story.InsureAsync(), await story.InsureAsync()];
        var check = Check(await story.CheckAsync(insured[0], clinic));

        long last;
        await using (var live = await there.Clerk(clinic).OpenAsync("/reception/live"))
        {
            Assert.Equal(("list", 1), Told(await live.NextAsync(), data => data.GetArrayLength()));
            await story.CheckAsync(insured[1], clinic);
            var arrived = await live.NextAsync();
            Assert.Equal(("visit", 2), Told(arrived, data => data.GetProperty("number").GetInt32()));
            last = arrived!.Id;
        }

        Story.Done(await CompleteAsync(insured[0], check, clinic));
        await story.CheckAsync(insured[2], clinic);

        await using var resumed = await story.Clerk(clinic).OpenAsync("/reception/live", last);
        Assert.Equal(("visit", (insured[0].PersonId, "done")), Told(await resumed.NextAsync(), data => (data.GetProperty("personId").GetGuid(), data.GetProperty("state").GetString()!)));
        Assert.Equal(("visit", (insured[2].PersonId, "waiting")), Told(await resumed.NextAsync(), data => (data.GetProperty("personId").GetGuid(), data.GetProperty("state").GetString()!)));
        Assert.Equal(2, (await host.Rows.AccessesOfAsync(insured[0].PersonId)).Count(access => access.Action == "read:Visits" && access.Institution == clinic)); // With the list, and done.
    }

    [Fact]
    public async Task a_live_list_is_woken_by_its_own_institution_and_shows_no_other()
    {
        var (here, elsewhere) = (CounterStory.NewClinic(), CounterStory.NewClinic());
        var (mine, theirs) = (await story.InsureAsync(), await story.InsureAsync());
        await using var live = await story.Clerk(here).OpenAsync("/reception/live");
        await live.NextAsync();
        await story.CheckAsync(theirs, elsewhere);
        await story.CheckAsync(mine, here);
        Assert.Equal(mine.PersonId, (await live.NextAsync())!.Data.GetProperty("personId").GetGuid());
    }

    [Fact]
    public async Task the_stream_ends_when_the_program_stops()
    {
        var second = await host.StartAsync(host.ConnectionString);
        await using var live = await new Story(host, second).Clerk(CounterStory.NewClinic()).OpenAsync("/reception/live");
        await live.NextAsync();
        var stopped = second.StopAsync();
        Assert.Null(await live.NextAsync());
        await stopped;
        await second.DisposeAsync();
    }

    [Fact]
    public async Task the_stream_ends_when_the_token_expires()
    {
        var clinic = CounterStory.NewClinic();
        await using var live = await story.Clerk(clinic).OpenAsync("/reception/live");
        await live.NextAsync();
        var insured = await story.InsureAsync();
        using (host.Clock.Move(Duration.FromHours(12)))
        {
            await new Story(host).CheckAsync(insured, clinic);
            if (await live.NextAsync() is not null) // The check that woke it, unless midnight came between.
                Assert.Null(await live.NextAsync());
        }
    }

    [Theory]
    [InlineData(Role.InsuredPerson)]
    [InlineData(Role.Insurer)]
    [InlineData(Role.Operator)]
    [InlineData(Role.Auditor)]
    public async Task nobody_else_sees_a_list(Role role)
    {
        var api = story.As(role, role == Role.Insurer ? Story.Insurer : null, Guid.CreateVersion7());
        foreach (var path in new[] { "/reception", "/reception/live" })
            Assert.Equal((403, "request.forbidden"), ((await api.GetAsync(path)).Status, (await api.GetAsync(path)).Code));
    }

    [Fact]
    public async Task a_place_that_is_no_id_is_refused()
    {
        using var client = host.Alba.Server.CreateClient();
        client.DefaultRequestHeaders.Add("Last-Event-ID", "here");
        var answer = await new Api(client, host.Tokens.Of(Role.Clerk, Story.Clinic)).GetAsync("/reception/live");
        Assert.Equal((400, "Last-Event-ID"), (answer.Status, answer.Body.GetProperty("errors")[0].GetProperty("field").GetString()));
    }

    private Task<Answer> CompleteAsync(Insured insured, Guid check, string clinic) =>
        story.Clerk(clinic).PostAsync("/visit-completions", new CompleteVisit(insured.PersonId, check), $"{Guid.NewGuid()}");

    private static Guid Check(Answer answer) => answer.Body.GetProperty("checkId").GetGuid();

    private static (string Name, T Value) Told<T>(ServerSentEvent? e, Func<JsonElement, T> value) => (e!.Name, value(e.Data));

    private static List<(int Number, Guid Person, string State)> Lines(Answer answer) =>
    [
        .. Story.Done(answer).Body.EnumerateArray().Select(line => (line.GetProperty("number").GetInt32(), line.GetProperty("personId").GetGuid(), line.GetProperty("state").GetString()!)),
    ];
}
