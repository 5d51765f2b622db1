using System.Text.Json;
using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Shared;
using Healthcare.Projections.Fhir;

namespace Healthcare.Projections.Prescribing;

/// <summary>重複投薬・併用禁忌・アレルギー: the alerts that a professional saw, and the reason to go on, as a FHIR DetectedIssue.</summary>
internal static class DetectedIssueResource
{
    public static FhirResource Of(PrescriptionFacts facts, SafetyAlertsAcknowledged acknowledged)
    {
        var id = acknowledged.DispensingId is { } dispensing ? $"{dispensing:D}-alerts" : $"{facts.PrescriptionId:D}-alerts";
        return new(
            "DetectedIssue", id, acknowledged.PersonId, acknowledged.Institution, Jst.DateOf(acknowledged.AcknowledgedAt),
            ["status=final", FhirText.Key("code", FhirSystems.ActCode, CodeOf(acknowledged).Code), $"prescription={facts.PrescriptionId:D}"],
            FhirJson.Resource("DetectedIssue", (id, facts, acknowledged), static (json, d) => Write(json, d.id, d.facts, d.acknowledged)));
    }

    private static void Write(Utf8JsonWriter json, string id, PrescriptionFacts facts, SafetyAlertsAcknowledged acknowledged)
    {
        json.WriteString("id", id);
        json.Meta(facts.Last, FhirSystems.DetectedIssueProfile);
        json.WriteString("status", "final");
        var code = CodeOf(acknowledged);
        json.Concept("code", FhirSystems.ActCode, code.Code, code.Display, code.Text);
        json.WriteString("severity", code.Code == "DUPTHPY" ? "moderate" : "high");
        json.Patient("patient", acknowledged.PersonId);
        json.WriteString("identifiedDateTime", FhirText.Of(acknowledged.AcknowledgedAt));
        WriteImplicated(json, facts, acknowledged);
        json.WriteString("detail", string.Join(" / ", acknowledged.Hits.Select(Describe)));
        WriteMitigation(json, acknowledged);
    }

    /// <summary>The lines of this prescription that duplicate something.</summary>
    private static void WriteImplicated(Utf8JsonWriter json, PrescriptionFacts facts, SafetyAlertsAcknowledged acknowledged)
    {
        json.WriteStartArray("implicated");
        for (var index = 0; index < facts.Lines.Count; index++)
        {
            if (!acknowledged.Hits.Any(hit => hit.DrugName == facts.Lines[index].DrugName))
                continue;
            json.WriteStartObject();
            json.WriteString("reference", $"MedicationRequest/{facts.RequestId(index)}");
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteMitigation(Utf8JsonWriter json, SafetyAlertsAcknowledged acknowledged)
    {
        json.WriteStartArray("mitigation");
        json.WriteStartObject();
        json.WriteStartObject("action");
        json.WriteString("text", acknowledged.Reason.Text);
        json.WriteEndObject();
        json.WriteString("date", FhirText.Of(acknowledged.AcknowledgedAt));
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static (string Code, string Display, string Text) CodeOf(SafetyAlertsAcknowledged acknowledged) =>
        acknowledged.Hits.Any(hit => hit.Kind == SafetyHitKind.Allergy) ? ("ALGY", "Allergy Alert", "薬剤アレルギー")
        : acknowledged.Hits.Any(hit => hit.Kind == SafetyHitKind.Contraindicated) ? ("DRG", "Drug Interaction Alert", "併用禁忌")
        : ("DUPTHPY", "Duplicate Therapy Alert", "重複投薬");

    private static string Describe(SafetyHit hit) => hit.With is { } with
        ? $"{hit.DrugName}: {with.DrugName}（{with.Institution}、{FhirText.Of(with.From)}～{FhirText.Of(with.Through)}）"
        : $"{hit.DrugName}: {hit.Allergy?.Ingredient}";
}
