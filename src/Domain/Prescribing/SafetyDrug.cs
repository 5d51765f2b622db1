using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Domain.Prescribing;

/// <summary>One side of a comparison: a drug with the days on which it counts as being taken. Every comparison here is symmetric.</summary>
/// <param name="Drug">Its code.</param>
/// <param name="Ingredients">Its ingredients by the master's codes; none when no master was asked.</param>
/// <param name="Route">Its route of administration; null when no master was asked.</param>
/// <param name="Days">The days.</param>
internal sealed record SafetyDrug(DrugCode Drug, IReadOnlyList<string> Ingredients, AdministrationRoute? Route, DateInterval Days)
{
    public static SafetyDrug Of(MedicationLine line, DrugFacts? facts, LocalDate start) =>
        new(line.Drug, facts?.Ingredients ?? [], facts?.Route, line.TakenFrom(start));

    public static SafetyDrug Of(MedicationInUse taken) =>
        new(taken.Drug, taken.Ingredients, taken.Route, new(taken.From, taken.Through));

    /// <summary>Whether there is a day on which both count as being taken.</summary>
    public bool Meets(SafetyDrug other) => Days.Start <= other.Days.End && other.Days.Start <= Days.End;

    /// <summary>Ingredients that both have, when both are given by the same route.</summary>
    public IReadOnlyList<string> SharedWith(SafetyDrug other) =>
        Route is { } route && route == other.Route ? [.. Ingredients.Intersect(other.Ingredients).Order(StringComparer.Ordinal)] : [];

    /// <summary>同一成分・同一投与経路: as the master says, or as the first seven characters of the code say where no master was asked.</summary>
    public bool Duplicates(SafetyDrug other) => Drug.IngredientAndRoute == other.Drug.IngredientAndRoute || SharedWith(other).Count > 0;

    /// <summary>Whether the pair is made of one of these and one of the others, each by a route the pair is about.</summary>
    public bool Forms(Contraindication pair, SafetyDrug other) =>
        (Has(pair.Ingredient, pair.Routes) && other.Has(pair.With, pair.WithRoutes)) || (Has(pair.With, pair.WithRoutes) && other.Has(pair.Ingredient, pair.Routes));

    private bool Has(string ingredient, IReadOnlyList<AdministrationRoute> routes) =>
        Ingredients.Contains(ingredient) && Route is { } route && routes.Contains(route);
}
