using Healthcare.Application.Access;
using Healthcare.Application.Eligibility;
using Healthcare.Application.Identity;
using Healthcare.Domain.Eligibility;
using Healthcare.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Xunit;

namespace Healthcare.Tests.Access;

[Collection(HostCollection.Name)]
public sealed class AccessRecordTests(RunningHost host)
{
    private readonly Story story = new(host);

    [Fact]
    public async Task a_read_is_on_disk_before_the_answer_leaves()
    {
        var insured = await VisitorAsync();
        await FhirModel.UpToDateAsync(host);

        await AssertRecordsAsync(insured, story.Clerk(), $"/fhir/Patient/{insured.PersonId}", 200, "test-clerk", "Clerk", Story.Clinic, "Treatment", "read:Identity", "ok");
        await AssertRecordsAsync(insured, story.Clerk(), $"/fhir/Coverage?patient={insured.PersonId}", 200, "test-clerk", "Clerk", Story.Clinic, "Treatment", "read:Insurance", "ok");
        await AssertRecordsAsync(
            insured, story.Person(insured.PersonId), $"/fhir/MedicationRequest?patient={insured.PersonId}", 200,
            $"person-{insured.PersonId:N}", "InsuredPerson", null, "PersonalUse", "read:Drugs", "ok");
        await AssertRecordsAsync(
            insured, story.Person(insured.PersonId), $"/insured-persons/{insured.PersonId}/accesses", 200,
            $"person-{insured.PersonId:N}", "InsuredPerson", null, "PersonalUse", "read:Accesses", "ok");
    }

    [Fact]
    public async Task a_list_of_many_persons_is_one_entry_of_the_log_and_an_access_for_each()
    {
        var persons = Enumerable.Range(0, 5_000).Select(_ => Guid.CreateVersion7()).ToList();
        var clerk = new Caller("list-clerk", Role.Clerk, null, Story.Clinic, null, host.Clock.GetCurrentInstant(), "test");
        Assert.Null(await host.Services.GetRequiredService<QueryGate>().AskForOwnListAsync(clerk, persons, DataKind.Visits, "list", CancellationToken.None));
        Assert.Equal(5_000, await host.Rows.CountAsync("healthcare.access_record where subject = 'list-clerk' and action = 'read:Visits'"));
    }

    [Fact]
    public async Task a_try_in_a_role_that_may_not_is_recorded()
    {
        var insured = await story.InsureAsync();
        await FhirModel.UpToDateAsync(host);
        await AssertRecordsAsync(insured, story.As(Role.Researcher), $"/fhir/Patient/{insured.PersonId}", 403, "test-researcher", "Researcher", null, "Treatment", "read:Identity", "request.forbidden");
        await AssertRecordsAsync(
            insured, story.Clerk(), $"/fhir/MedicationRequest?patient={insured.PersonId}", 403, "test-clerk", "Clerk", Story.Clinic, "Treatment", "read:Drugs", "request.forbidden");
    }

    [Fact]
    public async Task a_try_without_consent_is_recorded()
    {
        var insured = await VisitorAsync();
        await AssertRecordsAsync(
            insured, story.Doctor(), $"/fhir/MedicationRequest?patient={insured.PersonId}", 403,
            $"doctor-{Story.Clinic}", "Doctor", Story.Clinic, "Treatment", "read:Drugs", "eligibility.consent-required");
    }

    [Fact]
    public async Task a_try_without_a_visit_is_recorded()
    {
        var insured = await story.InsureAsync();
        await FhirModel.UpToDateAsync(host);
        await AssertRecordsAsync(
            insured, story.Clerk(), $"/fhir/Patient/{insured.PersonId}", 403, "test-clerk", "Clerk", Story.Clinic, "Treatment", "read:Identity", "eligibility.visit-required");
    }

    [Theory]
    [InlineData("/fhir/Patient/{0}", "read:Identity")]
    [InlineData("/fhir/Coverage?patient={0}", "read:Insurance")]
    [InlineData("/fhir/MedicationRequest?patient={0}", "read:Drugs")]
    [InlineData("/fhir/MedicationDispense?patient={0}", "read:Drugs")]
    [InlineData("/fhir/DetectedIssue?patient={0}", "read:Drugs")]
    [InlineData("/insured-persons/{0}/accesses", "read:Accesses")]
    public async Task an_insured_person_reads_only_their_own_and_the_try_is_recorded(string path, string action)
    {
        var (mine, theirs) = (await story.InsureAsync(), await story.InsureAsync());
        await FhirModel.UpToDateAsync(host);
        var person = story.Person(mine.PersonId);

        Story.Done(await person.GetAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, path, mine.PersonId)));
        await AssertRecordsAsync(
            theirs, person, string.Format(System.Globalization.CultureInfo.InvariantCulture, path, theirs.PersonId), 403,
            $"person-{mine.PersonId:N}", "InsuredPerson", null, "PersonalUse", action, "request.forbidden");
    }

    [Fact]
    public async Task a_command_of_a_role_that_may_not_or_for_another_person_is_recorded()
    {
        var (mine, theirs) = (await story.InsureAsync(), await story.InsureAsync());
        var prescription = await story.Clerk().PostAsync("/prescriptions", story.Prescription(theirs));
        Assert.Equal(403, prescription.Status);
        Assert.Equal(new("test-clerk", "Clerk", Story.Clinic, "Treatment", "RegisterPrescription", "request.forbidden"), (await host.Rows.AccessesOfAsync(theirs.PersonId))[^1]);

        var consent = await story.Person(mine.PersonId).PostAsync("/consents", new GiveConsent(theirs.PersonId, Guid.CreateVersion7(), Story.Clinic, [InformationKind.Drugs]));
        Assert.Equal(403, consent.Status);
        Assert.Equal(new($"person-{mine.PersonId:N}", "InsuredPerson", null, "Treatment", "GiveConsent", "request.forbidden"), (await host.Rows.AccessesOfAsync(theirs.PersonId))[^1]);
    }

    [Fact]
    public async Task every_command_is_recorded_with_its_outcome()
    {
        var insured = await VisitorAsync();
        Story.Done(await story.Doctor().PostAsync("/prescriptions", story.Prescription(insured)));
        await story.Doctor(Story.OtherClinic).PostAsync("/prescriptions", story.Prescription(insured));
        Assert.Equal(
            ["RegisterInsuredPerson ok", "RegisterCoverage ok", "LinkCardCertificate ok", "CheckEligibility ok", "RegisterPrescription ok", "RegisterPrescription prescribing.duplicate-medication"],
            (await host.Rows.AccessesOfAsync(insured.PersonId)).Select(access => $"{access.Action} {access.Outcome}"));
    }

    [Fact]
    public async Task a_withdrawn_consent_refuses_the_next_read()
    {
        var insured = await VisitorAsync();
        var consent = await story.ConsentAsync(insured);
        Assert.Equal(200, await DrugsAsync(story.Doctor(), insured));
        Story.Done(await story.Person(insured.PersonId).PostAsync("/consent-withdrawals", new WithdrawConsent(insured.PersonId, consent), $"{Guid.NewGuid()}"));
        Assert.Equal(403, await DrugsAsync(story.Doctor(), insured));
    }

    [Fact]
    public async Task a_consent_at_a_clinic_ends_after_24_hours()
    {
        var insured = await VisitorAsync();
        await story.ConsentAsync(insured);
        using (host.Clock.Move(Duration.FromHours(24) - Duration.FromMinutes(1)))
            Assert.Equal(200, await DrugsAsync(story.Doctor(), insured));
        using (host.Clock.Move(Duration.FromHours(24) + Duration.FromSeconds(1)))
            Assert.Equal(403, await DrugsAsync(story.Doctor(), insured));
    }

    [Fact]
    public async Task a_consent_at_a_pharmacy_ends_after_3_days()
    {
        var insured = await VisitorAsync(Story.Pharmacy);
        await story.ConsentAsync(insured, Story.Pharmacy);
        using (host.Clock.Move(Duration.FromDays(3) - Duration.FromMinutes(1)))
            Assert.Equal(200, await DrugsAsync(story.Pharmacist(), insured));
        using (host.Clock.Move(Duration.FromDays(3) + Duration.FromSeconds(1)))
            Assert.Equal(403, await DrugsAsync(story.Pharmacist(), insured));
    }

    [Fact]
    public async Task a_consent_for_one_institution_is_none_for_another()
    {
        var insured = await VisitorAsync();
        await story.ConsentAsync(insured);
        Assert.Equal(403, await DrugsAsync(story.Doctor(Story.OtherClinic), insured));
    }

    [Fact]
    public async Task a_clerk_reads_person_and_coverage_for_24_hours_after_a_check()
    {
        var insured = await VisitorAsync();
        await FhirModel.UpToDateAsync(host);
        using (host.Clock.Move(Duration.FromHours(24) - Duration.FromMinutes(1)))
        {
            Assert.Equal(200, (await story.Clerk().GetAsync($"/fhir/Patient/{insured.PersonId}")).Status);
            Assert.Equal(200, (await story.Clerk().GetAsync($"/fhir/Coverage?patient={insured.PersonId}")).Status);
            Assert.Equal(403, (await story.Clerk(Story.OtherClinic).GetAsync($"/fhir/Patient/{insured.PersonId}")).Status);
        }

        using (host.Clock.Move(Duration.FromHours(24) + Duration.FromSeconds(1)))
        {
            Assert.Equal(403, (await story.Clerk().GetAsync($"/fhir/Patient/{insured.PersonId}")).Status);
            Assert.Equal(403, (await story.Clerk().GetAsync($"/fhir/Coverage?patient={insured.PersonId}")).Status);
        }
    }

    [Fact]
    public async Task a_clerk_takes_consent_only_of_whom_the_institution_verified_and_only_for_itself()
    {
        var insured = await story.InsureAsync();
        var consent = new GiveConsent(insured.PersonId, Guid.CreateVersion7(), Story.Clinic, [InformationKind.Drugs]);
        Assert.Equal("eligibility.visit-required", (await story.Clerk().PostAsync("/consents", consent)).Code);
        await story.CheckAsync(insured);
        Assert.Equal("request.forbidden", (await story.Clerk().PostAsync("/consents", consent with { ConsentId = Guid.CreateVersion7(), Institution = Story.OtherClinic })).Code);
    }

    [Fact]
    public async Task an_insurer_reads_only_coverages_of_its_own()
    {
        var insured = await story.InsureAsync();
        await FhirModel.UpToDateAsync(host);
        var coverage = (await host.Rows.ListAsync(
            "select id from healthcare.fhir_resource where type = 'Coverage' and person_id = $1", reader => reader.GetString(0), insured.PersonId)).Single();
        var (own, other) = (story.As(Role.Insurer, Story.Insurer), story.As(Role.Insurer, "06130012"));

        Assert.Equal(200, (await own.GetAsync($"/fhir/Coverage/{coverage}")).Status);
        Assert.Equal(1, (await own.GetAsync($"/fhir/Coverage?patient={insured.PersonId}")).Body.GetProperty("entry").GetArrayLength());

        await AssertRecordsAsync(insured, other, $"/fhir/Coverage/{coverage}", 403, "test-insurer", "Insurer", "06130012", "Insurance", "read:Insurance", "request.forbidden");
        var searched = await other.GetAsync($"/fhir/Coverage?patient={insured.PersonId}");
        Assert.DoesNotContain(coverage, searched.Text, StringComparison.Ordinal);
        Assert.Equal(403, (await own.GetAsync($"/fhir/Patient/{insured.PersonId}")).Status);
    }

    [Fact]
    public async Task an_access_that_cannot_be_recorded_shows_nothing()
    {
        await using var own = new OwnHost();
        await own.StartAsync();
        var theirs = new Story(own.Host);
        var insured = await theirs.InsureAsync();
        await FhirModel.UpToDateAsync(own.Host);
        await own.Host.Rows.RunAsync("alter table healthcare.access_record add constraint full_disk check (action not like 'read:%') not valid");

        var answer = await theirs.Person(insured.PersonId).GetAsync($"/fhir/Patient/{insured.PersonId}");

        Assert.Equal(500, answer.Status);
        Assert.DoesNotContain("試験", answer.Text, StringComparison.Ordinal);
    }

    private async Task<Insured> VisitorAsync(string institution = Story.Clinic)
    {
        var insured = await story.InsureAsync();
        await story.CheckAsync(insured, institution);
        return insured;
    }

    private static async Task<int> DrugsAsync(Api api, Insured insured) => (await api.GetAsync($"/fhir/MedicationRequest?patient={insured.PersonId}")).Status;

    /// <summary>One record more, and this one, as soon as the answer is there.</summary>
    private async Task AssertRecordsAsync(
        Insured whose, Api caller, string path, int status, string subject, string role, string? institution, string purpose, string action, string outcome)
    {
        var before = await host.Rows.AccessesOfAsync(whose.PersonId);
        var answer = await caller.GetAsync(path);
        var after = await host.Rows.AccessesOfAsync(whose.PersonId);
        Assert.True(answer.Status == status, $"{answer.Status}: {answer.Text}");
        Assert.Equal([.. before, new(subject, role, institution, purpose, action, outcome)], after);
    }
}
