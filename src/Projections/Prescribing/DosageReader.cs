using Healthcare.Domain.Prescribing;
using R4 = Hl7.Fhir.Model;

namespace Healthcare.Projections.Prescribing;

/// <summary>
/// Reads the dosage instructions of one drug as one: the texts are joined; a usage code or a dose counts only
/// when all instructions have the same, for uneven doses cannot be told by one number.
/// </summary>
internal static class DosageReader
{
    public static Dosage? Read(Entry<R4.MedicationRequest> request, Findings findings)
    {
        var at = $"{request.Path}.dosageInstruction";
        var instructions = request.Resource.DosageInstruction ?? [];
        var text = FhirValues.Joined(instructions.Select(instruction => instruction.Text));
        if (text is null || instructions.Exists(instruction => string.IsNullOrWhiteSpace(instruction.Text)))
        {
            findings.Required(EPrescriptionRules.DosageText, $"{at}.text", "Each dosage instruction needs its text, and there must be one.");
            return null;
        }

        return new(
            text,
            instructions.Same(instruction => instruction.Timing?.Code.CodeOf(EPrescriptionNames.Usage)),
            instructions.Same(instruction => DoseOf(instruction, at, findings)),
            instructions.Same(instruction => DailyDoseOf(instruction, at, findings)));
    }

    /// <summary>What all instructions agree on.</summary>
    public static T? Same<T>(this IEnumerable<R4.Dosage> instructions, Func<R4.Dosage, T?> of) =>
        instructions.Select(of).Distinct().ToList() is [var agreed] ? agreed : default;

    private static Amount? DoseOf(R4.Dosage instruction, string at, Findings findings) =>
        instruction.DoseAndRate?.FirstOrDefault()?.Dose is R4.Quantity dose
            ? AmountReader.Required(dose, $"{at}.doseAndRate.dose", findings)
            : null;

    private static Amount? DailyDoseOf(R4.Dosage instruction, string at, Findings findings) =>
        instruction.DoseAndRate?.FirstOrDefault()?.Rate is R4.Ratio { Numerator: { } perDay, Denominator: { Value: 1, Code: "d" } }
            ? AmountReader.Required(perDay, $"{at}.doseAndRate.rate.numerator", findings)
            : null;
}

/// <summary>Reads an amount with its MERIT-9 unit.</summary>
internal static class AmountReader
{
    public static Amount? Required(R4.Quantity? quantity, string at, Findings findings)
    {
        if (quantity is null)
            findings.Required(EPrescriptionRules.Quantity, at, "The amount is missing.");
        else if (quantity.Value is not > 0 || quantity.Comparator is not null)
            findings.Value(EPrescriptionRules.Quantity, $"{at}.value", "The amount must be one number, more than 0.");
        else if (quantity.System is not { } system || !EPrescriptionNames.Unit.Contains(system) || string.IsNullOrWhiteSpace(quantity.Code))
            findings.Value(EPrescriptionRules.Quantity, $"{at}.code", "The unit must be a MERIT-9 code.");
        else
            return new(quantity.Value.Value, quantity.Code, quantity.Unit.OneLine() ?? quantity.Code);
        return null;
    }
}
