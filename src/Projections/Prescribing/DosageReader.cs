using Healthcare.Domain.Prescribing;
using Healthcare.Projections.Fhir;
using R4 = Hl7.Fhir.Model;

namespace Healthcare.Projections.Prescribing;

/// <summary>
/// One view over all dosage instructions of a drug: the texts are joined, so that nobody who reads the view alone misses one; a usage code or a dose
/// counts only when all instructions have the same.
/// </summary>
internal static class DosageReader
{
    public static Dosage Of(IReadOnlyList<DosageInstruction> instructions) => new(
        FhirValues.Joined(instructions.Select(instruction => instruction.Text)) ?? string.Empty,
        instructions.Same(UsageCodeOf),
        instructions.Same(instruction => instruction.Dose?.PerTime),
        instructions.Same(instruction => instruction.Dose?.PerDay));

    /// <summary>What all instructions agree on.</summary>
    public static T? Same<T>(this IEnumerable<DosageInstruction> instructions, Func<DosageInstruction, T?> of) =>
        instructions.Select(of).Distinct().ToList() is [var agreed] ? agreed : default;

    public static string? UsageCodeOf(DosageInstruction instruction) => instruction.Usage.CodeOf(FhirSystems.Usage, MedicationNames.MhlwUsage);
}

/// <summary>Reads an amount with its MERIT-9 unit.</summary>
internal static class AmountReader
{
    public static Amount? Required(R4.Quantity? quantity, string at, Findings findings)
    {
        if (quantity is null)
            findings.Required(EPrescriptionRules.Quantity, at, "The amount is missing, or it is no single amount.");
        else if (quantity.Value is not > 0 || quantity.Comparator is not null)
            findings.Value(EPrescriptionRules.Quantity, $"{at}.value", "The amount must be one number, more than 0.");
        else if (quantity.System is not { } system || MedicationNames.Of(system) != FhirSystems.Merit9Unit || string.IsNullOrWhiteSpace(quantity.Code))
            findings.Value(EPrescriptionRules.Quantity, $"{at}.code", "The unit must be a MERIT-9 code.");
        else
            return new(quantity.Value.Value, quantity.Code, quantity.Unit.OneLine() ?? quantity.Code);
        return null;
    }
}
