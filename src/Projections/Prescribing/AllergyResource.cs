using System.Text.Json;
using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Shared;
using Healthcare.Projections.Fhir;

namespace Healthcare.Projections.Prescribing;

/// <summary>薬剤アレルギー as JP_AllergyIntolerance_eCS. A refuted one is inactive and refuted; it is never taken away.</summary>
internal static class AllergyResource
{
    private const int ThroughStrength = 9;

    public static FhirResource Of(Guid streamId, DrugAllergyRecorded recorded, IReadOnlyList<StoredFact> events)
    {
        var allergy = events.Aggregate((DrugAllergy?)null, static (state, stored) => DrugAllergy.Evolve(state, stored.Data))!;
        var (system, code) = AllergenOf(recorded.Drug);
        return new(
            "AllergyIntolerance", streamId.ToString("D"), recorded.PersonId, recorded.Institution, Jst.DateOf(recorded.RecordedAt),
            [
                $"clinical-status={StatusOf(allergy)}", FhirText.Key("clinical-status", FhirSystems.AllergyClinicalStatus, StatusOf(allergy)),
                FhirText.Key("code", system, code), FhirText.Key("identifier", FhirSystems.ResourceInstance, streamId.ToString("D")),
            ],
            FhirJson.Resource("AllergyIntolerance", (streamId, allergy, events[^1]), static (json, a) => Write(json, a.streamId, a.allergy, a.Item3)));
    }

    private static void Write(Utf8JsonWriter json, Guid id, DrugAllergy allergy, StoredFact last)
    {
        var recorded = allergy.Recorded;
        json.WriteString("id", id.ToString("D"));
        json.Meta(last, FhirSystems.AllergyProfile);
        MedicationRequestResource.WriteInstitution(json, recorded.Institution);
        json.WriteStartArray("identifier");
        json.Identifier(FhirSystems.ResourceInstance, id.ToString("D"));
        json.WriteEndArray();
        json.Concept("clinicalStatus", FhirSystems.AllergyClinicalStatus, StatusOf(allergy));
        json.Concept("verificationStatus", FhirSystems.AllergyVerification, allergy.Refuted is null ? "confirmed" : "refuted");
        json.WriteString("type", "allergy");
        json.WriteStartArray("category");
        json.WriteStringValue("medication");
        json.WriteEndArray();
        json.WriteString("criticality", CodeOf(recorded.Criticality));
        WriteCode(json, recorded);
        json.Patient("patient", recorded.PersonId);
        if (recorded.OnsetOn is { } onset)
            json.WriteString("onsetDateTime", FhirText.Of(onset));
        json.WriteString("recordedDate", FhirText.Of(recorded.RecordedAt));
        WriteNotes(json, allergy);
        WriteReaction(json, recorded);
    }

    /// <summary>The drug as the guide codes allergens; HOT9 has no such code, so the guide's dummy stands there.</summary>
    private static void WriteCode(Utf8JsonWriter json, DrugAllergyRecorded recorded)
    {
        var (system, code) = AllergenOf(recorded.Drug);
        json.Concept("code", system, code, recorded.DrugName, recorded.DrugName);
    }

    /// <summary>What the checks compare: the ingredients by the master's codes.</summary>
    private static void WriteReaction(Utf8JsonWriter json, DrugAllergyRecorded recorded)
    {
        json.WriteStartArray("reaction");
        foreach (var ingredient in recorded.Ingredients)
        {
            json.WriteStartObject();
            json.Concept("substance", FhirSystems.Ingredients, ingredient);
            json.WriteStartArray("manifestation");
            json.WriteStartObject();
            json.WriteString("text", recorded.Note ?? "記載なし");
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteNotes(Utf8JsonWriter json, DrugAllergy allergy)
    {
        if (allergy.Refuted is not { } refuted)
            return;
        json.WriteStartArray("note");
        json.WriteStartObject();
        json.WriteString("time", FhirText.Of(refuted.RefutedAt));
        json.WriteString("text", refuted.Reason);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static string StatusOf(DrugAllergy allergy) => allergy.Refuted is null ? "active" : "inactive";

    private static (string System, string Code) AllergenOf(DrugCode drug) => drug.System switch
    {
        DrugCodeSystem.Yj => (FhirSystems.AllergenProduct, $"YCM{drug.Code}"),
        DrugCodeSystem.GeneralName => (FhirSystems.AllergenGeneric, $"GCM{drug.Code[..ThroughStrength]}ZZZ"),
        _ => (FhirSystems.AllergenProduct, "D9M000000000"),
    };

    private static string CodeOf(AllergyCriticality criticality) => criticality switch
    {
        AllergyCriticality.Low => "low",
        AllergyCriticality.High => "high",
        _ => "unable-to-assess",
    };
}
