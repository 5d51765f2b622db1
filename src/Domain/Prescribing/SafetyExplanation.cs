using NodaTime.Text;

namespace Healthcare.Domain.Prescribing;

/// <summary>
/// Why something was found, in a sentence: the rule, the ingredient or the pair with its source, the days on both sides, and the version of the master.
/// It names neither the other drug nor any institution. What a hit is hidden from, its sentence is hidden from too.
/// </summary>
internal static class SafetyExplanation
{
    public static string OfDuplicate(SafetyDrug drug, SafetyDrug other, string which, string master) =>
        drug.SharedWith(other) is [_, ..] shared
            ? $"Same ingredient ({string.Join(", ", shared)}) by the same route ({RouteOf(drug)}): {DaysOf(drug, other, which)}; drug master {master}."
            : $"Same ingredient and route by the code ({drug.Drug.IngredientAndRoute}): {DaysOf(drug, other, which)}; drug master {master}.";

    public static string OfContraindication(Contraindication pair, SafetyDrug drug, SafetyDrug other, string which, string master) =>
        $"{pair.Ingredient} must not be taken together with {pair.With} ({pair.Source}): {DaysOf(drug, other, which)}; drug master {master}.";

    public static string OfAllergy(KnownAllergy allergy, string master) =>
        $"An allergy to {allergy.Ingredient} is recorded, and the drug contains it; the route does not matter; drug master {master}.";

    private static string DaysOf(SafetyDrug drug, SafetyDrug other, string which) => $"this drug counts {Days(drug)}, {which} {Days(other)}";

    private static string Days(SafetyDrug drug) => $"from {LocalDatePattern.Iso.Format(drug.Days.Start)} through {LocalDatePattern.Iso.Format(drug.Days.End)}";

    private static string RouteOf(SafetyDrug drug) => drug.Route.ToString()!.ToLowerInvariant();
}
