using Healthcare.Domain.Shared;
using System.Text.Json;
using Healthcare.Domain.Prescribing;
using Healthcare.Projections.Fhir;
using NodaTime;

namespace Healthcare.Projections.Prescribing;

/// <summary>What a prescribed and a dispensed drug have in common.</summary>
internal static class DrugJson
{
    public static void Medication(this Utf8JsonWriter json, MedicationLine line) =>
        json.Concept("medicationCodeableConcept", SystemOf(line.Drug.System), line.Drug.Code, line.DrugName, line.DrugName);

    public static void Amount(this Utf8JsonWriter json, string name, Amount amount) =>
        json.Quantity(name, amount.Value, amount.UnitName, FhirSystems.Merit9Unit, amount.UnitCode);

    public static void Note(this Utf8JsonWriter json, string? note)
    {
        if (string.IsNullOrEmpty(note))
            return;

        json.WriteStartArray("note");
        json.WriteStartObject();
        json.WriteString("text", note);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    public static void DosageInstruction(this Utf8JsonWriter json, MedicationLine line, LocalDate start)
    {
        json.WriteStartArray("dosageInstruction");
        json.WriteStartObject();
        json.WriteStartArray("extension");
        json.WriteStartObject();
        json.WriteString("url", FhirSystems.PeriodOfUse);
        json.Period("valuePeriod", start, null);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteString("text", line.Dosage.Text);
        WriteTiming(json, line);
        if (line.Form == DosageForm.AsNeeded)
            json.WriteBoolean("asNeededBoolean", true);
        if (MethodOf(line.Form) is var (code, display))
            json.Concept("method", FhirSystems.BasicMethod, code, display);
        WriteDose(json, line.Dosage);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    public static string SystemOf(DrugCodeSystem system) => system switch
    {
        DrugCodeSystem.Yj => FhirSystems.Yj,
        DrugCodeSystem.GeneralName => FhirSystems.GeneralName,
        _ => FhirSystems.Hot9,
    };

    private static void WriteTiming(Utf8JsonWriter json, MedicationLine line)
    {
        if (line is { DaysSupply: null, Dosage.Code: null })
            return;

        json.WriteStartObject("timing");
        if (line.DaysSupply is { } days)
        {
            json.WriteStartObject("repeat");
            json.Days("boundsDuration", days);
            json.WriteEndObject();
        }

        if (line.Dosage.Code is { } code)
            json.Concept("code", FhirSystems.Usage, code);
        json.WriteEndObject();
    }

    private static void WriteDose(Utf8JsonWriter json, Dosage dosage)
    {
        if (dosage is { PerTime: null, PerDay: null })
            return;

        json.WriteStartArray("doseAndRate");
        json.WriteStartObject();
        json.Concept("type", FhirSystems.StrengthType, "1", "製剤量");
        if (dosage.PerTime is { } perTime)
            json.Amount("doseQuantity", perTime);
        if (dosage.PerDay is { } perDay)
        {
            json.WriteStartObject("rateRatio");
            json.Amount("numerator", perDay);
            json.Days("denominator", 1);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndArray();
    }

    // A drug as needed may be given in any way, so its form does not tell the method.
    private static (string Code, string Display)? MethodOf(DosageForm form) => form switch
    {
        DosageForm.Oral or DosageForm.OralDrops => ("1", "内服"),
        DosageForm.External => ("2", "外用"),
        DosageForm.Injection => ("3", "注射"),
        _ => null,
    };
}
