using System.Text.Json;
using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Shared;
using Healthcare.Projections.Fhir;

namespace Healthcare.Projections.Prescribing;

/// <summary>重複投薬・併用禁忌・アレルギー: the alerts that a professional saw, and the reason to go on, as a FHIR DetectedIssue.</summary>
internal static class DetectedIssueResource
{
    /// <summary><paramref name="index"/> is its place among all of the prescription: registration, amendments, dispensings and corrections may each have one.</summary>
    public static FhirResource Of(PrescriptionFacts facts, SafetyAlertsAcknowledged acknowledged, int index)
    {
        var id = index == 0 ? $"{facts.PrescriptionId:D}-alerts" : $"{facts.PrescriptionId:D}-alerts-{index + 1}";
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

    /// <summary>The lines that the alert is about, as they stand; after a change that may be none.</summary>
    private static void WriteImplicated(Utf8JsonWriter json, PrescriptionFacts facts, SafetyAlertsAcknowledged acknowledged)
    {
        var implicated = facts.Lines.Index().Where(line => acknowledged.Hits.Any(hit => Concerns(hit, line.Item, acknowledged))).ToList();
        if (implicated.Count == 0)
            return;

        json.WriteStartArray("implicated");
        foreach (var (index, _) in implicated)
        {
            json.WriteStartObject();
            json.WriteString("reference", $"MedicationRequest/{facts.RequestId(index)}");
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>By its name; another product of the line may have been handed over, which is what its place is for.</summary>
    private static bool Concerns(SafetyHit hit, MedicationLine line, SafetyAlertsAcknowledged acknowledged) =>
        hit.DrugName == line.DrugName || hit.Beside == LinePlace.Of(line)
        || (acknowledged.DispensingId is not null && new LinePlace(hit.RpNumber, hit.Order) == LinePlace.Of(line));

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
        : hit.Beside is { } line ? $"{hit.DrugName}: {hit.Explanation}（Rp{line.RpNumber}-{line.Order}）"
        : $"{hit.DrugName}: {hit.Allergy?.Ingredient}";
}
