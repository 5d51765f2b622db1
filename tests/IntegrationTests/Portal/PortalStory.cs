using Healthcare.Application.Prescribing;
using Healthcare.Host.Seed.Population;
using Healthcare.Tests.Support;
using Xunit;

namespace Healthcare.Tests.Portal;

/// <summary>What happened to the holder of card 0001 in these days: a duplicate prescribed for a reason, and a look that was refused.</summary>
public static class PortalStory
{
    /// <summary>Why the doctor prescribed the drug again.</summary>
    public const string Reason = "前の薬を旅行先で紛失したため";

    private static readonly SemaphoreSlim Once = new(1);
    private static bool played;

    /// <summary>Plays it, once for all tests.</summary>
    public static async Task PlayAsync(PortalHost host)
    {
        await Once.WaitAsync();
        try
        {
            if (!played)
                await TellAsync(host);
            played = true;
        }
        finally
        {
            Once.Release();
        }
    }

    private static async Task TellAsync(PortalHost host)
    {
        var story = new Story(host);
        var person = host.Nation.Person(0);
        var insured = new Insured(person.PersonId, person.Coverage.Number, person.Card.Serial, person.BirthDate);
        var clinics = host.Nation.Institutions.Where(place => place.Kind == SyntheticInstitutionKind.Clinic).Select(place => place.Number).ToArray();
        var pharmacy = host.Nation.Institutions.First(place => place.Kind == SyntheticInstitutionKind.Pharmacy).Number;

        await story.CheckAsync(insured, clinics[0]);
        await story.ConsentAsync(insured, clinics[0]);
        var first = story.Prescription(insured) with { PrescriberName = "見本 花子" };
        Story.Done(await story.Doctor(clinics[1]).PostAsync("/prescriptions", first));
        var refused = await story.Doctor(clinics[0]).PostAsync("/prescriptions", story.Prescription(insured));
        Assert.Equal("prescribing.duplicate-medication", refused.Code);
        Story.Done(await story.Doctor(clinics[0]).PostAsync("/prescriptions", story.Prescription(insured, Reason) with { PrescriberName = "見本 一郎" }));
        Story.Done(await story.Pharmacist(pharmacy).PostAsync(
            "/prescription-receipts", new ReceivePrescription(insured.PersonId, first.PrescriptionId), key: $"receipt-{first.PrescriptionId:N}"));
        Story.Done(await story.Pharmacist(pharmacy).PostAsync(
            "/dispensings", Story.Dispensing(insured, first.PrescriptionId)));

        var stranger = await story.Doctor(clinics[2]).GetAsync($"/fhir/MedicationRequest?patient={insured.PersonId}");
        Assert.Equal(403, stranger.Status);
        await host.NoticeAsync(insured.PersonId);
    }
}
