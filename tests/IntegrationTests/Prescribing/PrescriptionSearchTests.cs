using System.Text;
using Alba;
using Healthcare.Application.Access;
using Healthcare.Application.Eligibility;
using Healthcare.Application.Identity;
using Healthcare.Application.Prescribing;
using Healthcare.Tests.Support;
using NodaTime;
using Xunit;

namespace Healthcare.Tests.Prescribing;

[Collection(HostCollection.Name)]
public sealed class PrescriptionSearchTests(RunningHost host)
{
    private static int pharmacies;
    private readonly Story story = new(host);

    /// <summary>Each test has its own: wrong numbers count for a pharmacy.</summary>
    private readonly string pharmacy = $"13499{Interlocked.Increment(ref pharmacies):D5}";

    [Fact]
    public async Task insured_identity_and_exchange_number_find_it_and_it_is_received()
    {
        var (insured, life, number) = await PrescribedAsync();

        var found = Story.Done(await SearchAsync(PrescriptionStory.Search(insured, number))).Body;

        var one = Assert.Single(found.EnumerateArray());
        Assert.Equal(life.Id, one.GetProperty("prescriptionId").GetGuid());
        Assert.Equal(insured.PersonId, one.GetProperty("personId").GetGuid());
        Assert.Equal(("registered", Story.Clinic), (one.GetProperty("status").GetString(), one.GetProperty("institution").GetString()));
        Assert.DoesNotContain("ロキソニン", one.GetRawText(), StringComparison.Ordinal);
        Story.Done(await life.ReceiveAsync(pharmacy));
        Assert.Contains(await host.Rows.AccessesOfAsync(insured.PersonId), access => access is { Action: "SearchPrescriptions", Outcome: "ok", Role: "Pharmacist" });
    }

    [Fact]
    public async Task the_answer_does_not_say_what_was_wrong()
    {
        var (insured, _, number) = await PrescribedAsync();
        var search = PrescriptionStory.Search(insured, number);
        var wrongNumber = await SearchAsync(search with { ExchangeNumber = Other(number) });
        var wrongBirth = await SearchAsync(search with { Person = new(Insured: search.Person.Insured! with { BirthDate = insured.BirthDate.PlusDays(1) }) });
        var unknown = await SearchAsync(search with { Person = new(Insured: search.Person.Insured! with { Number = "9999999" }) });

        Assert.All([wrongNumber, wrongBirth, unknown], answer => Assert.Equal((404, "prescribing.search-without-match"), (answer.Status, answer.Code)));
        Assert.Equal(wrongNumber.Body.GetProperty("title").GetString(), unknown.Body.GetProperty("title").GetString());
        Assert.Equal(3, await host.Rows.CountAsync("healthcare.exchange_number_guess where pharmacy = $1", pharmacy));
        var seen = Story.Done(await story.Person(insured.PersonId).GetAsync($"/insured-persons/{insured.PersonId}/accesses")).Text;
        Assert.Contains("prescribing.search-without-match", seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_card_shown_here_finds_it_without_a_number()
    {
        var (insured, life, _) = await PrescribedAsync();
        var search = new SearchPrescriptions(PersonLocator.Of(insured.PersonId));
        Assert.Equal("prescribing.identity-and-number-required", (await SearchAsync(search)).Code);
        await story.CheckAsync(insured, pharmacy);

        Assert.Equal(life.Id, Assert.Single(Story.Done(await SearchAsync(search)).Body.EnumerateArray()).GetProperty("prescriptionId").GetGuid());
        using (host.Clock.Move(Duration.FromHours(25)))
            Assert.Equal("prescribing.identity-and-number-required", (await SearchAsync(search)).Code);
    }

    [Fact]
    public async Task a_check_by_the_insured_number_alone_is_no_card()
    {
        var (insured, _, _) = await PrescribedAsync();
        var identity = PrescriptionStory.Search(insured, null).Person;
        Story.Done(await story.Clerk(pharmacy).PostAsync("/eligibility-checks", new CheckEligibility(Guid.CreateVersion7(), identity)));
        Assert.Equal("prescribing.identity-and-number-required", (await SearchAsync(new(identity))).Code);
    }

    [Fact]
    public async Task what_is_expired_is_not_found()
    {
        var (insured, _, number) = await PrescribedAsync();
        using (host.Clock.Move(Duration.FromDays(3)))
            Story.Done(await SearchAsync(PrescriptionStory.Search(insured, number)));
        using (host.Clock.Move(Duration.FromDays(4)))
            Assert.Equal(404, (await SearchAsync(PrescriptionStory.Search(insured, number))).Status);
    }

    [Fact]
    public async Task after_5_wrong_numbers_at_two_processes_in_one_instant_even_the_right_one_waits()
    {
        await using var second = await host.StartAsync(host.ConnectionString);
        var (insured, life, number) = await PrescribedAsync();
        Story[] processes = [story, new(host, second)];

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(n =>
            SearchAsync(PrescriptionStory.Search(insured, Other(number, n)), processes[n % 2])));

        Assert.Equal(5, answers.Count(answer => answer.Status == 404));
        Assert.All(answers.Where(answer => answer.Status != 404), answer => Assert.Equal((429, "prescribing.too-many-guesses"), (answer.Status, answer.Code)));
        var right = await SearchAsync(PrescriptionStory.Search(insured, number), processes[1]);
        Assert.Equal(429, right.Status);
        Assert.InRange(right.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromMinutes(8), TimeSpan.FromMinutes(10));

        using (host.Clock.Move(Duration.FromMinutes(10)))
            Assert.Equal(life.Id, Story.Done(await SearchAsync(PrescriptionStory.Search(insured, number))).Body[0].GetProperty("prescriptionId").GetGuid());
        await story.CheckAsync(insured, pharmacy);
        Story.Done(await SearchAsync(PrescriptionStory.Search(insured, number))); // With the card nobody waits.
    }

    [Fact]
    public async Task a_pharmacy_that_guesses_for_whomever_is_stopped()
    {
        var nobody = PrescriptionStory.Search(new(Guid.Empty, "8888888", string.Empty, new LocalDate(1990, 1, 1)), "000000");
        for (var guess = 0; guess < 30; guess++)
            Assert.Equal(404, (await SearchAsync(nobody)).Status);
        Assert.Equal(429, (await SearchAsync(nobody)).Status);
        var (insured, _, number) = await PrescribedAsync();
        Assert.Equal(429, (await SearchAsync(PrescriptionStory.Search(insured, number))).Status);
    }

    [Fact]
    public async Task who_is_no_pharmacist_is_refused_and_the_try_is_recorded()
    {
        var (insured, _, number) = await PrescribedAsync();
        Assert.Equal(403, (await story.Doctor().PostAsync("/prescription-searches", PrescriptionStory.Search(insured, number))).Status);
        Assert.Contains(await host.Rows.AccessesOfAsync(insured.PersonId), access => access is { Action: "SearchPrescriptions", Outcome: "request.forbidden" });
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"person":null}""")]
    [InlineData("""{"person":{}}""")]
    [InlineData("""{"person":{"personId":"0197f000-0000-7000-8000-000000000001"},"exchangeNumber":"12345"}""")]
    [InlineData("""{"person":{"personId":"0197f000-0000-7000-8000-000000000001"},"exchangeNumber":"１２３４５６"}""")]
    [InlineData("""{"person":{"personId":"0197f000-0000-7000-8000-000000000001"},"exchangeNumber":123456}""")]
    [InlineData("""{"person":{"personId":"0197f000-0000-7000-8000-000000000001"},"unknown":1}""")]
    public async Task a_search_that_cannot_be_read_is_refused(string body)
    {
        var before = await host.Rows.KeptAsync();
        var answer = await story.Pharmacist(pharmacy).PostRawAsync("/prescription-searches", Encoding.UTF8.GetBytes(body));
        Assert.Equal(400, answer.Status);
        Assert.StartsWith("request.", answer.Code, StringComparison.Ordinal);
        Assert.Equal(before, await host.Rows.KeptAsync());
    }

    private Task<Answer> SearchAsync(SearchPrescriptions search, Story? at = null) => (at ?? story).Pharmacist(pharmacy).PostAsync("/prescription-searches", search);

    private async Task<(Insured Insured, PrescriptionStory Life, string Number)> PrescribedAsync()
    {
        var insured = await story.InsureAsync();
        var (life, registered) = await PrescriptionStory.RegisterAsync(story, insured);
        return (insured, life, registered.Body.GetProperty("exchangeNumber").GetString()!);
    }

    /// <summary>Another number of 6 digits.</summary>
    private static string Other(string number, int by = 0) =>
        ((int.Parse(number, System.Globalization.CultureInfo.InvariantCulture) + 500_000 + by) % 1_000_000).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
}
