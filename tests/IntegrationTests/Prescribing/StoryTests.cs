using Healthcare.Application.Identity;
using Healthcare.Application.Prescribing;
using Healthcare.Projections.Fhir;
using Healthcare.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Healthcare.Tests.Prescribing;

[Collection(HostCollection.Name)]
public sealed class StoryTests(RunningHost host)
{
    [Fact]
    public async Task a_person_is_found_insured_prescribed_for_warned_of_a_duplicate_and_dispensed_to()
    {
        var story = new Story(host);
        var insured = await story.InsureAsync();

        var check = await story.CheckAsync(insured);
        Assert.Equal("valid", check.Body.GetProperty("status").GetString());
        Assert.Equal(30, check.Body.GetProperty("coverage").GetProperty("copayPercent").GetInt32());
        await story.ConsentAsync(insured);

        var elsewhere = story.Prescription(insured);
        Story.Done(await story.Doctor(Story.OtherClinic).PostAsync("/prescriptions", elsewhere));
        var refused = await story.Doctor().PostAsync("/prescriptions", story.Prescription(insured));
        Assert.Equal(422, refused.Status);
        Assert.Equal("prescribing.duplicate-medication", refused.Code);
        Assert.Equal(Story.OtherClinic, refused.Body.GetProperty("details").GetProperty("found")[0].GetProperty("with").GetProperty("institution").GetString());

        var prescription = story.Prescription(insured, reason: "前回の薬を紛失した");
        var registered = Story.Done(await story.Doctor().PostAsync("/prescriptions", prescription));
        Assert.Equal("duplicate", registered.Body.GetProperty("alerts")[0].GetString());

        var receipt = Story.Done(await story.Pharmacist().PostAsync("/prescription-receipts", new ReceivePrescription(insured.PersonId, prescription.PrescriptionId), key: $"receipt-{prescription.PrescriptionId:N}"));
        Assert.Equal("ロキソニン錠６０ｍｇ", receipt.Body.GetProperty("lines")[0].GetProperty("drugName").GetString());
        Story.Done(await story.Pharmacist().PostAsync("/dispensings", Story.Dispensing(insured, prescription.PrescriptionId)));

        await AssertPersonSeesAsync(story, insured);
    }

    private async Task AssertPersonSeesAsync(Story story, Insured insured)
    {
        await FhirModel.UpToDateAsync(host);
        var person = story.Person(insured.PersonId);
        var requests = Story.Done(await person.GetAsync($"/fhir/MedicationRequest?patient={insured.PersonId}"));
        Assert.Equal(2, requests.Body.GetProperty("entry").GetArrayLength());
        var dispensed = Story.Done(await person.GetAsync($"/fhir/MedicationDispense?patient={insured.PersonId}"));
        Assert.Equal(1, dispensed.Body.GetProperty("entry").GetArrayLength());

        var accesses = Story.Done(await person.GetAsync($"/insured-persons/{insured.PersonId}/accesses"));
        var lines = accesses.Body.EnumerateArray().Select(line => $"{line.GetProperty("role").GetString()} {line.GetProperty("action").GetString()} {line.GetProperty("outcome").GetString()}").ToList();
        Assert.Contains("pharmacist DispensePrescription ok", lines);
        Assert.Contains("doctor RegisterPrescription prescribing.duplicate-medication", lines);
        Assert.Contains("clerk CheckEligibility ok", lines);
    }
}
