using NodaTime;

namespace Healthcare.Domain.Prescribing;

/// <summary>
/// 重複投薬・併用禁忌チェック, and recorded drug allergies: what stands against drugs begun on a day. Same ingredient by the same route, or a contraindicated
/// pair, on overlapping days, at any institution. Pure.
/// </summary>
public static class MedicationSafetyCheck
{
    /// <summary>What stands against the lines. What the same prescription says of itself is not compared: <paramref name="own"/>.</summary>
    public static IReadOnlyList<SafetyHit> Hits(IReadOnlyList<MedicationLine> lines, LocalDate start, Examination examination, Guid own) =>
    [
        .. from pair in lines.Zip(examination.Master.Lines)
           from hit in Hits(pair.First, pair.Second.Facts!, start, examination, own)
           select hit,
    ];

    private static IEnumerable<SafetyHit> Hits(MedicationLine line, DrugFacts facts, LocalDate start, Examination examination, Guid own)
    {
        var days = line.TakenFrom(start);
        return from other in examination.History.Taking
               where other.PrescriptionId != own && other.From <= days.End && days.Start <= other.Through && IsDuplicate(line, facts, other)
               select new SafetyHit(
                   SafetyHitKind.Duplicate, line.RpNumber, line.Order, line.DrugName, "Same ingredient and route on overlapping days.", other);
    }

    private static bool IsDuplicate(MedicationLine line, DrugFacts facts, MedicationInUse other) =>
        line.Drug.IngredientAndRoute == other.Drug.IngredientAndRoute
        || (facts.Route == other.Route && facts.Ingredients.Intersect(other.Ingredients).Any());
}
