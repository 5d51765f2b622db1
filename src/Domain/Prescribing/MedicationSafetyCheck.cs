using NodaTime;

namespace Healthcare.Domain.Prescribing;

/// <summary>
/// 重複投薬・併用禁忌チェック, and recorded drug allergies: what stands against drugs begun on a day. Same ingredient by the same route, or a contraindicated
/// pair, on overlapping days, at any institution and inside the prescription; an allergy to an ingredient by whatever route. Pure.
/// </summary>
public static class MedicationSafetyCheck
{
    /// <summary>What stands against the lines. Drugs that the same prescription (<paramref name="own"/>) brought in earlier are not compared.</summary>
    /// <param name="lines">The drugs, in the master's order. A drug that the master does not know is refused elsewhere.</param>
    /// <param name="start">The day of issue or of dispensing.</param>
    /// <param name="examination">The master's answer and what the person takes and does not bear.</param>
    /// <param name="own">The prescription.</param>
    /// <param name="beside">Other lines of the same prescription that go on, with the day they are begun: only contraindications are looked for.</param>
    public static IReadOnlyList<SafetyHit> Hits(
        IReadOnlyList<MedicationLine> lines, LocalDate start, Examination examination, Guid own, IReadOnlyList<OwnLine>? beside = null)
    {
        OwnLine[] drugs = [.. lines.Zip(examination.Master.Lines).Where(pair => pair.Second.Facts is not null).Select(pair => new OwnLine(pair.First, pair.Second.Facts, start))];
        return
        [
            .. from place in Enumerable.Range(0, drugs.Length)
               from hit in AgainstHistory(drugs[place], examination, own)
                   .Concat(InsidePrescription.Hits(drugs[place], drugs[..place], beside ?? [], examination.Master))
                   .Concat(AgainstAllergies(drugs[place], examination))
               select hit,
        ];
    }

    /// <summary>All that a drug of the history must have one of to be compared at all: ingredients, partners of contraindicated pairs, codes.</summary>
    public static IReadOnlyList<string> KeysOf(IReadOnlyList<MedicationLine> lines, MasterAnswer master) =>
    [
        .. lines.Select(line => line.Drug.IngredientAndRoute)
            .Concat(master.Lines.SelectMany(line => line.Facts?.Ingredients ?? []))
            .Concat(master.Contraindications.SelectMany(pair => new[] { pair.Ingredient, pair.With }))
            .Distinct(),
    ];

    /// <summary>By which of these a drug of the history is found.</summary>
    public static IReadOnlyList<string> KeysOf(MedicationInUse taken) => [taken.Drug.IngredientAndRoute, .. taken.Ingredients];

    private static IEnumerable<SafetyHit> AgainstHistory(OwnLine drug, Examination examination, Guid own) =>
        from other in examination.History.Taking
        where other.PrescriptionId != own && !(drug.Start > other.Lapses)
        let taken = SafetyDrug.Of(other)
        where drug.Taken.Meets(taken)
        from hit in Compare(drug, taken, other.Pharmacy is null ? "the other, as prescribed," : "the other, as dispensed,", examination.Master)
        select hit with { With = other };

    private static IEnumerable<SafetyHit> AgainstAllergies(OwnLine drug, Examination examination) =>
        from allergy in examination.History.Allergies
        where drug.Taken.Ingredients.Contains(allergy.Ingredient)
        select drug.Hit(SafetyHitKind.Allergy, SafetyExplanation.OfAllergy(allergy, examination.Master.Version)) with { Allergy = allergy };

    private static IEnumerable<SafetyHit> Compare(OwnLine drug, SafetyDrug other, string which, MasterAnswer master)
    {
        var pairs = master.Contraindications.Where(pair => drug.Taken.Forms(pair, other)).Select(pair => drug.Contraindicated(pair, other, which, master.Version));
        return drug.Taken.Duplicates(other)
            ? pairs.Prepend(drug.Hit(SafetyHitKind.Duplicate, SafetyExplanation.OfDuplicate(drug.Taken, other, which, master.Version)))
            : pairs;
    }
}
