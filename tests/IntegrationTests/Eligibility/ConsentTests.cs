using Healthcare.Application.Access;
using Healthcare.Application.Eligibility;
using Healthcare.Application.Identity;
using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Shared;
using Healthcare.Tests.Support;
using NodaTime;
using Xunit;

namespace Healthcare.Tests.Eligibility;

/// <summary>Consent over HTTP: who may record which, where it is refused, how it is read.</summary>
[Collection(HostCollection.Name)]
public sealed class ConsentTests(RunningHost host)
{
    private readonly Story story = new(host);

    [Fact]
    public async Task a_certificate_that_has_expired_gives_no_consent_to_medical_information_at_the_reader()
    {
        var insured = await story.InsureAsync();
        using (host.Clock.Move(Duration.FromDays(740))) // The card's last day is two years away.
        {
            Assert.False((await story.CheckAsync(insured)).Body.GetProperty("medicalInformation").GetBoolean());
            Assert.Equal("eligibility.medical-information-closed", (await GiveAsync(insured, InformationKind.Drugs)).Code);
            Story.Done(await GiveAsync(insured, InformationKind.CopayLimit));
        }
    }

    [Fact]
    public async Task the_last_check_of_the_visit_counts()
    {
        var insured = await story.InsureAsync();
        await story.CheckAsync(insured);
        Story.Done(await GiveAsync(insured, InformationKind.Drugs));
        await CheckByNumberAsync(insured, Story.Clinic);
        Assert.Equal("eligibility.medical-information-closed", (await GiveAsync(insured, InformationKind.Drugs)).Code);
        await story.CheckAsync(insured);
        Story.Done(await GiveAsync(insured, InformationKind.Drugs));
    }

    [Fact]
    public async Task what_was_said_to_a_pharmacist_opens_drugs_for_that_day_without_a_card()
    {
        var insured = await story.InsureAsync();
        Assert.Equal("eligibility.visit-required", (await SayAsync(story.Pharmacist(), insured, InformationKind.Drugs)).Code);

        await CheckByNumberAsync(insured, Story.Pharmacy);
        Assert.Equal(403, (await DrugsAsync(story.Pharmacist(), insured)).Status);
        Assert.Equal("eligibility.oral-consent-for-drugs-only", (await SayAsync(story.Pharmacist(), insured, InformationKind.CopayLimit)).Code);
        Story.Done(await SayAsync(story.Pharmacist(), insured, InformationKind.Drugs));
        Story.Done(await DrugsAsync(story.Pharmacist(), insured));

        Assert.Equal(403, (await SayAsync(story.Clerk(Story.Pharmacy), insured, InformationKind.Drugs)).Status);
        var untilMidnight = Jst.StartOf(story.Today.PlusDays(1)) - host.Clock.GetCurrentInstant();
        using (host.Clock.Move(untilMidnight))
            Assert.Equal("eligibility.consent-required", CodeOf(await DrugsAsync(story.Pharmacist(), insured)));
    }

    [Fact]
    public async Task a_token_of_another_body_records_no_oral_consent()
    {
        var insured = await story.InsureAsync();
        var stranger = story.As(Role.Doctor, "131016");
        Assert.Equal("request.forbidden", (await SayAsync(stranger, insured, InformationKind.Drugs)).Code);
    }

    [Fact]
    public async Task a_stay_lasts_longer_than_a_visit_and_ends_at_discharge()
    {
        var insured = await story.InsureAsync();
        await story.CheckAsync(insured);
        Story.Done(await story.Clerk().PostAsync("/consents", new GiveConsent(insured.PersonId, Guid.CreateVersion7(), Story.Clinic, [InformationKind.Drugs], Stay: true)));
        using (host.Clock.Move(Duration.FromDays(20)))
        {
            Story.Done(await DrugsAsync(story.Doctor(), insured));
            Assert.Equal("eligibility.no-inpatient-consent", (await DischargeAsync(story.Doctor(Story.OtherClinic), insured)).Code);
            Story.Done(await DischargeAsync(story.Doctor(), insured));
            Assert.Equal("eligibility.consent-required", CodeOf(await DrugsAsync(story.Doctor(), insured)));
            Assert.Equal("eligibility.no-inpatient-consent", (await DischargeAsync(story.Doctor(), insured)).Code);
        }
    }

    [Fact]
    public async Task the_person_chooses_a_last_day_in_the_portal_and_nobody_does_at_a_reader()
    {
        var insured = await story.InsureAsync();
        await story.CheckAsync(insured);
        var (person, day) = (story.Person(insured.PersonId), story.Today.PlusDays(10));
        GiveConsent Until(LocalDate? last, bool stay = false) => new(insured.PersonId, Guid.CreateVersion7(), Story.Clinic, [InformationKind.Drugs], last, stay);

        Assert.Equal("eligibility.consent-term-not-here", (await story.Clerk().PostAsync("/consents", Until(day))).Code);
        Assert.Equal("eligibility.consent-term-not-here", (await person.PostAsync("/consents", Until(null, stay: true))).Code);
        Assert.Equal("eligibility.consent-day-out-of-range", (await person.PostAsync("/consents", Until(story.Today.PlusYears(1).PlusDays(1)))).Code);
        Story.Done(await person.PostAsync("/consents", Until(day)));
        using (host.Clock.Move(Jst.StartOf(day.PlusDays(1)) - host.Clock.GetCurrentInstant() - Duration.FromMinutes(1)))
            Story.Done(await DrugsAsync(story.Doctor(), insured));
        using (host.Clock.Move(Jst.StartOf(day.PlusDays(1)) - host.Clock.GetCurrentInstant()))
            Assert.Equal("eligibility.consent-required", CodeOf(await DrugsAsync(story.Doctor(), insured)));
    }

    [Fact]
    public async Task at_the_counter_the_person_withdraws_what_was_given_there_while_they_are_there()
    {
        var insured = await story.InsureAsync();
        await story.CheckAsync(insured);
        var consent = await story.ConsentAsync(insured);
        Assert.Equal("eligibility.visit-required", (await WithdrawAsync(story.Clerk(Story.OtherClinic), insured, consent)).Code);
        await story.CheckAsync(insured, Story.OtherClinic);
        Assert.Equal("eligibility.consent-not-found", (await WithdrawAsync(story.Clerk(Story.OtherClinic), insured, consent)).Code);
        using (host.Clock.Move(Duration.FromHours(25)))
            Assert.Equal("eligibility.visit-required", (await WithdrawAsync(story.Clerk(), insured, consent)).Code);

        Story.Done(await DrugsAsync(story.Doctor(), insured));
        Story.Done(await WithdrawAsync(story.Clerk(), insured, consent));
        Assert.Equal("eligibility.consent-required", CodeOf(await DrugsAsync(story.Doctor(), insured)));
    }

    [Fact]
    public async Task consents_are_read_as_fhir_all_by_the_person_and_by_an_institution_its_own()
    {
        var insured = await story.InsureAsync();
        foreach (var place in new[] { Story.Clinic, Story.OtherClinic })
            await story.CheckAsync(insured, place);
        var consent = await story.ConsentAsync(insured);
        await story.ConsentAsync(insured, Story.OtherClinic);
        Story.Done(await WithdrawAsync(story.Person(insured.PersonId), insured, consent));
        await FhirModel.UpToDateAsync(host);

        Assert.Equal([$"{insured.PersonId}-k1", $"{insured.PersonId}-k2"], await ConsentsAsync(story.Person(insured.PersonId), insured));
        Assert.Equal([$"{insured.PersonId}-k2"], await ConsentsAsync(story.Person(insured.PersonId), insured, "&status=active"));
        Assert.Equal([$"{insured.PersonId}-k1"], await ConsentsAsync(story.Person(insured.PersonId), insured, $"&status=inactive&date={story.Today:uuuu-MM-dd}"));
        Assert.Equal([$"{insured.PersonId}-k1"], await ConsentsAsync(story.Doctor(), insured));
        Assert.Equal(403, (await story.Doctor().GetAsync($"/fhir/Consent/{insured.PersonId}-k2")).Status);
        Assert.Equal(403, (await story.As(Role.Insurer, Story.Insurer).GetAsync($"/fhir/Consent?patient={insured.PersonId}")).Status);
        var one = Story.Done(await story.Doctor().GetAsync($"/fhir/Consent/{insured.PersonId}-k1"));
        Assert.Equal("inactive", one.Body.GetProperty("status").GetString());
        Assert.Contains(new(SubjectOfDoctor, "Doctor", Story.Clinic, "Treatment", "read:Consents", "ok"), await host.Rows.AccessesOfAsync(insured.PersonId));
    }

    private const string SubjectOfDoctor = $"doctor-{Story.Clinic}";

    private Task<Answer> GiveAsync(Insured insured, InformationKind kind) =>
        story.Clerk().PostAsync("/consents", new GiveConsent(insured.PersonId, Guid.CreateVersion7(), Story.Clinic, [kind]));

    private static Task<Answer> SayAsync(Api api, Insured insured, InformationKind kind) =>
        api.PostAsync("/oral-consents", new RecordOralConsent(insured.PersonId, Guid.CreateVersion7(), [kind]));

    private static Task<Answer> DischargeAsync(Api api, Insured insured) => api.PostAsync("/discharges", new RecordDischarge(insured.PersonId), $"{Guid.NewGuid()}");

    private static Task<Answer> WithdrawAsync(Api api, Insured insured, Guid consent) =>
        api.PostAsync("/consent-withdrawals", new WithdrawConsent(insured.PersonId, consent), $"{Guid.NewGuid()}");

    private static Task<Answer> DrugsAsync(Api api, Insured insured) => api.GetAsync($"/fhir/MedicationRequest?patient={insured.PersonId}");

    private async Task CheckByNumberAsync(Insured insured, string institution) => Story.Done(await story.Clerk(institution).PostAsync(
        "/eligibility-checks",
        new CheckEligibility(Guid.CreateVersion7(), new(Insured: new InsuredNumber(Story.Insurer, "12", insured.Number, "01", insured.BirthDate)))));

    private static string? CodeOf(Answer outcome) =>
        outcome.Body.GetProperty("issue")[0].GetProperty("details").GetProperty("coding")[0].GetProperty("code").GetString();

    private static async Task<List<string>> ConsentsAsync(Api api, Insured insured, string narrower = "") =>
    [
        .. Story.Done(await api.GetAsync($"/fhir/Consent?patient={insured.PersonId}{narrower}")).Body.GetProperty("entry").EnumerateArray()
            .Select(entry => entry.GetProperty("resource").GetProperty("id").GetString()!),
    ];
}
