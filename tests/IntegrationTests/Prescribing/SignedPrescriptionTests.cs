using Healthcare.Application.Prescribing;
using Healthcare.Domain.Prescribing;
using Healthcare.Tests.Signatures;
using Healthcare.Tests.Support;
using Xunit;

namespace Healthcare.Tests.Prescribing;

/// <summary>An electronic prescription is signed by the doctor and its dispensing by the pharmacist; both originals are kept.</summary>
[Collection(HostCollection.Name)]
public sealed class SignedPrescriptionTests(RunningHost host)
{
    private readonly Story story = new(host);

    [Fact]
    public async Task what_doctor_and_pharmacist_sign_is_registered_and_kept()
    {
        var (insured, prescription) = await RegisteredAsync();
        Story.Done(await story.Pharmacist().PostAsync("/prescription-receipts", new ReceivePrescription(insured.PersonId, prescription.PrescriptionId), NewKey()));
        var dispensing = Story.Dispensing(insured, prescription.PrescriptionId);
        Assert.Equal("prescribing.signature-required", (await story.Pharmacist().PostAsync("/dispensings", dispensing, NewKey())).Code);
        Assert.Equal("prescribing.signature-qualification", (await PostAsync(story.Pharmacist(), "/dispensings", dispensing, MedicalQualification.Doctor)).Code);
        Assert.Equal("prescribing.nothing-settled", (await PostAsync(story.Pharmacist(), "/dispensings", dispensing, MedicalQualification.Pharmacist)).Code);
        dispensing = dispensing with { Results = [.. prescription.Lines.Select(line => new LineResult(line.RpNumber, line.Order, LineStatus.Dispensed, line))] };
        Story.Done(await PostAsync(story.Pharmacist(), "/dispensings", dispensing, MedicalQualification.Pharmacist));
        var correction = new CorrectDispensing(
            insured.PersonId, prescription.PrescriptionId, dispensing.DispensingId, TestDraw.TheSecret, story.Today, [new(1, 1, LineStatus.NotDispensed, Reason: NotDispensedReason.HasSupply)], "残薬");
        Assert.Equal("prescribing.signature-required", (await story.Pharmacist().PostAsync("/dispensing-corrections", correction, NewKey())).Code);
        Story.Done(await PostAsync(story.Pharmacist(), "/dispensing-corrections", correction, MedicalQualification.Pharmacist));

        var kept = Story.Done(await story.Doctor().GetAsync($"/prescriptions/{prescription.PrescriptionId}/signed-documents")).Body.EnumerateArray();
        Assert.Equal(["prescription", "dispensing", "correction"], kept.Select(one => one.GetProperty("kind").GetString()));
    }

    [Fact]
    public async Task an_electronic_prescription_without_signature_is_refused()
    {
        var insured = await story.InsureAsync();
        var prescription = story.Prescription(insured) with { Medium = PrescriptionMedium.Electronic };
        var refused = await story.Doctor().PostAsync("/prescriptions", prescription);
        Assert.Equal((422, "prescribing.signature-required"), (refused.Status, refused.Code));
        Assert.Empty(await host.Rows.EventsOfAsync(insured.PersonId) is { } names ? names.Where(name => name.StartsWith("prescribing.", StringComparison.Ordinal)) : []);
    }

    [Fact]
    public async Task a_signature_over_another_content_is_refused()
    {
        var prescription = story.Prescription(await story.InsureAsync());
        var signed = System.Text.Encoding.UTF8.GetString(Signed(prescription, MedicalQualification.Doctor));
        var changed = signed.Replace("\"value\":21", "\"value\":42", StringComparison.Ordinal);
        Assert.NotEqual(signed, changed);
        Assert.Equal("prescribing.signature-content", (await story.Doctor().PostRawAsync("/prescriptions", System.Text.Encoding.UTF8.GetBytes(changed), key: NewKey())).Code);
    }

    [Fact]
    public async Task an_amendment_is_signed_as_well()
    {
        var (insured, prescription) = await RegisteredAsync();
        var amendment = new AmendPrescription(insured.PersonId, prescription.PrescriptionId, [Story.Loxoprofen with { DaysSupply = 5, Quantity = new(15, "TAB", "錠") }]);
        Assert.Equal("prescribing.signature-required", (await story.Doctor().PostAsync("/prescription-amendments", amendment, NewKey())).Code);
        Story.Done(await PostAsync(story.Doctor(), "/prescription-amendments", amendment, MedicalQualification.Doctor));
    }

    private static string NewKey() => $"{Guid.NewGuid()}";

    private async Task<(Insured, RegisterPrescription)> RegisteredAsync()
    {
        var insured = await story.InsureAsync();
        var prescription = story.Prescription(insured) with { Medium = PrescriptionMedium.Electronic };
        Story.Done(await PostAsync(story.Doctor(), "/prescriptions", prescription, MedicalQualification.Doctor));
        return (insured, prescription);
    }

    private Task<Answer> PostAsync(Api caller, string path, object command, MedicalQualification signer) =>
        caller.PostRawAsync(path, Signed(command, signer), key: NewKey());

    private byte[] Signed(object command, MedicalQualification signer) => TestSigners.Of(signer, "100001").Signed(command, host.Clock.GetCurrentInstant());
}
