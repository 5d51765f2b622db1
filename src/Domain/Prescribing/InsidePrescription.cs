using NodaTime;

namespace Healthcare.Domain.Prescribing;

/// <summary>A line of a prescription with what the master says of it and the day it is begun.</summary>
public sealed record OwnLine(MedicationLine Line, DrugFacts? Facts, LocalDate Start)
{
    internal SafetyDrug Taken { get; } = SafetyDrug.Of(Line, Facts, Start);

    internal SafetyHit Hit(SafetyHitKind kind, string explanation) => new(kind, Line.RpNumber, Line.Order, Line.DrugName, explanation);

    internal SafetyHit Contraindicated(Contraindication pair, SafetyDrug other, string which, string master) =>
        Hit(SafetyHitKind.Contraindicated, SafetyExplanation.OfContraindication(pair, Taken, other, which, master)) with { Pair = pair };
}

/// <summary>
/// What the lines of one prescription have against each other; each pair is told once, at its later line.
/// A contraindicated pair always. A duplicate only between two Rp of different products: one Rp holds the strengths that make up a dose, and one product in
/// two Rp is a dose that changes with the time of day. The steps of a course have no day in common.
/// </summary>
internal static class InsidePrescription
{
    private const string Which = "the other of this prescription";

    public static IEnumerable<SafetyHit> Hits(OwnLine drug, IReadOnlyList<OwnLine> earlier, IReadOnlyList<OwnLine> beside, MasterAnswer master) =>
        earlier.Where(other => IsDuplicate(drug, other)).Select(other => Duplicate(drug, other, master.Version))
            .Concat(earlier.Concat(beside).SelectMany(other => Contraindicated(drug, other, master)));

    private static bool IsDuplicate(OwnLine drug, OwnLine other) =>
        drug.Line.RpNumber != other.Line.RpNumber && drug.Line.Drug != other.Line.Drug && drug.Taken.Meets(other.Taken) && drug.Taken.Duplicates(other.Taken);

    private static SafetyHit Duplicate(OwnLine drug, OwnLine other, string master) =>
        drug.Hit(SafetyHitKind.Duplicate, SafetyExplanation.OfDuplicate(drug.Taken, other.Taken, Which, master)) with { Beside = LinePlace.Of(other.Line) };

    private static IEnumerable<SafetyHit> Contraindicated(OwnLine drug, OwnLine other, MasterAnswer master) =>
        from pair in master.Contraindications
        where drug.Taken.Meets(other.Taken) && drug.Taken.Forms(pair, other.Taken)
        select drug.Contraindicated(pair, other.Taken, Which, master.Version) with { Beside = LinePlace.Of(other.Line) };
}
