using System.Text;
using Healthcare.Application.Access;
using Healthcare.Application.Eligibility;
using Healthcare.Application.Prescribing;
using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Shared;
using Healthcare.Host.Http;
using Healthcare.Tests.Signatures;
using Healthcare.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Xunit;

namespace Healthcare.Tests.Access;

/// <summary>Every address that shows what needs consent asks for it, at once and each time.</summary>
[Collection(HostCollection.Name)]
public sealed class ConsentOnEveryReadTests(RunningHost host)
{
    private readonly Story story = new(host);

    [Fact]
    public async Task every_read_is_refused_without_consent_allowed_with_it_and_refused_right_after_its_withdrawal()
    {
        var insured = await MedicatedAsync();
        var reads = host.Endpoints().Where(endpoint => ConsentOf(endpoint) is not null).ToList();
        Assert.True(reads.Count >= 9, $"Only {reads.Count} reads that need consent were found.");
        foreach (var kind in reads.Select(endpoint => ConsentOf(endpoint)!.Value).Distinct())
        {
            var concerned = reads.Where(endpoint => ConsentOf(endpoint) == kind).ToList();
            await story.CheckAsync(insured);
            await ExpectAsync(concerned, insured, 403);

            var consent = await GiveAsync(insured, [kind]);
            await ExpectAsync(concerned, insured, 200);
            Story.Done(await story.Person(insured.PersonId).PostAsync("/consent-withdrawals", new WithdrawConsent(insured.PersonId, consent), $"{Guid.NewGuid()}"));
            await ExpectAsync(concerned, insured, 403);

            await GiveAsync(insured, [.. Enum.GetValues<InformationKind>().Where(other => other != kind)]);
            await ExpectAsync(concerned, insured, 403);
        }
    }

    [Fact]
    public async Task the_details_of_a_duplicate_follow_the_same_consent()
    {
        var insured = await MedicatedAsync();
        await story.CheckAsync(insured);
        Assert.True(await DetailsHiddenAsync(insured));

        var consent = await GiveAsync(insured, [InformationKind.Drugs]);
        Assert.False(await DetailsHiddenAsync(insured));

        Story.Done(await story.Clerk().PostAsync("/consent-withdrawals", new WithdrawConsent(insured.PersonId, consent), $"{Guid.NewGuid()}"));
        Assert.True(await DetailsHiddenAsync(insured));
    }

    private static InformationKind? ConsentOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<ReadMetadata>() is { } read ? ReadPolicy.ConsentFor(read.Kind) : null;

    /// <summary>Somebody with a prescription of another clinic in spite of a duplicate, dispensed: every FHIR type of drugs is there.</summary>
    private async Task<Insured> MedicatedAsync()
    {
        var insured = await story.InsureAsync();
        await RegisterAsync(story.Prescription(insured));
        var prescription = story.Prescription(insured, reason: "前回の薬を紛失した");
        await RegisterAsync(prescription);
        Story.Done(await story.Pharmacist().PostAsync(
            "/prescription-receipts", new Application.Prescribing.ReceivePrescription(insured.PersonId, prescription.PrescriptionId), $"{Guid.NewGuid()}"));
        Story.Done(await story.Pharmacist().PostAsync(
            "/dispensings", Story.Dispensing(insured, prescription.PrescriptionId)));
        Story.Done(await story.Doctor(Story.OtherClinic).PostAsync(
            "/drug-allergies", new RecordDrugAllergy(insured.PersonId, Guid.CreateVersion7(), new(DrugCodeSystem.Yj, "1149037F1020"), "セレコックス錠１００ｍｇ", AllergyCriticality.High)));
        await FhirModel.UpToDateAsync(host);
        return insured;
    }

    /// <summary>On paper, so that nothing else needs to be signed, and signed, so that an original is kept.</summary>
    private async Task RegisterAsync(RegisterPrescription prescription) => Story.Done(await story.Doctor(Story.OtherClinic).PostRawAsync("/prescriptions", TestSigners.Of(
        MedicalQualification.Doctor, "100001").Signed(prescription with { Medium = PrescriptionMedium.Paper }, host.Clock.GetCurrentInstant())));

    private async Task<Guid> GiveAsync(Insured insured, InformationKind[] kinds)
    {
        var consent = Guid.CreateVersion7();
        Story.Done(await story.Clerk().PostAsync("/consents", new GiveConsent(insured.PersonId, consent, Story.Clinic, kinds)));
        return consent;
    }

    private async Task<bool> DetailsHiddenAsync(Insured insured)
    {
        var refused = await story.Doctor().PostAsync("/prescriptions", story.Prescription(insured));
        Assert.Equal("prescribing.duplicate-medication", refused.Code);
        return refused.Body.GetProperty("details").GetProperty("detailsNeedConsent").GetBoolean();
    }

    private async Task ExpectAsync(IEnumerable<RouteEndpoint> endpoints, Insured insured, int status)
    {
        foreach (var endpoint in endpoints)
        {
            var answer = await ReadAsync(endpoint, insured);
            Assert.True(answer.Status == status, $"{Requests.NameOf(endpoint)} answers {answer.Status} instead of {status}: {answer.Text}");
            if (status == 403)
                Assert.Contains("eligibility.consent-required", answer.Text, StringComparison.Ordinal);
        }
    }

    private async Task<Answer> ReadAsync(RouteEndpoint endpoint, Insured insured)
    {
        var path = endpoint.RoutePattern.RawText!;
        if (path.EndsWith("/_search", StringComparison.Ordinal))
            return await story.Doctor().PostRawAsync(path, Encoding.UTF8.GetBytes($"patient={insured.PersonId}"), "application/x-www-form-urlencoded");
        if (endpoint.RoutePattern.Parameters.Count == 0 && path.StartsWith("/fhir/", StringComparison.Ordinal))
            return await story.Doctor().GetAsync($"{path}?patient={insured.PersonId}");

        var filled = path.Replace("{personId:guid}", $"{insured.PersonId}", StringComparison.Ordinal);
        if (filled.EndsWith("/Bundle/{id}", StringComparison.Ordinal))
            filled = filled.Replace("{id}", (await IdAsync("MedicationRequest", insured))[..36], StringComparison.Ordinal); // The document of a prescription has its id.
        if (filled.EndsWith("/{id}", StringComparison.Ordinal))
            filled = filled.Replace("{id}", await IdAsync(filled.Split('/')[^2], insured), StringComparison.Ordinal);
        if (filled.Contains("{prescriptionId:guid}", StringComparison.Ordinal) || filled.Contains("{documentId:guid}", StringComparison.Ordinal))
        {
            var prescription = (await IdAsync("MedicationRequest", insured))[..36]; // Of which the original has the same id.
            filled = filled.Replace("{prescriptionId:guid}", prescription, StringComparison.Ordinal).Replace("{documentId:guid}", prescription, StringComparison.Ordinal);
        }

        Assert.True(!filled.Contains('{', StringComparison.Ordinal), $"This test does not know how to fill {path}.");
        return await story.Doctor().GetAsync(filled);
    }

    private async Task<string> IdAsync(string type, Insured insured)
    {
        var ids = await host.Rows.ListAsync("select id from healthcare.fhir_resource where type = $1 and person_id = $2", reader => reader.GetString(0), type, insured.PersonId);
        Assert.True(ids.Count > 0, $"The story of this test makes no {type}: extend {nameof(MedicatedAsync)}.");
        return ids[0];
    }
}
