using Healthcare.Application.Eligibility;
using Healthcare.Application.Identity;
using Healthcare.Domain.Eligibility;
using Healthcare.Tests.Support;
using NodaTime;
using Xunit;

namespace Healthcare.Tests.Eligibility;

[Collection(HostCollection.Name)]
public sealed class CoverageCorrectionTests(RunningHost host)
{
    private readonly Story story = new(host);
    private readonly CoveredPeople people = new(host);

    [Fact]
    public async Task a_retroactive_loss_is_on_the_list_of_the_institution_it_concerns_until_it_takes_note()
    {
        var one = await people.CoverAsync();
        var check = await people.CheckAsync(one);
        await people.CheckAsync(one, Story.OtherClinic, story.Today.PlusDays(-40));

        var ended = Story.Done(await people.Insurer().PostAsync("/coverage-ends", new EndCoverage(one.PersonId, one.CoverageId, story.Today.PlusDays(-10)), key: $"end-{one.CoverageId}"));
        Assert.Equal(one.CoverageId, ended.Body.GetProperty("coverageId").GetGuid());

        var entry = Assert.Single(await ListAsync(Story.Clinic, one));
        Assert.Equal(check.Body.GetProperty("checkId").GetGuid(), entry.GetProperty("checkId").GetGuid());
        Assert.Equal(("valid", 30, "noCoverage", "coverageEnded"), (
            entry.GetProperty("before").GetProperty("status").GetString(), entry.GetProperty("before").GetProperty("copayPercent").GetInt32(),
            entry.GetProperty("after").GetProperty("status").GetString(), entry.GetProperty("cause").GetString()));
        Assert.Empty(await ListAsync(Story.OtherClinic, one));

        var note = new AcknowledgeCorrection(one.PersonId, entry.GetProperty("correctionId").GetGuid());
        Assert.Equal("eligibility.correction-not-found", (await story.Clerk(Story.OtherClinic).PostAsync("/coverage-corrections/acknowledgements", note, key: $"{Guid.NewGuid()}")).Code);
        Assert.Single(await ListAsync(Story.Clinic, one));
        Story.Done(await story.Clerk().PostAsync("/coverage-corrections/acknowledgements", note, key: $"{Guid.NewGuid()}"));
        Assert.Empty(await ListAsync(Story.Clinic, one));
        Assert.True(Assert.Single(await ListAsync(Story.Clinic, one, acknowledged: "true")).TryGetProperty("acknowledgedAt", out _));
    }

    [Fact]
    public async Task the_same_end_again_tells_nobody_anything()
    {
        var one = await people.CoverAsync();
        await people.CheckAsync(one);
        foreach (var _ in new[] { 1, 2 })
            Story.Done(await people.Insurer().PostAsync("/coverage-ends", new EndCoverage(one.PersonId, one.CoverageId, story.Today.PlusDays(-10)), key: $"{Guid.NewGuid()}"));

        Assert.Single(await ListAsync(Story.Clinic, one));
        Assert.Equal(1, (await host.Rows.EventsOfAsync(one.PersonId)).Count(name => name == "eligibility.eligibility-reevaluated.v1"));
    }

    [Fact]
    public async Task another_rate_from_a_past_day_on_is_told_and_a_limit_category_is_not()
    {
        var one = await people.CoverAsync();
        await people.CheckAsync(one);
        Story.Done(await people.Insurer().PostAsync(
            "/coverage-changes", new ChangeCoverage(one.PersonId, one.CoverageId, story.Today.PlusDays(-5), 30, LimitCategories: [new("ウ", story.Today.PlusDays(-5))]), key: $"{Guid.NewGuid()}"));
        Assert.Empty(await ListAsync(Story.Clinic, one));

        Story.Done(await people.Insurer().PostAsync("/coverage-changes", new ChangeCoverage(one.PersonId, one.CoverageId, story.Today.PlusDays(-3), 20), key: $"{Guid.NewGuid()}"));
        var entry = Assert.Single(await ListAsync(Story.Clinic, one));
        Assert.Equal((30, 20), (entry.GetProperty("before").GetProperty("copayPercent").GetInt32(), entry.GetProperty("after").GetProperty("copayPercent").GetInt32()));
        Assert.Equal(20, (await people.CheckAsync(one)).Body.GetProperty("copayPercent").GetInt32());
    }

    [Fact]
    public async Task a_person_sees_who_read_the_list()
    {
        var one = await people.CoverAsync();
        await people.CheckAsync(one, Story.Pharmacy);
        Story.Done(await people.Insurer().PostAsync("/coverage-ends", new EndCoverage(one.PersonId, one.CoverageId, story.Today.PlusDays(-10)), key: $"{Guid.NewGuid()}"));
        Story.Done(await story.Pharmacist().GetAsync("/coverage-corrections?acknowledged=false"));

        Assert.Contains(await host.Rows.AccessesOfAsync(one.PersonId), line => line is { Role: "Pharmacist", Institution: Story.Pharmacy, Action: "read:Checks", Outcome: "ok" });
    }

    [Fact]
    public async Task the_list_goes_on_after_a_place()
    {
        var one = await people.CoverAsync();
        foreach (var _ in new[] { 1, 2 })
            await people.CheckAsync(one);
        Story.Done(await people.Insurer().PostAsync("/coverage-ends", new EndCoverage(one.PersonId, one.CoverageId, story.Today.PlusDays(-10)), key: $"{Guid.NewGuid()}"));

        var both = await ListAsync(Story.Clinic, one);
        Assert.Equal(2, both.Count);
        Assert.Equal(both[1].GetProperty("id").GetInt64(), Assert.Single(await ListAsync(Story.Clinic, one, after: both[0].GetProperty("id").GetInt64())).GetProperty("id").GetInt64());
    }

    [Theory]
    [InlineData("after=x", "after")]
    [InlineData("after=-1", "after")]
    [InlineData("acknowledged=no", "acknowledged")]
    public async Task a_wrong_parameter_is_named(string query, string field)
    {
        var answer = await story.Clerk().GetAsync($"/coverage-corrections?{query}");
        Assert.Equal((400, field), (answer.Status, answer.Body.GetProperty("errors")[0].GetProperty("field").GetString()));
    }

    [Fact]
    public async Task the_auditor_replays_the_checks_and_what_became_of_them()
    {
        var one = await people.CoverAsync();
        await people.CheckAsync(one);
        Story.Done(await people.Insurer().PostAsync("/coverage-changes", new ChangeCoverage(one.PersonId, one.CoverageId, story.Today.PlusDays(-3), 20), key: $"{Guid.NewGuid()}"));
        var auditor = story.As(Role.Auditor);

        var checks = Story.Done(await auditor.GetAsync($"/audit/streams/{EligibilityCheck.StreamOf(one.PersonId)}"));
        Assert.Equal("EligibilityChecks", checks.Body.GetProperty("kind").GetString());
        Assert.Equal("eligibility.eligibility-reevaluated.v1", checks.Body.GetProperty("events")[1].GetProperty("type").GetString());
        var person = Story.Done(await auditor.GetAsync($"/audit/streams/{one.PersonId}?diff=true"));
        Assert.Contains($"\"{story.Today.PlusDays(-3):uuuu-MM-dd}\":{{\"copayPercent\":20}}", person.Text, StringComparison.Ordinal);
    }

    private async Task<List<System.Text.Json.JsonElement>> ListAsync(string institution, Covered one, string acknowledged = "false", long after = 0)
    {
        List<System.Text.Json.JsonElement> entries = [];
        while (true)
        {
            var page = Story.Done(await story.Clerk(institution).GetAsync($"/coverage-corrections?acknowledged={acknowledged}&after={after}")).Body.EnumerateArray().ToList();
            if (page.Count == 0)
                return [.. entries.Where(entry => entry.GetProperty("personId").GetGuid() == one.PersonId)];
            entries.AddRange(page);
            after = page[^1].GetProperty("id").GetInt64();
        }
    }
}
