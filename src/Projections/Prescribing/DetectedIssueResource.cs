using System.Text.Json;
using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Shared;
using Healthcare.Projections.Fhir;

namespace Healthcare.Projections.Prescribing;

/// <summary>重複投薬: the duplicates that the prescriber saw, and the reason to go on, as a FHIR DetectedIssue.</summary>
internal static class DetectedIssueResource
{
    public static FhirResource Of(PrescriptionFacts facts, DuplicateMedicationAcknowledged acknowledged)
    {
        var id = $"{facts.PrescriptionId:D}-duplicate";
        return new(
            "DetectedIssue", id, acknowledged.PersonId, facts.Registered.Issuer.Institution, Jst.DateOf(acknowledged.AcknowledgedAt),
            ["status=final", FhirText.Key("code", FhirSystems.ActCode, "DUPTHPY"), $"prescription={facts.PrescriptionId:D}"],
            FhirJson.Resource("DetectedIssue", (id, facts, acknowledged), static (json, d) => Write(json, d.id, d.facts, d.acknowledged)));
    }

    private static void Write(Utf8JsonWriter json, string id, PrescriptionFacts facts, DuplicateMedicationAcknowledged acknowledged)
    {
        json.WriteString("id", id);
        json.Meta(facts.Last, FhirSystems.DetectedIssueProfile);
        json.WriteString("status", "final");
        json.Concept("code", FhirSystems.ActCode, "DUPTHPY", "Duplicate Therapy Alert", "重複投薬");
        json.WriteString("severity", "moderate");
        json.Patient("patient", acknowledged.PersonId);
        json.WriteString("identifiedDateTime", FhirText.Of(acknowledged.AcknowledgedAt));
        WriteImplicated(json, facts, acknowledged);
        json.WriteString("detail", string.Join(" / ", acknowledged.Hits.Select(Describe)));
        WriteMitigation(json, acknowledged);
    }

    /// <summary>The lines of this prescription that duplicate something.</summary>
    private static void WriteImplicated(Utf8JsonWriter json, PrescriptionFacts facts, DuplicateMedicationAcknowledged acknowledged)
    {
        json.WriteStartArray("implicated");
        for (var index = 0; index < facts.Registered.Lines.Count; index++)
        {
            if (!acknowledged.Hits.Any(hit => hit.DrugName == facts.Registered.Lines[index].DrugName))
                continue;
            json.WriteStartObject();
            json.WriteString("reference", $"MedicationRequest/{facts.RequestId(index)}");
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteMitigation(Utf8JsonWriter json, DuplicateMedicationAcknowledged acknowledged)
    {
        json.WriteStartArray("mitigation");
        json.WriteStartObject();
        json.WriteStartObject("action");
        json.WriteString("text", acknowledged.Reason);
        json.WriteEndObject();
        json.WriteString("date", FhirText.Of(acknowledged.AcknowledgedAt));
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static string Describe(DuplicateHit hit) =>
        $"{hit.DrugName}: {hit.With.DrugName}（{hit.With.Institution}、{FhirText.Of(hit.With.From)}～{FhirText.Of(hit.With.Through)}）";
}
