using System.Text.Json;
using Healthcare.Domain.Prescribing;
using Healthcare.Projections.Fhir;

namespace Healthcare.Projections.Prescribing;

/// <summary>One prescribed drug as JP_MedicationRequest.</summary>
internal static class MedicationRequestResource
{
    public static FhirResource Of(PrescriptionFacts facts, MedicationLine line, int index) => new(
        "MedicationRequest", facts.RequestId(index), facts.Registered.PersonId, facts.Registered.Issuer.Institution, facts.Registered.IssuedOn,
        KeysOf(facts, line, index),
        FhirJson.Resource("MedicationRequest", (facts, line, index), static (json, r) => Write(json, r.facts, r.line, r.index)));

    private static List<string> KeysOf(PrescriptionFacts facts, MedicationLine line, int index) =>
    [
        $"status={StatusOf(facts, index)}",
        "intent=order",
        FhirText.Key("code", DrugJson.SystemOf(line.Drug.System), line.Drug.Code),
        $"prescription={facts.PrescriptionId:D}",
        FhirText.Key("identifier", FhirSystems.ResourceInstance, facts.RequestId(index)),
        .. NumberOf(facts) is { } number ? [FhirText.Key("identifier", number.System, number.Value)] : Array.Empty<string>(),
    ];

    private static void Write(Utf8JsonWriter json, PrescriptionFacts facts, MedicationLine line, int index)
    {
        var registered = facts.Registered;
        json.WriteString("id", facts.RequestId(index));
        json.Meta(facts.Last, FhirSystems.MedicationRequestProfile);
        WriteInstitution(json, registered.Issuer.Institution);
        WriteIdentifiers(json, facts, line, index);
        json.WriteString("status", StatusOf(facts, index));
        json.WriteString("intent", "order");
        json.Concepts("category", line.Categories, MedicationFlavour.JpCore);
        json.Medication(line, MedicationFlavour.JpCore);
        json.Patient("subject", registered.PersonId);
        json.WriteString("authoredOn", FhirText.Of(registered.IssuedOn));
        json.Practitioner(
            "requester", Licence.OfPrescriber(registered.Issuer.Institution, registered.Issuer.Qualification), registered.Issuer.PrescriberName);
        json.WriteStartObject("groupIdentifier");
        json.WriteString("system", FhirSystems.Uri);
        json.WriteString("value", $"urn:uuid:{facts.PrescriptionId:D}");
        json.WriteEndObject();
        json.Note(line.Note);
        json.DosageInstructions(line, MedicationFlavour.JpCore, registered.IssuedOn);
        WriteDispenseRequest(json, facts, line);
        json.Substitution(line, MedicationFlavour.JpCore);
    }

    internal static void WriteInstitution(Utf8JsonWriter json, string institution)
    {
        json.WriteStartArray("extension");
        json.WriteStartObject();
        json.WriteString("url", FhirSystems.InstitutionExtension);
        json.WriteStartObject("valueIdentifier");
        json.WriteString("system", FhirSystems.InstitutionNumber);
        json.WriteString("value", institution);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteIdentifiers(Utf8JsonWriter json, PrescriptionFacts facts, MedicationLine line, int index)
    {
        json.WriteStartArray("identifier");
        json.Place(line, MedicationFlavour.JpCore);
        if (line.OrderNumber is { } ordered)
            json.Identifier(MedicationNames.OrderNumber, ordered);
        json.Identifier(FhirSystems.ResourceInstance, facts.RequestId(index));
        if (NumberOf(facts) is { } number)
            json.Identifier(number.System, number.Value);
        json.WriteEndArray();
    }

    private static void WriteDispenseRequest(Utf8JsonWriter json, PrescriptionFacts facts, MedicationLine line)
    {
        json.WriteStartObject("dispenseRequest");
        json.DispenseExtensions(line, MedicationFlavour.JpCore);
        json.Period("validityPeriod", facts.State.UseFrom, facts.State.ValidThrough); // Of the present use, after changes.
        json.Supply(line, MedicationFlavour.JpCore);
        if (facts.State.Pharmacy is { } pharmacy)
            json.Organization("performer", FhirSystems.InstitutionNumber, pharmacy);
        json.WriteEndObject();
    }

    private static (string System, string Value)? NumberOf(PrescriptionFacts facts) =>
        facts.Registered.PrescriptionNumber is { Length: > 0 } number
            ? (FhirSystems.PrescriptionNumberPrefix + facts.Registered.Issuer.Institution, number)
            : null;

    /// <summary>A line beyond those of today was taken away by an amendment.</summary>
    private static string StatusOf(PrescriptionFacts facts, int index) => index >= facts.State.Lines.Count ? "cancelled" : facts.State.Lines[index].Status switch
    {
        LineStatus.Dispensed => "completed",
        LineStatus.Cancelled => "cancelled",
        LineStatus.NotDispensed => "stopped",
        _ => "active",
    };
}
