using System.Text.Json;
using Healthcare.Domain.Prescribing;
using Healthcare.Projections.Fhir;
using NodaTime;

namespace Healthcare.Projections.Prescribing;

/// <summary>Writes the dosage instructions of a drug one by one.</summary>
internal static class InstructionJson
{
    /// <summary>Writes them; an instruction that names no first day gets <paramref name="start"/>, or none when that is null.</summary>
    public static void DosageInstructions(this Utf8JsonWriter json, MedicationLine line, MedicationFlavour flavour, LocalDate? start)
    {
        json.WriteStartArray("dosageInstruction");
        foreach (var instruction in line.Instructions ?? [Only(line)])
            Write(json, instruction with { Starts = instruction.Starts ?? start?.PlusDays(line.StartsAfter ?? 0) }, flavour);
        json.WriteEndArray();
    }

    /// <summary>The one instruction of a line that was registered without any of its own.</summary>
    private static DosageInstruction Only(MedicationLine line) => new(
        line.Dosage.Text,
        line.Dosage.Code is { } code ? new([new(FhirSystems.Usage, code)]) : null,
        Dose: line.Dosage is { PerTime: null, PerDay: null } ? null : new(StrengthClass.Product, line.Dosage.PerTime, line.Dosage.PerDay),
        Days: line.DaysSupply,
        AsNeeded: line.Form == DosageForm.AsNeeded,
        Method: MethodOf(line.Form));

    private static void Write(Utf8JsonWriter json, DosageInstruction instruction, MedicationFlavour flavour)
    {
        json.WriteStartObject();
        WriteExtensions(json, instruction, flavour);
        json.WriteString("text", instruction.Text);
        json.Concepts("additionalInstruction", instruction.Supplements, flavour);
        TimingJson.Write(json, instruction, flavour);
        if (instruction.AsNeededFor is { } condition && flavour != MedicationFlavour.Clins) // JP-CLINS has the condition in the usage and the text only.
            json.Concept("asNeededCodeableConcept", condition, flavour);
        else if (instruction.AsNeeded)
            json.WriteBoolean("asNeededBoolean", true);
        json.Concept("site", instruction.Site, flavour);
        json.Concept("route", instruction.Route, flavour);
        json.Concept("method", instruction.Method, flavour);
        WriteDose(json, instruction.Dose, flavour);
        json.WriteEndObject();
    }

    private static void WriteExtensions(Utf8JsonWriter json, DosageInstruction instruction, MedicationFlavour flavour)
    {
        if (instruction is { Starts: null, UsageDays: null })
            return;

        json.WriteStartArray("extension");
        if (instruction.Starts is { } starts)
        {
            json.WriteStartObject();
            json.WriteString("url", flavour.PeriodOfUse());
            json.Period("valuePeriod", starts, instruction.Ends);
            json.WriteEndObject();
        }

        if (instruction.UsageDays is { } days)
        {
            json.WriteStartObject();
            json.WriteString("url", flavour.UsageDuration());
            json.Days("valueDuration", days);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteDose(Utf8JsonWriter json, Dose? dose, MedicationFlavour flavour)
    {
        if (dose is null or { Strength: null, PerTime: null, PerDay: null })
            return;

        json.WriteStartArray("doseAndRate");
        json.WriteStartObject();
        if (dose.Strength is { } strength)
            json.Concept("type", flavour.In(FhirSystems.StrengthType), strength == StrengthClass.Product ? "1" : "2", strength == StrengthClass.Product ? "製剤量" : "原薬量");
        if (dose.PerTime is { } perTime)
            json.Amount("doseQuantity", perTime, flavour);
        if (dose.PerDay is { } perDay)
        {
            json.WriteStartObject("rateRatio");
            json.Amount("numerator", perDay, flavour);
            json.Days("denominator", 1);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndArray();
    }

    // A drug as needed may be given in any way, so its form does not tell the method.
    private static CodedText? MethodOf(DosageForm form) => form switch
    {
        DosageForm.Oral or DosageForm.OralDrops => new([new(FhirSystems.BasicMethod, "1", "内服")]),
        DosageForm.External => new([new(FhirSystems.BasicMethod, "2", "外用")]),
        DosageForm.Injection => new([new(FhirSystems.BasicMethod, "3", "注射")]),
        _ => null,
    };
}
