using System.Net.Http.Headers;
using System.Text.Json;
using Healthcare.Application.Access;
using Healthcare.Application.Eligibility;
using Healthcare.Application.Identity;
using Healthcare.Domain.Eligibility;
using Healthcare.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Xunit;

namespace Healthcare.Tests.Eligibility;

[Collection(HostCollection.Name)]
public sealed class EligibilityCertificateTests(RunningHost host)
{
    private readonly Story story = new(host);
    private readonly CoveredPeople people = new(host);

    [Fact]
    public async Task the_person_asks_for_one_and_sees_it()
    {
        var one = await people.CoverAsync();
        var asked = new RequestEligibilityCertificate(one.PersonId, Guid.CreateVersion7());
        var answer = await Person(one).PostAsync("/eligibility-certificate-requests", asked);

        Assert.Equal((201, one.CoverageId, $"{story.Today:uuuu-MM-dd}"), (
            answer.Status, answer.Body.GetProperty("coverageId").GetGuid(), answer.Body.GetProperty("validFrom").GetString()));
        var seen = Assert.Single(Story.Done(await Person(one).GetAsync($"/insured-persons/{one.PersonId}/eligibility-certificates")).Body.EnumerateArray());
        Assert.Equal((asked.CertificateId, "onRequest", one.Identity.Number), (
            seen.GetProperty("certificateId").GetGuid(), seen.GetProperty("reason").GetString(), seen.GetProperty("identity").GetProperty("number").GetString()));
        Assert.Equal("eligibility.eligibility-certificate-in-force", (await Person(one).PostAsync("/eligibility-certificate-requests", asked with { CertificateId = Guid.CreateVersion7() })).Code);
    }

    [Fact]
    public async Task a_counter_finds_it_in_force_until_it_is_lost_and_then_the_one_that_replaces_it()
    {
        var one = await people.CoverAsync();
        var (first, second) = (await AskAsync(one), Guid.CreateVersion7());
        Assert.Equal((false, true, true), (await InForceAsync(one, -1), await InForceAsync(one, 0), await InForceAsync(one, 1)));

        Story.Done(await Person(one).PostAsync("/eligibility-certificates/returns", new ReturnEligibilityCertificate(one.PersonId, first, CertificateInvalidation.Lost), key: $"{Guid.NewGuid()}"));
        Assert.False(await InForceAsync(one, 0));
        Assert.Equal("eligibility.eligibility-certificate-not-in-force", (await Person(one).PostAsync("/eligibility-certificates/reissues", new ReissueEligibilityCertificate(one.PersonId, first, second))).Code);

        var again = await AskAsync(one);
        Story.Done(await Person(one).PostAsync("/eligibility-certificates/reissues", new ReissueEligibilityCertificate(one.PersonId, again, second), key: $"{Guid.NewGuid()}"));
        Assert.True(await InForceAsync(one, 0));
        var all = Story.Done(await Person(one).GetAsync($"/insured-persons/{one.PersonId}/eligibility-certificates")).Body.EnumerateArray().ToList();
        Assert.Equal([second, again, first], all.Select(line => line.GetProperty("certificateId").GetGuid()));
        Assert.Equal((again, "lost", "lost"), (all[0].GetProperty("replaces").GetGuid(), all[1].GetProperty("invalidation").GetString(), all[2].GetProperty("invalidation").GetString()));
    }

    [Fact]
    public async Task an_institution_sees_the_limit_category_on_it_only_while_the_person_agrees()
    {
        var (person, numbers) = await new CounterStory(host).InsureAsync(new(1980, 5, 5), new Insurance(new(2020, 4, 1), Limits: [new("ウ", new(2026, 1, 1))]));
        var (card, clinic) = ($"{Guid.NewGuid():N}", CounterStory.NewClinic());
        Story.Done(await story.Town.PostAsync("/card-certificates", new LinkCardCertificate(person, Guid.CreateVersion7(), card, story.Today.PlusYears(2))));
        Story.Done(await story.Person(person).PostAsync("/eligibility-certificate-requests", new RequestEligibilityCertificate(person, Guid.CreateVersion7(), WithLimitCategory: true)));
        async Task<string?> SeenAsync(Api caller) => Assert.Single(Story.Done(await caller.GetAsync($"/insured-persons/{person}/eligibility-certificates")).Body.EnumerateArray())
            .TryGetProperty("limitCategory", out var category) ? category.GetString() : null;
        async Task<List<string?>> SeenAtAsync(string institution)
        {
            List<string?> seen = [];
            foreach (var role in new[] { Role.Clerk, Role.Doctor, Role.Dentist, Role.Pharmacist })
                seen.Add(await SeenAsync(story.As(role, institution)));
            return seen;
        }

        string?[] hidden = [null, null, null, null], shown = ["ウ", "ウ", "ウ", "ウ"];
        Story.Done(await story.Clerk(clinic).PostAsync("/eligibility-checks", new CheckEligibility(Guid.CreateVersion7(), new(Insured: numbers[0]))));
        Assert.Equal(hidden, await SeenAtAsync(clinic));
        var check = await story.ShowAsync(card, clinic) with { Consents = [InformationKind.CopayLimit] };
        Story.Done(await story.Clerk(clinic).PostAsync("/eligibility-checks", check));
        Assert.Equal(shown, await SeenAtAsync(clinic));

        var elsewhere = CounterStory.NewClinic();
        Story.Done(await story.Clerk(elsewhere).PostAsync("/eligibility-checks", new CheckEligibility(Guid.CreateVersion7(), new(Insured: numbers[0]))));
        Assert.Equal(hidden, await SeenAtAsync(elsewhere));
        Story.Done(await story.Person(person).PostAsync("/consent-withdrawals", new WithdrawConsent(person, ReaderConsents.ConsentIdOf(check.CheckId)), $"{Guid.NewGuid()}"));
        Assert.Equal(hidden, await SeenAtAsync(clinic));
        Assert.Equal(("ウ", "ウ"), (await SeenAsync(story.Person(person)), await SeenAsync(people.Insurer())));
    }

    [Fact]
    public async Task a_counter_that_is_shown_one_is_warned_when_none_is_in_force()
    {
        var one = await people.CoverAsync();
        Assert.Equal(["eligibility-certificate-unknown"], await AlertsAsync(one));
        var certificate = await AskAsync(one);
        Assert.Empty(await AlertsAsync(one));
        Story.Done(await Person(one).PostAsync("/eligibility-certificates/returns", new ReturnEligibilityCertificate(one.PersonId, certificate, CertificateInvalidation.Lost), key: $"{Guid.NewGuid()}"));
        Assert.Equal(["eligibility-certificate-unknown"], await AlertsAsync(one));
    }

    [Fact]
    public async Task one_whose_number_was_corrected_counts_no_more_and_another_is_issued()
    {
        var one = await people.CoverAsync();
        await AskAsync(one);
        var right = one with { Identity = CoveredPeople.NewIdentity() };
        Story.Done(await people.Insurer().PostAsync("/coverage-restatements", CoveredPeople.Correct(one, right.Identity), key: $"{Guid.NewGuid()}"));
        Assert.Equal(["eligibility-certificate-unknown"], await AlertsAsync(right));

        await AskAsync(right);
        Assert.Empty(await AlertsAsync(right));
    }

    [Fact]
    public async Task only_the_insurer_of_the_coverage_asks_replaces_and_takes_back()
    {
        var one = await people.CoverAsync();
        var stranger = people.Insurer(CoveredPeople.OtherInsurer);
        Assert.Equal("request.forbidden", (await stranger.PostAsync("/eligibility-certificate-requests", new RequestEligibilityCertificate(one.PersonId, Guid.CreateVersion7()))).Code);

        var certificate = Guid.CreateVersion7();
        Story.Done(await people.Insurer().PostAsync("/eligibility-certificate-requests", new RequestEligibilityCertificate(one.PersonId, certificate)));
        Assert.Equal("request.forbidden", (await stranger.PostAsync("/eligibility-certificates/reissues", new ReissueEligibilityCertificate(one.PersonId, certificate, Guid.CreateVersion7()))).Code);
        Assert.Equal("request.forbidden", (await stranger.PostAsync(
            "/eligibility-certificates/returns", new ReturnEligibilityCertificate(one.PersonId, certificate, CertificateInvalidation.Returned), key: $"{Guid.NewGuid()}")).Code);
        Assert.True(await InForceAsync(one, 0));
    }

    [Fact]
    public async Task an_insurer_lists_its_own_and_another_sees_nothing_of_it()
    {
        var one = await people.CoverAsync();
        var certificate = await AskAsync(one);
        var today = $"{story.Today:uuuu-MM-dd}";

        Assert.Contains(certificate, await ListAsync(Story.Insurer, $"issuedFrom={today}&issuedThrough={today}&reason=onRequest"));
        Assert.DoesNotContain(certificate, await ListAsync(Story.Insurer, "reason=lateStageElderly"));
        Assert.DoesNotContain(certificate, await ListAsync(Story.Insurer, $"issuedFrom={story.Today.PlusDays(1):uuuu-MM-dd}"));
        Assert.DoesNotContain(certificate, await ListAsync(Story.Insurer, $"issuedThrough={story.Today.PlusDays(-1):uuuu-MM-dd}"));
        Assert.DoesNotContain(certificate, await ListAsync(CoveredPeople.OtherInsurer, string.Empty));
        Assert.Empty(Story.Done(await people.Insurer(CoveredPeople.OtherInsurer).GetAsync($"/insured-persons/{one.PersonId}/eligibility-certificates")).Body.EnumerateArray());
        Assert.Contains(await host.Rows.AccessesOfAsync(one.PersonId), line => line is { Role: "Insurer", Institution: Story.Insurer, Action: "read:Insurance", Outcome: "ok" });
    }

    [Fact]
    public async Task the_list_is_csv_when_that_is_asked_for()
    {
        var one = await people.CoverAsync();
        var certificate = await AskAsync(one);
        using var client = host.Alba.Server.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", host.Tokens.Of(Role.Insurer, Story.Insurer));
        client.DefaultRequestHeaders.Accept.ParseAdd("text/csv");
        var line = (await host.Rows.ListAsync("select id from healthcare.eligibility_certificate where certificate_id = $1", reader => reader.GetInt64(0), certificate))[0];

        var answer = await client.GetAsync(new Uri($"/eligibility-certificates?after={line - 1}", UriKind.Relative));
        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
        var rows = (await answer.Content.ReadAsStringAsync()).Split("\r\n");
        Assert.Equal("id,certificateId,personId,coverageId,insurerNumber,symbol,number,branch,reason,issuedOn,validFrom,validThrough,limitCategory,replaces,invalidOn,invalidation", rows[0]);
        var today = $"{story.Today:uuuu-MM-dd}";
        Assert.Equal(
            $"{line},{certificate},{one.PersonId},{one.CoverageId},{Story.Insurer},12,{one.Identity.Number},01,onRequest,{today},{today},{story.Today.PlusYears(5).PlusDays(-1):uuuu-MM-dd},,,,",
            rows[1]);
    }

    [Theory]
    [InlineData("issuedFrom=yesterday", "issuedFrom")]
    [InlineData("issuedThrough=2026-02-30", "issuedThrough")]
    [InlineData("reason=OnRequest", "reason")]
    [InlineData("reason=0", "reason")]
    [InlineData("after=-1", "after")]
    public async Task a_wrong_parameter_is_named(string query, string field)
    {
        var answer = await people.Insurer().GetAsync($"/eligibility-certificates?{query}");
        Assert.Equal((400, field), (answer.Status, answer.Body.GetProperty("errors")[0].GetProperty("field").GetString()));
    }

    [Theory]
    [InlineData("2024-12-01")]
    [InlineData("2099-01-01")]
    [InlineData("tomorrow")]
    [InlineData("9999-12-31")]
    public async Task the_job_is_of_a_day_since_there_are_certificates_and_not_far_ahead(string date)
    {
        var answer = await story.As(Role.Operator).PostRawAsync($"/ex-officio-certificates/{date}", []);
        Assert.Equal((400, "date"), (answer.Status, answer.Body.GetProperty("errors")[0].GetProperty("field").GetString()));
    }

    private Api Person(Covered one) => story.Person(one.PersonId);

    private async Task<Guid> AskAsync(Covered one)
    {
        var certificate = Guid.CreateVersion7();
        Story.Done(await Person(one).PostAsync("/eligibility-certificate-requests", new RequestEligibilityCertificate(one.PersonId, certificate)));
        return certificate;
    }

    private async Task<List<string?>> AlertsAsync(Covered one)
    {
        var check = Story.Done(await story.Clerk().PostAsync(
            "/eligibility-checks", new CheckEligibility(Guid.CreateVersion7(), new(Insured: one.Identity), Document: new(CounterDocumentKind.EligibilityCertificate))));
        Assert.Equal("valid", check.Body.GetProperty("status").GetString());
        return [.. check.Body.GetProperty("alerts").EnumerateArray().Select(alert => alert.GetString())];
    }

    private Task<bool> InForceAsync(Covered one, int daysFromToday) =>
        host.Services.GetRequiredService<IEligibilityCertificates>().InForceAsync(one.PersonId, one.CoverageId, one.Identity.Identity, story.Today.PlusDays(daysFromToday), default);

    private async Task<List<Guid>> ListAsync(string insurer, string query)
    {
        List<Guid> found = [];
        for (var after = 0L; ;)
        {
            var page = Story.Done(await people.Insurer(insurer).GetAsync($"/eligibility-certificates?{query}&after={after}")).Body.EnumerateArray().ToList();
            if (page.Count == 0)
                return found;
            found.AddRange(page.Select(line => line.GetProperty("certificateId").GetGuid()));
            after = page[^1].GetProperty("id").GetInt64();
        }
    }
}
