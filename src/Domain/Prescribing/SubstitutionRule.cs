using Healthcare.Domain.Shared;

namespace Healthcare.Domain.Prescribing;

/// <summary>後発品への変更: whether a pharmacy may hand over this product in the place of the prescribed one.</summary>
public static class SubstitutionRule
{
    private const int ThroughForm = 8, ThroughStrength = 9;

    /// <summary>
    /// The same product always. Another only with the same ingredients by the same route, unless the prescriber forbids it for this line; with
    /// 剤形変更不可 of the same form, with 含量規格変更不可 of the same strength (YJ: the 8th character is the form, the 9th the strength).
    /// </summary>
    public static bool Allows(LineState line, MedicationLine given, DrugFacts facts)
    {
        var prescribed = line.Line;
        if (prescribed.Drug == given.Drug)
            return true;

        return prescribed.Substitution switch
        {
            Substitution.Prohibited => prescribed.Drug.System == DrugCodeSystem.GeneralName && SameDrug(line, given, facts),
            Substitution.FormFixed => SameDrug(line, given, facts) && Same(prescribed.Drug, given.Drug, ThroughForm),
            Substitution.StrengthFixed => SameDrug(line, given, facts) && Same(prescribed.Drug, given.Drug, ThroughStrength),
            _ => SameDrug(line, given, facts),
        };
    }

    private static bool SameDrug(LineState line, MedicationLine given, DrugFacts facts) =>
        line.Facts is { } prescribed
            ? prescribed.Route == facts.Route && prescribed.Ingredients.ToHashSet().SetEquals(facts.Ingredients)
            : line.Line.Drug.IngredientAndRoute == given.Drug.IngredientAndRoute;

    /// <summary>HOT9 does not tell form and strength: then only the same product will do.</summary>
    private static bool Same(DrugCode prescribed, DrugCode given, int length) =>
        prescribed.System != DrugCodeSystem.Hot9 && given.System != DrugCodeSystem.Hot9
        && string.Equals(prescribed.Code[..length], given.Code[..length], StringComparison.Ordinal);
}
