using Healthcare.Application.Access;
using Healthcare.Application.Eligibility;
using Healthcare.Application.Identity;
using Healthcare.Domain.Eligibility;
using Healthcare.Tests.Support;
using NodaTime;
using Xunit;

namespace Healthcare.Tests.Eligibility;

[Collection(HostCollection.Name)]
public sealed class CoverageLifeTests(RunningHost host)
{
    private readonly Story story = new(host);
    private readonly CoveredPeople people = new(host);

    [Fact]
    public async Task a_corrected_identity_finds_the_person_and_the_old_one_is_free_for_another()
    {
        var one = await people.CoverAsync();
        var right = CoveredPeople.NewIdentity();
        Story.Done(await people.Insurer().PostAsync("/coverage-restatements", CoveredPeople.Correct(one, right), key: $"{Guid.NewGuid()}"));

        Assert.Equal("eligibility.person-not-found", (await people.TryAsync(one.Identity)).Code);
        Assert.Equal(one.PersonId, Story.Done(await people.TryAsync(right)).Body.GetProperty("personId").GetGuid());

        var other = await people.CoverAsync();
        Story.Done(await people.Insurer().PostAsync("/coverage-restatements", CoveredPeople.Correct(other, one.Identity), key: $"{Guid.NewGuid()}"));
        Assert.Equal(other.PersonId, Story.Done(await people.TryAsync(one.Identity)).Body.GetProperty("personId").GetGuid());
        Assert.Equal("eligibility.insured-identity-taken", (await people.Insurer().PostAsync("/coverage-restatements", CoveredPeople.Correct(one, one.Identity), key: $"{Guid.NewGuid()}")).Code);
    }

    [Fact]
    public async Task an_ended_coverage_still_finds_the_person_and_one_that_never_held_does_not()
    {
        var (ended, never) = (await people.CoverAsync(), await people.CoverAsync());
        Story.Done(await people.Insurer().PostAsync("/coverage-ends", new EndCoverage(ended.PersonId, ended.CoverageId, story.Today.PlusDays(-1)), key: $"{Guid.NewGuid()}"));
        Story.Done(await people.Insurer().PostAsync("/coverage-ends", new EndCoverage(never.PersonId, never.CoverageId, new(2020, 3, 31)), key: $"{Guid.NewGuid()}"));

        Assert.Equal("noCoverage", Story.Done(await people.TryAsync(ended.Identity)).Body.GetProperty("status").GetString());
        Assert.Equal("valid", Story.Done(await people.TryAsync(ended.Identity, day: story.Today.PlusDays(-1))).Body.GetProperty("status").GetString());
        Assert.Equal("eligibility.person-not-found", (await people.TryAsync(never.Identity)).Code);
    }

    [Fact]
    public async Task who_moves_to_another_insurer_is_answered_by_each_for_its_days_and_fhir_shows_both()
    {
        var one = await people.CoverAsync();
        var moved = story.Today.PlusDays(-7);
        var next = one with { CoverageId = Guid.CreateVersion7(), Identity = CoveredPeople.NewIdentity(CoveredPeople.OtherInsurer) };
        await people.CheckAsync(one);
        Story.Done(await people.Insurer(CoveredPeople.OtherInsurer).PostAsync("/coverages", CoveredPeople.Register(next, moved)));

        Assert.Equal(one.CoverageId, await CoverageOnAsync(one, moved.PlusDays(-1)));
        Assert.Equal(next.CoverageId, await CoverageOnAsync(one, moved));
        Assert.Equal(next.CoverageId, await CoverageOnAsync(one, moved.PlusDays(1)));
        Assert.Contains("eligibility.eligibility-reevaluated.v1", await host.Rows.EventsOfAsync(one.PersonId));

        await FhirModel.UpToDateAsync(host);
        var found = Story.Done(await story.Person(one.PersonId).GetAsync($"/fhir/Coverage?patient={one.PersonId}")).Body.GetProperty("entry").EnumerateArray().Select(e => e.GetProperty("resource").GetProperty("period")).ToList();
        Assert.Equal($"{moved.PlusDays(-1):uuuu-MM-dd}", found[0].GetProperty("end").GetString());
        Assert.False(found[1].TryGetProperty("end", out _));
    }

    [Fact]
    public async Task after_death_a_check_answers_no_coverage_and_says_why()
    {
        var one = await people.CoverAsync();
        var municipality = story.As(Role.Municipality, "131016");
        Story.Done(await municipality.PostAsync("/name-changes", new ChangeName(one.PersonId, new("新井", "太郎", "アライ", "タロウ")), key: $"{Guid.NewGuid()}"));
        Story.Done(await municipality.PostAsync("/deaths", new RecordDeath(one.PersonId, story.Today.PlusDays(-2)), key: $"{Guid.NewGuid()}"));

        Assert.Equal("valid", Story.Done(await people.TryAsync(one.Identity, day: story.Today.PlusDays(-2))).Body.GetProperty("status").GetString());
        var after = Story.Done(await people.TryAsync(one.Identity, day: story.Today.PlusDays(-1))).Body;
        Assert.Equal(("noCoverage", "deceased"), (after.GetProperty("status").GetString(), after.GetProperty("alerts")[0].GetString()));

        await FhirModel.UpToDateAsync(host);
        var patient = Story.Done(await story.Clerk().GetAsync($"/fhir/Patient/{one.PersonId}")).Body;
        Assert.Equal(($"{story.Today.PlusDays(-2):uuuu-MM-dd}", "新井 太郎"), (patient.GetProperty("deceasedDateTime").GetString(), patient.GetProperty("name")[0].GetProperty("text").GetString()));
    }

    [Fact]
    public async Task a_death_that_was_recorded_wrongly_is_revoked_and_the_coverage_goes_on()
    {
        var one = await people.CoverAsync();
        var municipality = story.As(Role.Municipality, "131016");
        Story.Done(await municipality.PostAsync("/deaths", new RecordDeath(one.PersonId, story.Today.PlusDays(-2)), key: $"{Guid.NewGuid()}"));
        Story.Done(await municipality.PostAsync("/death-revocations", new RevokeDeath(one.PersonId), key: $"{Guid.NewGuid()}"));

        Assert.Equal("valid", (await people.CheckAsync(one)).Body.GetProperty("status").GetString());
    }

    [Fact]
    public async Task what_was_to_begin_after_a_death_recorded_wrongly_names_the_person_again_unless_it_names_another()
    {
        var (first, second) = (await MovingTomorrowAsync(), await MovingTomorrowAsync());
        var municipality = story.As(Role.Municipality, "131016");
        foreach (var one in new[] { first, second })
            Story.Done(await municipality.PostAsync("/deaths", new RecordDeath(one.PersonId, story.Today), key: $"{Guid.NewGuid()}"));
        Assert.Equal("eligibility.person-not-found", (await people.TryAsync(first.Identity)).Code);
        var heir = (await people.CoverAsync()) with { CoverageId = Guid.CreateVersion7(), Identity = second.Identity };
        Story.Done(await people.Insurer(CoveredPeople.OtherInsurer).PostAsync("/coverages", CoveredPeople.Register(heir, story.Today)));

        foreach (var one in new[] { first, second })
            Story.Done(await municipality.PostAsync("/death-revocations", new RevokeDeath(one.PersonId), key: $"{Guid.NewGuid()}"));
        var found = Story.Done(await people.TryAsync(first.Identity, day: story.Today.PlusDays(1))).Body;
        Assert.Equal(("valid", first.PersonId), (found.GetProperty("status").GetString(), found.GetProperty("personId").GetGuid()));
        Assert.Equal(heir.PersonId, Story.Done(await people.TryAsync(second.Identity)).Body.GetProperty("personId").GetGuid());
    }

    [Fact]
    public async Task an_insurer_whose_coverage_is_over_says_nothing_of_who_is_anothers()
    {
        var one = await people.CoverAsync();
        var moved = story.Today.PlusDays(-7);
        var next = one with { CoverageId = Guid.CreateVersion7(), Identity = CoveredPeople.NewIdentity(CoveredPeople.OtherInsurer) };
        var (former, present) = (people.Insurer(), people.Insurer(CoveredPeople.OtherInsurer));
        Story.Done(await present.PostAsync("/coverages", CoveredPeople.Register(next, moved)));

        foreach (var day in new[] { moved.PlusDays(-1), moved, story.Today })
            Assert.Equal((422, "eligibility.not-insured-by-caller"), await StatusAsync(former.PostAsync("/deaths", new RecordDeath(one.PersonId, day), key: $"{Guid.NewGuid()}")));
        var name = new ChangeName(one.PersonId, new("新井", "太郎", "アライ", "タロウ"));
        Assert.Equal((422, "eligibility.not-insured-by-caller"), await StatusAsync(former.PostAsync("/name-changes", name, key: $"{Guid.NewGuid()}")));
        Assert.Equal("valid", Story.Done(await people.TryAsync(next.Identity)).Body.GetProperty("status").GetString());

        Story.Done(await present.PostAsync("/name-changes", name, key: $"{Guid.NewGuid()}"));
        Story.Done(await present.PostAsync("/deaths", new RecordDeath(one.PersonId, moved), key: $"{Guid.NewGuid()}"));
        Story.Done(await present.PostAsync("/deaths", new RecordDeath(one.PersonId, moved), key: $"{Guid.NewGuid()}")); // To say so again changes nothing.
        var corrected = name with { Name = name.Name with { Given = "太朗" } };
        Assert.Equal(422, (await former.PostAsync("/name-changes", corrected, key: $"{Guid.NewGuid()}")).Status);
        Story.Done(await present.PostAsync("/name-changes", corrected, key: $"{Guid.NewGuid()}"));
    }

    [Fact]
    public async Task a_death_of_tomorrow_is_not_recorded()
    {
        var one = await people.CoverAsync();
        var answer = await story.As(Role.Operator).PostAsync("/deaths", new RecordDeath(one.PersonId, story.Today.PlusDays(1)), key: $"{Guid.NewGuid()}");
        Assert.Equal((400, "diedOn"), (answer.Status, answer.Body.GetProperty("errors")[0].GetProperty("field").GetString()));
    }

    [Fact]
    public async Task an_insurer_touches_only_its_own_coverages_and_people()
    {
        var one = await people.CoverAsync();
        var other = people.Insurer(CoveredPeople.OtherInsurer);
        var foreign = CoveredPeople.Correct(one, CoveredPeople.NewIdentity(CoveredPeople.OtherInsurer));
        Assert.Equal(403, (await other.PostAsync("/coverage-ends", new EndCoverage(one.PersonId, one.CoverageId, story.Today), key: $"{Guid.NewGuid()}")).Status);
        Assert.Equal(403, (await other.PostAsync("/coverage-changes", new ChangeCoverage(one.PersonId, one.CoverageId, story.Today, 20), key: $"{Guid.NewGuid()}")).Status);
        Assert.Equal(403, (await other.PostAsync("/coverage-restatements", foreign, key: $"{Guid.NewGuid()}")).Status);
        Assert.Equal(403, (await people.Insurer().PostAsync("/coverage-restatements", foreign, key: $"{Guid.NewGuid()}")).Status);
        Assert.Equal(422, (await other.PostAsync("/deaths", new RecordDeath(one.PersonId, story.Today), key: $"{Guid.NewGuid()}")).Status);
        Assert.Equal(422, (await other.PostAsync("/name-changes", new ChangeName(one.PersonId, new("新井", "太郎", "アライ", "タロウ")), key: $"{Guid.NewGuid()}")).Status);
        Assert.Equal(["eligibility.insured-person-registered.v1", "eligibility.coverage-registered.v1"], await host.Rows.EventsOfAsync(one.PersonId));
    }

    [Fact]
    public async Task the_counter_is_told_the_rate_of_the_day_and_nothing_that_needs_a_consent_of_its_own()
    {
        var one = await people.CoverAsync();
        Story.Done(await people.Insurer().PostAsync("/coverage-changes", new ChangeCoverage(
            one.PersonId, one.CoverageId, new(2024, 8, 1), Income: IncomeClass.General, LimitCategories: [new("ウ", new(2024, 8, 1))],
            SpecifiedDiseases: [new(SpecifiedDisease.Hiv, 10_000, new(2024, 8, 1))]), key: $"{Guid.NewGuid()}"));

        var answer = await people.CheckAsync(one);
        Assert.Equal(30, answer.Body.GetProperty("copayPercent").GetInt32());
        foreach (var untold in new[] { "ウ", "hiv", "limitCategories", "specifiedDiseases", "income" })
            Assert.DoesNotContain(untold, answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("limitCategories", """[{"code":"カ","from":"2024-08-01"}]""", 422, "eligibility.limit-category-unknown")]
    [InlineData("limitCategories", """[{"code":"","from":"2024-08-01"}]""", 400, "request.invalid")]
    [InlineData("limitCategories", """[{"code":"ウ","from":"2024-08-01","through":"2024-07-31"}]""", 400, "request.invalid")]
    [InlineData("limitCategories", "[null]", 400, "request.invalid")]
    [InlineData("specifiedDiseases", """[{"disease":"hiv","monthlyLimitYen":20000,"from":"2024-08-01"}]""", 400, "request.invalid")]
    [InlineData("specifiedDiseases", """[{"disease":"cold","monthlyLimitYen":10000,"from":"2024-08-01"}]""", 400, "request.invalid")]
    [InlineData("elderlyBenefit", """{"copayPercent":25,"from":"2050-06-01"}""", 400, "request.invalid")]
    [InlineData("elderlyBenefit", """{"copayPercent":20,"from":"2024-08-01"}""", 422, "eligibility.elderly-benefit-out-of-age")]
    [InlineData("copayPercent", "15", 400, "request.invalid")]
    [InlineData("income", "\"rich\"", 400, "request.invalid")]
    public async Task what_cannot_be_granted_is_refused(string member, string value, int status, string code)
    {
        var one = await people.CoverAsync();
        var body = $$"""{"personId":"{{one.PersonId}}","coverageId":"{{one.CoverageId}}","from":"2024-08-01","{{member}}":{{value}}}""";
        var answer = await people.Insurer().PostRawAsync("/coverage-changes", System.Text.Encoding.UTF8.GetBytes(body), key: $"{Guid.NewGuid()}");
        Assert.Equal((status, code), (answer.Status, answer.Code));
        if (status == 400)
            Assert.Contains(member, answer.Body.GetProperty("errors")[0].GetProperty("field").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task the_limit_categories_of_a_day_are_for_everybody()
    {
        var nobody = new Api(host.Alba.Server.CreateClient(), string.Empty);
        var answer = Story.Done(await nobody.GetAsync("/reference/limit-categories?on=2022-09-30"));
        Assert.Contains(answer.Body.EnumerateArray(), one => one.GetProperty("code").GetString() == "一般" && one.GetProperty("ageGroup").GetString() == "from75");
        Assert.DoesNotContain(Story.Done(await nobody.GetAsync("/reference/limit-categories")).Body.EnumerateArray(), one => one.GetProperty("code").GetString() == "一般" && one.GetProperty("ageGroup").GetString() == "from75");
        Assert.Equal((400, "on"), await WrongAsync("2026-02-30"));

        async Task<(int, string?)> WrongAsync(string day)
        {
            var wrong = await nobody.GetAsync($"/reference/limit-categories?on={day}");
            return (wrong.Status, wrong.Body.GetProperty("errors")[0].GetProperty("field").GetString());
        }
    }

    private static async Task<(int Status, string? Code)> StatusAsync(Task<Answer> asked) => await asked is var answer ? (answer.Status, answer.Code) : default;

    /// <summary>Somebody whom another insurer covers from tomorrow on, under the identity that is returned.</summary>
    private async Task<Covered> MovingTomorrowAsync()
    {
        var next = (await people.CoverAsync()) with { CoverageId = Guid.CreateVersion7(), Identity = CoveredPeople.NewIdentity(CoveredPeople.OtherInsurer) };
        Story.Done(await people.Insurer(CoveredPeople.OtherInsurer).PostAsync("/coverages", CoveredPeople.Register(next, story.Today.PlusDays(1))));
        return next;
    }

    private async Task<Guid> CoverageOnAsync(Covered one, LocalDate day)
    {
        var check = Guid.CreateVersion7();
        var answer = Story.Done(await story.Clerk().PostAsync("/eligibility-checks", new CheckEligibility(check, new PersonLocator(Insured: one.Identity), day)));
        var events = await host.Rows.ListAsync(
            "select data -> 'answer' ->> 'coverageId' from healthcare.mt_events where data ->> 'checkId' = $1 and type = 'eligibility.eligibility-checked.v1'", reader => Guid.Parse(reader.GetString(0)), check.ToString());
        Assert.Equal("valid", answer.Body.GetProperty("status").GetString());
        return Assert.Single(events);
    }
}
