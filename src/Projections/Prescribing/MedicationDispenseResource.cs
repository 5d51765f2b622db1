using System.Text.Json;
using Healthcare.Domain.Prescribing;
using Healthcare.Projections.Fhir;

namespace Healthcare.Projections.Prescribing;

/// <summary>One drug that was handed over as JP_MedicationDispense.</summary>
internal static class MedicationDispenseResource
{
    /// <summary>Its id: the place of the dispensing among those of the prescription, which never changes, and the place of the line in it.</summary>
    public static string IdOf(Guid prescriptionId, int dispensing, int line) => $"{prescriptionId:D}-d{dispensing + 1}-{line + 1}";

    public static FhirResource Of(PrescriptionFacts facts, int place, MedicationLine line, int index)
    {
        var (id, dispensed) = (IdOf(facts.PrescriptionId, place, index), facts.State.Dispensings[place]);
        var status = index < dispensed.Lines.Count ? "completed" : "entered-in-error"; // A correction took it away.
        return new(
            "MedicationDispense", id, facts.Registered.PersonId, dispensed.Pharmacy, dispensed.DispensedOn,
            [
                $"status={status}",
                FhirText.Key("code", DrugJson.SystemOf(line.Drug.System), line.Drug.Code),
                $"prescription={facts.PrescriptionId:D}",
                FhirText.Key("identifier", FhirSystems.ResourceInstance, id),
            ],
            FhirJson.Resource("MedicationDispense", (id, status, facts, dispensed, line), static (json, d) => Write(json, d.id, d.status, d.facts, d.dispensed, d.line)));
    }

    private static void Write(Utf8JsonWriter json, string id, string status, PrescriptionFacts facts, DispensingState dispensed, MedicationLine line)
    {
        var prescribed = facts.PrescribedIndex(line);
        json.WriteString("id", id);
        json.Meta(facts.Last, FhirSystems.MedicationDispenseProfile);
        json.WriteStartArray("identifier");
        json.Place(line, MedicationFlavour.JpCore);
        json.Identifier(FhirSystems.ResourceInstance, id);
        json.WriteEndArray();
        json.WriteString("status", status);
        json.Medication(line, MedicationFlavour.JpCore);
        json.Patient("subject", facts.Registered.PersonId);
        WritePerformers(json, dispensed);
        WriteAuthorisation(json, facts, prescribed);
        json.Amount("quantity", line.Quantity, MedicationFlavour.JpCore);
        if (line.DaysSupply is { } days)
            json.Days("daysSupply", days);
        json.WriteString("whenHandedOver", FhirText.Of(dispensed.DispensedOn));
        json.Note(line.Note);
        json.DosageInstructions(line, MedicationFlavour.JpCore, dispensed.DispensedOn);
        json.WriteStartObject("substitution");
        json.WriteBoolean("wasSubstituted", prescribed >= 0 && facts.Lines[prescribed].Drug != line.Drug);
        json.WriteEndObject();
    }

    private static void WritePerformers(Utf8JsonWriter json, DispensingState dispensed)
    {
        json.WriteStartArray("performer");
        json.WriteStartObject();
        json.Practitioner("actor", Licence.OfPharmacist(dispensed.Qualification), null);
        json.WriteEndObject();
        json.WriteStartObject();
        json.Organization("actor", FhirSystems.InstitutionNumber, dispensed.Pharmacy);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteAuthorisation(Utf8JsonWriter json, PrescriptionFacts facts, int prescribed)
    {
        if (prescribed < 0)
            return;

        json.WriteStartArray("authorizingPrescription");
        json.WriteStartObject();
        json.WriteString("reference", $"MedicationRequest/{facts.RequestId(prescribed)}");
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
