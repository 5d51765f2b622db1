using System.Text.Json.Nodes;
using Healthcare.Application.Eligibility;
using Healthcare.Application.Identity;
using Healthcare.Application.Prescribing;
using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Shared;
using Healthcare.Tests.Prescribing;
using Healthcare.Tests.Support;
using NodaTime;
using Xunit;

namespace Healthcare.Tests.Fhir;

[Collection(HostCollection.Name)]
public sealed class PrescriptionDocumentTests(RunningHost host)
{
    private const string Fhir = "application/fhir+json";
    private readonly Story story = new(host);

    [Fact]
    public async Task a_document_is_registered_for_the_patient_of_that_number_at_the_institution()
    {
        var insured = await PatientAsync(PrescriptionDocument.Institution);
        var (document, id) = Document(insured);

        var answer = Story.Done(await Prescriber(PrescriptionDocument.Institution).PostRawAsync("/fhir/Bundle", document, Fhir));

        Assert.Equal("Parameters", answer.Body.GetProperty("resourceType").GetString());
        Assert.Contains(id.ToString(), answer.Text, StringComparison.Ordinal);
        await FhirModel.UpToDateAsync(host);
        var read = Story.Done(await story.Person(insured.PersonId).GetAsync($"/fhir/MedicationRequest/{id}-1"));
        Assert.Equal("active", read.Body.GetProperty("status").GetString());
    }

    [Fact]
    public async Task a_duplicate_in_a_document_needs_the_reason_beside_it()
    {
        var insured = await PatientAsync(PrescriptionDocument.Institution);
        var doctor = Prescriber(PrescriptionDocument.Institution);
        Story.Done(await doctor.PostRawAsync("/fhir/Bundle", Document(insured).Bytes, Fhir));
        var (again, id) = Document(insured);

        var refused = await doctor.PostRawAsync("/fhir/Bundle", again, Fhir);
        Assert.Equal(422, refused.Status);
        Assert.Equal("OperationOutcome", refused.Body.GetProperty("resourceType").GetString());
        Assert.Contains("prescribing.duplicate-medication", refused.Text, StringComparison.Ordinal);

        var withReason = WithReason(again, "用量を変更するため");
        Story.Done(await doctor.PostRawAsync("/fhir/$register-prescription", withReason, Fhir, key: $"reason-{id:N}"));
        await FhirModel.UpToDateAsync(host);
        var issue = Story.Done(await story.Person(insured.PersonId).GetAsync($"/fhir/DetectedIssue/{id}-alerts"));
        Assert.Contains("用量を変更するため", issue.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task alerts_of_a_registration_and_of_its_amendment_stand_side_by_side()
    {
        var insured = await story.InsureAsync();
        Story.Done(await story.Doctor(Story.OtherClinic).PostAsync("/prescriptions", story.Prescription(insured)));
        var prescription = story.Prescription(insured, "紛失", Story.Loxoprofen, Story.Loxoprofen with { Order = 2, Drug = new(DrugCodeSystem.Yj, "2329021F1323"), DrugName = "レバミピド錠１００ｍｇ「ＤＳＥＰ」" });
        Story.Done(await story.Doctor().PostAsync("/prescriptions", prescription));
        Story.Done(await story.Doctor().PostAsync("/prescription-amendments", new AmendPrescription(
            insured.PersonId, prescription.PrescriptionId, [Story.Loxoprofen with { DaysSupply = 5, Quantity = new(15, "TAB", "錠") }], SafetyReason: prescription.SafetyReason), $"{Guid.NewGuid()}"));

        await FhirModel.UpToDateAsync(host);
        var me = story.Person(insured.PersonId);
        Assert.Equal(2, Story.Done(await me.GetAsync($"/fhir/DetectedIssue?patient={insured.PersonId}")).Body.GetProperty("entry").GetArrayLength());
        Assert.Equal("cancelled", Story.Done(await me.GetAsync($"/fhir/MedicationRequest/{prescription.PrescriptionId}-2")).Body.GetProperty("status").GetString());
    }

    [Fact]
    public async Task a_document_of_another_institution_is_refused_and_the_try_is_recorded()
    {
        var insured = await PatientAsync(PrescriptionDocument.Institution);

        var answer = await story.Doctor(Story.OtherClinic).PostRawAsync("/fhir/Bundle", Document(insured).Bytes, Fhir);

        Assert.Equal(403, answer.Status);
        var accesses = await story.Person(insured.PersonId).GetAsync($"/insured-persons/{insured.PersonId}/accesses");
        Assert.Contains("request.forbidden", accesses.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_broken_document_names_the_rule()
    {
        var document = PrescriptionDocument.Bytes(bundle => bundle["type"] = "collection");

        var answer = await Prescriber(PrescriptionDocument.Institution).PostRawAsync("/fhir/Bundle", document, Fhir);

        Assert.Equal(422, answer.Status);
        Assert.Equal("OperationOutcome", answer.Body.GetProperty("resourceType").GetString());
        Assert.Contains("eprescription.", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_registered_prescription_is_read_as_a_document_by_its_person_and_by_nobody_without_consent()
    {
        var insured = await PatientAsync(PrescriptionDocument.Institution);
        var (document, id) = Document(insured);
        Story.Done(await Prescriber(PrescriptionDocument.Institution).PostRawAsync("/fhir/Bundle", document, Fhir));

        var read = Story.Done(await story.Person(insured.PersonId).GetAsync($"/fhir/Bundle/{id}"));
        Assert.Equal("document", read.Body.GetProperty("type").GetString());
        Assert.Contains(insured.Number, read.Text, StringComparison.Ordinal);
        Assert.Equal(403, (await story.Doctor(Story.OtherClinic).GetAsync($"/fhir/Bundle/{id}")).Status);
        Assert.Equal(403, (await story.Person((await story.InsureAsync()).PersonId).GetAsync($"/fhir/Bundle/{id}")).Status);
        Assert.Equal(404, (await story.Person(insured.PersonId).GetAsync($"/fhir/Bundle/{Guid.CreateVersion7()}")).Status);
        Assert.Equal(404, (await story.Person(insured.PersonId).GetAsync("/fhir/Bundle/nothing")).Status);
    }

    [ConformanceFact]
    public async Task the_official_example_goes_in_unchanged()
    {
        const string Hospital = "1311234567";
        var insured = new Insured(Guid.CreateVersion7(), "-", "-", new LocalDate(1920, 2, 11));
        Story.Done(await story.As(Role.Insurer, Story.Insurer).PostAsync("/insured-persons", Story.Register(insured)));
        Story.Done(await story.Clerk(Hospital).PostAsync("/local-patient-numbers", new LinkLocalPatientNumber(insured.PersonId, "00000010"), key: $"official-{insured.PersonId:N}"));
        var example = Directory.GetFiles(Path.Combine(ConformanceFiles.Root!, "examples/eprescription"), "Bundle-*.json").Single();

        Story.Done(await Prescriber(Hospital).PostRawAsync("/fhir/Bundle", await File.ReadAllBytesAsync(example), Fhir));

        await FhirModel.UpToDateAsync(host);
        var found = Story.Done(await story.Person(insured.PersonId).GetAsync($"/fhir/MedicationRequest?patient={insured.PersonId}"));
        Assert.Equal(2, found.Body.GetProperty("entry").GetArrayLength());
    }

    [Fact]
    public async Task a_document_of_another_prescriber_is_refused()
    {
        var insured = await PatientAsync(PrescriptionDocument.Institution);
        var answer = await story.Doctor(PrescriptionDocument.Institution).PostRawAsync("/fhir/Bundle", Document(insured).Bytes, Fhir);
        Assert.Equal((403, true), (answer.Status, answer.Text.Contains("prescriberLicence", StringComparison.Ordinal)));
    }

    /// <summary>The doctor of the documents.</summary>
    private Api Prescriber(string institution) => story.As(Role.Doctor, institution, subject: $"doctor-{institution}", licence: "123456");

    private async Task<Insured> PatientAsync(string institution)
    {
        var insured = await story.InsureAsync();
        Story.Done(await story.Clerk(institution).PostAsync(
            "/local-patient-numbers", new LinkLocalPatientNumber(insured.PersonId, insured.Number), key: $"local-{insured.PersonId:N}"));
        return insured;
    }

    private static (byte[] Bytes, Guid Id) Document(Insured insured)
    {
        var id = Guid.CreateVersion7();
        var bytes = PrescriptionDocument.Bytes(bundle =>
        {
            bundle["identifier"]!["value"] = $"urn:uuid:{id}";
            var patient = bundle.Resource(PrescriptionDocument.PatientEntry);
            patient["identifier"] = new JsonArray(new JsonObject
            {
                ["system"] = $"urn:oid:1.2.392.100495.20.3.51.1{PrescriptionDocument.Institution}",
                ["value"] = insured.Number,
            });
            patient["birthDate"] = "1980-05-05";
        });
        return (bytes, id);
    }

    private static byte[] WithReason(byte[] document, string reason) => System.Text.Encoding.UTF8.GetBytes(new JsonObject
    {
        ["resourceType"] = "Parameters",
        ["parameter"] = new JsonArray(
            new JsonObject { ["name"] = "document", ["resource"] = JsonNode.Parse(document) },
            new JsonObject { ["name"] = "safetyReason", ["valueString"] = reason }),
    }.ToJsonString());
}
