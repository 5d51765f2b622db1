using System.Text.Json;
using Healthcare.Domain.Prescribing;
using Healthcare.Projections.Fhir;

namespace Healthcare.Projections.Prescribing;

/// <summary>What every MedicationRequest says of how a drug is dispensed.</summary>
internal static class RequestJson
{
    /// <summary>The instructions to the pharmacy as extensions of dispenseRequest.</summary>
    public static void DispenseExtensions(this Utf8JsonWriter json, MedicationLine line, MedicationFlavour flavour)
    {
        if (line is { RepeatCount: null, Preparations: null or [] })
            return;

        json.WriteStartArray("extension");
        if (line.RepeatCount is { } count)
        {
            json.WriteStartObject();
            json.WriteString("url", MedicationNames.RepeatCount);
            json.WriteNumber("valueInteger", count);
            json.WriteEndObject();
        }

        foreach (var preparation in line.Preparations ?? [])
        {
            json.WriteStartObject();
            json.WriteString("url", FhirSystems.InstructionForDispense);
            json.Concept("valueCodeableConcept", preparation, flavour);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void Supply(this Utf8JsonWriter json, MedicationLine line, MedicationFlavour flavour)
    {
        json.Amount("quantity", line.Quantity, flavour);
        if (line.DaysSupply is { } days)
            json.Days("expectedSupplyDuration", days);
    }

    public static void Substitution(this Utf8JsonWriter json, MedicationLine line, MedicationFlavour flavour)
    {
        json.WriteStartObject("substitution");
        json.Concept("allowedCodeableConcept", flavour.In(FhirSystems.Substitution), FhirText.Of((long)line.Substitution), DisplayOf(line.Substitution));
        json.Concept("reason", line.SubstitutionReason, flavour);
        json.WriteEndObject();
    }

    private static string DisplayOf(Substitution substitution) => substitution switch
    {
        Domain.Prescribing.Substitution.Allowed => "変更可",
        Domain.Prescribing.Substitution.Prohibited => "変更不可",
        Domain.Prescribing.Substitution.FormFixed => "剤形変更不可",
        _ => "含量規格変更不可",
    };
}
