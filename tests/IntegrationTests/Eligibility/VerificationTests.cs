using Healthcare.Application.Access;
using Healthcare.Application.Eligibility;
using Healthcare.Domain.Eligibility;
using Healthcare.Tests.Support;
using NodaTime;
using Xunit;

namespace Healthcare.Tests.Eligibility;

/// <summary>How a person is verified at a counter, and what is answered.</summary>
[Collection(HostCollection.Name)]
public sealed class VerificationTests(RunningHost host)
{
    private const string OldInsurer = "06130017";
    private static readonly LocalDate Birth = new(1980, 5, 5), Since = new(2020, 4, 1);
    private readonly Story story = new(host);
    private readonly CounterStory counter = new(host);

    [Theory]
    [InlineData(null, "insuredNumber")]
    [InlineData(CounterDocumentKind.EligibilityCertificate, "eligibilityCertificate")]
    [InlineData(CounterDocumentKind.PortalScreen, "portalScreen")]
    [InlineData(CounterDocumentKind.EligibilityNotice, "eligibilityNotice")]
    public async Task a_check_by_number_says_by_which_document(CounterDocumentKind? kind, string method)
    {
        var (_, numbers) = await counter.InsureAsync(Birth, new Insurance(Since));
        var answer = Story.Done(await counter.CheckAsync(numbers[0], document: kind is { } shown ? new(shown, CardSeen: shown >= CounterDocumentKind.PortalScreen) : null));
        Assert.Equal(("valid", method, false), (Text(answer, "status"), Text(answer, "method"), answer.Body.GetProperty("medicalInformation").GetBoolean()));
    }

    [Theory]
    [InlineData(CounterDocumentKind.PortalScreen)]
    [InlineData(CounterDocumentKind.EligibilityNotice)]
    public async Task a_fallback_without_the_card_is_refused(CounterDocumentKind kind)
    {
        var (person, numbers) = await counter.InsureAsync(Birth, new Insurance(Since));
        var answer = await counter.CheckAsync(numbers[0], document: new(kind));
        Assert.Equal((400, "request.invalid", "document.cardSeen"), (answer.Status, answer.Code, answer.Body.GetProperty("errors")[0].GetProperty("field").GetString()));
        Assert.DoesNotContain("eligibility.eligibility-checked.v1", await host.Rows.EventsOfAsync(person));
    }

    [Fact]
    public async Task a_document_of_another_form_is_refused_with_its_field()
    {
        var (_, numbers) = await counter.InsureAsync(Birth, new Insurance(Since));
        Assert.Equal("document.issuedOn", Field(await counter.CheckAsync(numbers[0], document: new(CounterDocumentKind.InsuranceCard))));
        Assert.Equal("document.expiresOn", Field(await counter.CheckAsync(numbers[0], document: new(CounterDocumentKind.InsuranceCard, new(2024, 4, 1), new(2024, 3, 31)))));
        Assert.Equal("document.issuedOn", Field(await counter.CheckAsync(numbers[0], document: new(CounterDocumentKind.EligibilityCertificate, new(2024, 4, 1)))));
        var insured = await story.InsureAsync();
        Assert.Equal("document", Field(await story.Clerk().PostAsync(
            "/eligibility-checks", await story.ShowAsync(insured.CardSerial) with { Document = new(CounterDocumentKind.EligibilityCertificate) })));
    }

    [Theory]
    [InlineData("2025-11-30", 200)]
    [InlineData("2025-12-01", 200)]
    [InlineData("2025-12-02", 422)]
    public async Task an_insurance_card_without_expiry_is_taken_to_2025_12_01(string day, int status)
    {
        var (person, numbers) = await counter.InsureAsync(Birth, new Insurance(Since));
        var answer = await counter.CheckAsync(numbers[0], Day(day), new(CounterDocumentKind.InsuranceCard, new(2024, 4, 1)));
        Assert.Equal(status, answer.Status);
        if (status == 200)
        {
            Assert.Equal("insuranceCard", Text(answer, "method"));
            return;
        }

        Assert.Equal(("eligibility.insurance-card-not-valid", "2025-12-01"), (answer.Code, answer.Body.GetProperty("details").GetProperty("validThrough").GetString()));
        Assert.DoesNotContain("eligibility.eligibility-checked.v1", await host.Rows.EventsOfAsync(person));
        Assert.Contains(await host.Rows.AccessesOfAsync(person), access => access is { Action: "CheckEligibility", Outcome: "eligibility.insurance-card-not-valid" });
    }

    /// <summary>転職: the former insurer through 2025-05-15, the next one from 2025-05-16.</summary>
    [Theory]
    [InlineData("2025-05-14", 200, OldInsurer, 30)]
    [InlineData("2025-05-15", 200, OldInsurer, 30)]
    [InlineData("2025-05-16", 422, Story.Insurer, 20)]
    public async Task on_a_change_of_insurer_the_day_of_service_decides_and_the_old_card_ends(string day, int byOldCard, string insurer, int copay)
    {
        var (_, numbers) = await counter.InsureAsync(
            Birth, new Insurance(Since, new(2025, 5, 15), OldInsurer), new Insurance(new(2025, 5, 16), Copay: 20));
        Assert.Equal(byOldCard, (await counter.CheckAsync(numbers[0], Day(day), new(CounterDocumentKind.InsuranceCard, new(2024, 4, 1)))).Status);
        foreach (var number in numbers)
        {
            var coverage = Story.Done(await counter.CheckAsync(number, Day(day))).Body.GetProperty("coverage");
            Assert.Equal((insurer, copay), (coverage.GetProperty("identity").GetProperty("insurerNumber").GetString(), coverage.GetProperty("copayPercent").GetInt32()));
        }
    }

    [Theory]
    [InlineData("2025-05-15", "valid", null)]
    [InlineData("2025-05-16", "noCoverage", "2025-05-15")]
    [InlineData("2025-05-31", "noCoverage", "2025-05-15")]
    [InlineData("2025-06-01", "valid", null)]
    public async Task a_gap_between_two_insurers_is_no_coverage_since_the_last_day_of_the_former(string day, string status, string? coveredThrough)
    {
        var (_, numbers) = await counter.InsureAsync(Birth, new Insurance(Since, new(2025, 5, 15), OldInsurer), new Insurance(new(2025, 6, 1)));
        var answer = Story.Done(await counter.CheckAsync(numbers[0], Day(day)));
        Assert.Equal((status, coveredThrough), (Text(answer, "status"), answer.Body.TryGetProperty("coveredThrough", out var last) ? last.GetString() : null));
    }

    [Theory]
    [InlineData(92, "valid", "certificate-expired")]
    [InlineData(93, "certificateLapsed", "certificate-lapsed")]
    [InlineData(94, "certificateLapsed", "certificate-lapsed")]
    public async Task an_alert_about_the_certificate_tells_its_last_day(int daysAgo, string status, string alert)
    {
        var insured = await story.InsureAsync();
        var newYear = new LocalDate(story.Today.Year + 1, 1, 1).AtMidnight().WithOffset(Offset.FromHours(9)).ToInstant();
        using (host.Clock.Move(newYear - host.Clock.GetCurrentInstant())) // Three months, from 1 October, have 92 days.
        {
            var last = story.Today.PlusDays(-daysAgo);
            var answer = Story.Done(await story.TryCheckAsync(insured, validThrough: last));
            Assert.Equal((status, alert, $"{last:uuuu-MM-dd}"), (Text(answer, "status"), answer.Body.GetProperty("alerts")[0].GetString(), Text(answer, "certificateValidThrough")));
        }
    }

    [Theory]
    [InlineData(-1, "noCoverage")]
    [InlineData(0, "valid")]
    [InlineData(1, "valid")]
    public async Task a_newborn_is_covered_from_birth(int days, string status)
    {
        var born = new LocalDate(2026, 11, 2);
        var (_, numbers) = await counter.InsureAsync(born, new Insurance(born));
        Assert.Equal(status, Text(Story.Done(await counter.CheckAsync(numbers[0], born.PlusDays(days))), "status"));
    }

    [Fact]
    public async Task one_person_at_two_institutions_on_one_day_is_answered_the_same_at_both()
    {
        var (person, numbers) = await counter.InsureAsync(Birth, new Insurance(Since));
        var (here, there) = (CounterStory.NewClinic(), CounterStory.NewClinic());
        Story.Done(await story.Clerk(here).PostAsync("/eligibility-checks", new CheckEligibility(Guid.CreateVersion7(), new(Insured: numbers[0]))));
        Story.Done(await story.Clerk(here).PostAsync("/local-patient-numbers", new LinkLocalPatientNumber(person, "A-1"), $"{Guid.NewGuid()}"));

        var both = await Task.WhenAll(counter.CheckAsync(numbers[0], institution: here), counter.CheckAsync(numbers[0], institution: there));

        Assert.All(both, answer => Assert.Equal(("valid", Story.Insurer), (Text(answer, "status"), answer.Body.GetProperty("coverage").GetProperty("identity").GetProperty("insurerNumber").GetString())));
        Assert.Equal([here, there], both.Select(answer => Text(answer, "institution")));
        Assert.Equal("A-1", Text(both[0], "localPatientNumber"));
        Assert.False(both[1].Body.TryGetProperty("localPatientNumber", out _));
    }

    [Fact]
    public async Task consents_at_the_reader_hold_from_the_check_on()
    {
        var insured = await story.InsureAsync();
        var clinic = CounterStory.NewClinic();
        var check = await story.ShowAsync(insured.CardSerial, clinic) with { Consents = [InformationKind.Drugs, InformationKind.CopayLimit] };

        var answer = Story.Done(await story.Clerk(clinic).PostAsync("/eligibility-checks", check));
        var again = Story.Done(await story.Clerk(clinic).PostAsync("/eligibility-checks", check));

        Assert.Equal(["drugs", "copayLimit"], answer.Body.GetProperty("consented").EnumerateArray().Select(kind => kind.GetString()));
        Assert.Equal(answer.Text, again.Text);
        Assert.Equal(200, (await story.Doctor(clinic).GetAsync($"/fhir/MedicationRequest?patient={insured.PersonId}")).Status);
        Assert.Equal(403, (await story.Doctor(CounterStory.NewClinic()).GetAsync($"/fhir/MedicationRequest?patient={insured.PersonId}")).Status);
        Assert.Equal(
            ["eligibility.consent-given.v1", "eligibility.eligibility-checked.v1"],
            (await host.Rows.EventsOfAsync(insured.PersonId)).Where(name => name.Contains("consent", StringComparison.Ordinal) || name.Contains("checked", StringComparison.Ordinal)).Order());

        Story.Done(await story.Person(insured.PersonId).PostAsync("/consent-withdrawals", new WithdrawConsent(insured.PersonId, ReaderConsents.ConsentIdOf(check.CheckId)), $"{Guid.NewGuid()}"));
        Assert.Equal(403, (await story.Doctor(clinic).GetAsync($"/fhir/MedicationRequest?patient={insured.PersonId}")).Status);
    }

    [Fact]
    public async Task a_second_visit_adds_its_consents_to_those_of_the_first()
    {
        var insured = await story.InsureAsync();
        var clinic = CounterStory.NewClinic();
        foreach (var kind in new[] { InformationKind.CheckUps, InformationKind.Drugs })
            Story.Done(await story.Clerk(clinic).PostAsync("/eligibility-checks", await story.ShowAsync(insured.CardSerial, clinic) with { Consents = [kind] }));
        Assert.Equal(2, await host.Rows.CountAsync(
            "healthcare.mt_events where stream_id = $1 and type = 'eligibility.consent-given.v1'", Consents.StreamOf(insured.PersonId)));
    }

    [Fact]
    public async Task an_expired_certificate_takes_consent_to_the_limit_category_only()
    {
        var insured = await story.InsureAsync();
        using (host.Clock.Move(Duration.FromDays(365 * 2 + 30)))
        {
            var drugs = await story.Clerk().PostAsync("/eligibility-checks", await story.ShowAsync(insured.CardSerial) with { Consents = [InformationKind.Drugs] });
            Assert.Equal((422, "eligibility.medical-information-closed"), (drugs.Status, drugs.Code));
            Assert.DoesNotContain("eligibility.eligibility-checked.v1", await host.Rows.EventsOfAsync(insured.PersonId));

            var limit = Story.Done(await story.Clerk().PostAsync("/eligibility-checks", await story.ShowAsync(insured.CardSerial) with { Consents = [InformationKind.CopayLimit] }));
            Assert.Equal(("certificate-expired", "copayLimit"), (limit.Body.GetProperty("alerts")[0].GetString(), limit.Body.GetProperty("consented")[0].GetString()));
        }
    }

    [Fact]
    public async Task the_limit_category_is_told_with_the_persons_consent_only()
    {
        var (person, numbers) = await counter.InsureAsync(Birth, new Insurance(Since, Copay: null, Limits: [new("ウ", new(2026, 1, 1))]));
        var card = $"{Guid.NewGuid():N}";
        Story.Done(await story.Town.PostAsync("/card-certificates", new LinkCardCertificate(person, Guid.CreateVersion7(), card, story.Today.PlusYears(2))));
        var clinic = CounterStory.NewClinic();
        async Task<Answer> AtReader(string institution, params InformationKind[] agreed) => await story.Clerk(institution).PostAsync(
            "/eligibility-checks", await story.ShowAsync(card, institution) with { Consents = agreed });

        var without = Story.Done(await AtReader(clinic, InformationKind.Drugs));
        var with = Story.Done(await AtReader(clinic, InformationKind.CopayLimit));
        var later = Story.Done(await counter.CheckAsync(numbers[0], institution: clinic));
        var elsewhere = Story.Done(await AtReader(CounterStory.NewClinic()));

        Assert.Equal([false, true, true, false], new[] { without, with, later, elsewhere }.Select(answer => answer.Text.Contains('ウ')));
        Assert.Equal(("ウ", 30), (with.Body.GetProperty("limits").GetProperty("category").GetString(), with.Body.GetProperty("copayPercent").GetInt32()));
        using (host.Clock.Move(Duration.FromHours(24)))
            Assert.DoesNotContain("ウ", Story.Done(await counter.CheckAsync(numbers[0], institution: clinic)).Text, StringComparison.Ordinal);

        var fhir = Story.Done(await story.Clerk(clinic).PostForAsync(
            "application/fhir+json", "/eligibility-checks", await story.ShowAsync(card, clinic)));
        Assert.Contains("copay-maximum", fhir.Text, StringComparison.Ordinal);
        await FhirModel.UpToDateAsync(host);
        Assert.DoesNotContain("ウ", Story.Done(await story.Clerk(clinic).GetAsync($"/fhir/CoverageEligibilityResponse?patient={person}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task the_api_description_knows_every_member_of_an_answer()
    {
        var described = Story.Done(await story.Clerk().GetAsync("/openapi/v1.json")).Body.GetProperty("components").GetProperty("schemas");
        Assert.Equal(
            typeof(EligibilityCheckAnswer).GetProperties().Select(member => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(member.Name)).Order(),
            described.GetProperty(nameof(EligibilityCheckAnswer)).GetProperty("properties").EnumerateObject().Select(member => member.Name).Order());
    }

    [Fact]
    public async Task consent_is_chosen_at_a_reader()
    {
        var (_, numbers) = await counter.InsureAsync(Birth, new Insurance(Since));
        Assert.Equal("consents", Field(await story.Clerk().PostAsync(
            "/eligibility-checks", new CheckEligibility(Guid.CreateVersion7(), new(Insured: numbers[0]), Consents: [InformationKind.CopayLimit]))));
    }

    private static LocalDate Day(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;

    private static string? Text(Answer answer, string member) => answer.Body.GetProperty(member).GetString();

    private static string? Field(Answer answer)
    {
        Assert.Equal(400, answer.Status);
        return answer.Body.GetProperty("errors")[0].GetProperty("field").GetString();
    }
}
