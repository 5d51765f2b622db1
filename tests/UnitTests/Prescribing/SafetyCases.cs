using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Shared;
using NodaTime;
using static Healthcare.Tests.Prescribing.Drugs;

namespace Healthcare.Tests.Prescribing;

/// <summary>A line with what a master says of it.</summary>
internal sealed record KnownLine(MedicationLine Line, DrugFacts Facts);

/// <summary>Invented drugs: a must not be taken together with b; another product contains a as well, one a and c.</summary>
internal static class SafetyCases
{
    public static readonly Contraindication Pair = new("a", [AdministrationRoute.Oral], "b", [AdministrationRoute.Oral], "見本添付文書");

    public static readonly KnownLine
        A = Drug(1, "111100100001", "a"), B = Drug(2, "222200200001", "b"), C = Drug(3, "333300300001", "c"), OtherA = Drug(4, "444400400001", "a"),
        AandC = Drug(5, "555500500001", "a", "c");

    public static KnownLine Drug(int rp, string code, params string[] ingredients) => new(
        Tablets with { RpNumber = rp, Drug = new(DrugCodeSystem.Yj, code), DrugName = $"見本{code}" }, new(ingredients, AdministrationRoute.Oral));

    public static KnownLine At(KnownLine drug, int rp, int order = 1) => drug with { Line = drug.Line with { RpNumber = rp, Order = order } };

    public static MedicationInUse InUse(KnownLine drug, LocalDate? from = null, LocalDate? through = null) => new(
        new("0197f000-0000-7000-8000-0000000000bb"), "1310000023", drug.Line.Drug, drug.Line.DrugName, drug.Facts.Ingredients, drug.Facts.Route,
        from ?? Today, through ?? Today.PlusDays(6));

    public static KnownAllergy Allergy(string ingredient) => new(new("0197f000-0000-7000-8000-000000000051"), ingredient, "1310000023");

    public static Examination Examine(IReadOnlyList<KnownLine> drugs, IReadOnlyCollection<MedicationInUse> taking, IReadOnlyCollection<KnownAllergy> allergies) => new(
        new(Master, false, [.. drugs.Select(drug => new LineAnswer(drug.Line.RpNumber, drug.Line.Order, drug.Facts))], [Pair]), new(taking, allergies));

    public static IReadOnlyList<SafetyHit> Check(IReadOnlyList<KnownLine> drugs, params MedicationInUse[] taking) => Check(drugs, taking, []);

    public static IReadOnlyList<SafetyHit> Check(IReadOnlyList<KnownLine> drugs, IReadOnlyCollection<MedicationInUse> taking, IReadOnlyCollection<KnownAllergy> allergies) =>
        MedicationSafetyCheck.Hits([.. drugs.Select(drug => drug.Line)], Today, Examine(drugs, taking, allergies), Guid.Empty);

    public static IEnumerable<SafetyHitKind> Kinds(IEnumerable<SafetyHit> hits) => hits.Select(hit => hit.Kind);
}
