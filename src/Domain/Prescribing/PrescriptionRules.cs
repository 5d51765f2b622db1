namespace Healthcare.Domain.Prescribing;

/// <summary>What the drugs of a prescription must keep to, beside the safety check: known drugs, limits of supply, narcotics, refill and split.</summary>
public static class PrescriptionRules
{
    /// <summary>The first rule that is broken, with the lines that break it; null when none is.</summary>
    public static Rejection? Check(IReadOnlyList<MedicationLine> lines, RepeatPlan? repeat, string? narcoticLicence, Examination examination) =>
        DrugProblems(examination.Master)
        ?? SupplyLimits(lines, examination.Master)
        ?? Narcotics(examination, narcoticLicence)
        ?? (repeat is null ? null : Repeats(lines, repeat, examination.Master));

    /// <summary>Unknown, withdrawn, dummy and local codes and names that do not fit are refused (they stopped the national service in December 2024).</summary>
    public static Rejection? DrugProblems(MasterAnswer master)
    {
        LineAnswer[] wrong = [.. master.Lines.Where(line => line.Problem is not null)];
        return wrong.Length == 0 ? null : PrescribingRejections.Of(wrong[0].Problem!.Value).With(wrong);
    }

    /// <summary>What the master said, as it is kept with the event.</summary>
    public static IReadOnlyList<IdentifiedDrug> Identified(MasterAnswer master) =>
        [.. master.Lines.Select(line => new IdentifiedDrug(line.RpNumber, line.Order, line.Facts!))];

    /// <summary>
    /// Whether a line is for more than the limit of its drug. What is given as needed counts a day for each time (domain knowledge, unverified), and
    /// must say for how many times it is: without it the limit would hold for nothing.
    /// </summary>
    public static bool Exceeds(MedicationLine line, int? limit) =>
        limit is { } most && ((line.DaysSupply ?? line.RepeatCount) > most || line is { Form: DosageForm.AsNeeded, DaysSupply: null, RepeatCount: null });

    /// <summary>投与日数の上限: no line is for more days than its drug allows on the day of issue.</summary>
    private static Rejection? SupplyLimits(IReadOnlyList<MedicationLine> lines, MasterAnswer master)
    {
        var over = lines.Zip(master.Lines).Where(pair => Exceeds(pair.First, pair.Second.Facts!.SupplyLimit))
            .Select(pair => new OverLimit(pair.First.RpNumber, pair.First.Order, pair.Second.Facts!.SupplyLimit!.Value)).ToArray();
        return over.Length == 0 ? null : PrescribingRejections.SupplyLimit.With(over);
    }

    /// <summary>麻薬: the prescriber's narcotic licence number and the person's address are needed.</summary>
    private static Rejection? Narcotics(Examination examination, string? licence) =>
        !examination.Master.Lines.Any(line => line.Facts!.Narcotic) ? null
        : licence is null ? PrescribingRejections.NarcoticLicenceRequired
        : examination.HasAddress ? null : PrescribingRejections.AddressRequired;

    /// <summary>
    /// リフィル・分割: 2 or 3 uses of drugs whose days are known; no refill of a narcotic or a drug whose supply is limited; the parts of a split are the whole.
    /// </summary>
    private static Rejection? Repeats(IReadOnlyList<MedicationLine> lines, RepeatPlan repeat, MasterAnswer master)
    {
        if (repeat.Uses is < 2 or > RepeatPlan.MostUses)
            return PrescribingRejections.RepeatUses;
        if (lines.Any(line => line.DaysSupply is null))
            return PrescribingRejections.RepeatNeedsDays;
        if (repeat.Kind == RepeatKind.Refill)
            return master.Lines.Any(line => line.Facts!.SupplyLimit is not null || line.Facts.Narcotic) ? PrescribingRejections.RefillOfLimitedDrug
                : repeat.PartDays is null ? null : PrescribingRejections.PartsOfRefill;

        if (repeat.PartDays is not { } parts || parts.Count != repeat.Uses || parts.Any(days => days <= 0) || lines.Any(line => line.DaysSupply != parts.Sum(days => (long)days)))
            return PrescribingRejections.SplitParts;
        return lines.Any(line => parts.Select((_, part) => repeat.AmountOf(part + 1, line.Quantity.Value)).Any(amount => amount <= 0))
            ? PrescribingRejections.SplitAmount
            : null;
    }

    /// <summary>A line for more days than its drug allows.</summary>
    private sealed record OverLimit(int RpNumber, int Order, int MostDays);
}
