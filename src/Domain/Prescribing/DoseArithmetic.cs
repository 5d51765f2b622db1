namespace Healthcare.Domain.Prescribing;

/// <summary>Whether the numbers of a line fit each other. A pharmacist asks about what does not; nothing is refused for it.</summary>
public static class DoseArithmetic
{
    /// <summary>What is larger fits nothing; a decimal would not hold it for each day of years.</summary>
    private const decimal LargestDose = 1_000_000_000_000;

    /// <summary>Whether the amount to dispense is the dose of a day for each day; true where that cannot be told.</summary>
    public static bool QuantityFits(MedicationLine line)
    {
        if (line.Instructions is not [{ Dose.PerDay: { } perDay, AsNeeded: false } only] || line.DaysSupply is not { } days || perDay.UnitCode != line.Quantity.UnitCode)
            return true;

        return Math.Abs(perDay.Value) < LargestDose && (line.Quantity.Value == perDay.Value * days || (only.UsageDays is { } used && line.Quantity.Value == perDay.Value * used));
    }

    /// <summary>Whether uneven doses add up to the dose of a day; true where there are none.</summary>
    public static bool UnevenDosesFit(DosageInstruction instruction) =>
        instruction.UnevenDoses is [] || instruction.Dose?.PerDay is not { } perDay || instruction.UnevenDoses.Sum(dose => dose.Units) == perDay.Value;
}
