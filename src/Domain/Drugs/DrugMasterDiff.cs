namespace Healthcare.Domain.Drugs;

/// <summary>A product that is in only one of two versions.</summary>
public sealed record DrugEntry(string Yj, string Name);

/// <summary>A product with one name before and another one after.</summary>
public sealed record DrugRenamed(string Yj, string Before, string After);

/// <summary>A product of which something else than the name differs.</summary>
/// <param name="Yj">The product.</param>
/// <param name="Name">Its name.</param>
/// <param name="Columns">What differs.</param>
public sealed record DrugChanged(string Yj, string Name, IReadOnlyList<string> Columns);

/// <summary>What one version of the master says otherwise than another: what an operator reads before approving.</summary>
/// <param name="Added">Products that are new.</param>
/// <param name="Withdrawn">Products that are gone, or whose last day in the price list is new or earlier.</param>
/// <param name="Renamed">Products with another name.</param>
/// <param name="Changed">Products of which something else differs.</param>
/// <param name="ContraindicationsAdded">Pairs that are new or read otherwise.</param>
/// <param name="ContraindicationsRemoved">Pairs that are gone or read otherwise.</param>
/// <param name="SupplyLimitsAdded">Limits that are new.</param>
/// <param name="SupplyLimitsRemoved">Limits that are gone.</param>
/// <param name="WordsAdded">Ingredients and usages that are new or read otherwise.</param>
/// <param name="WordsRemoved">Ingredients and usages that are gone or read otherwise.</param>
public sealed record DrugMasterDiff(
    IReadOnlyList<DrugEntry> Added,
    IReadOnlyList<DrugEntry> Withdrawn,
    IReadOnlyList<DrugRenamed> Renamed,
    IReadOnlyList<DrugChanged> Changed,
    IReadOnlyList<string> ContraindicationsAdded,
    IReadOnlyList<string> ContraindicationsRemoved,
    IReadOnlyList<string> SupplyLimitsAdded,
    IReadOnlyList<string> SupplyLimitsRemoved,
    IReadOnlyList<string> WordsAdded,
    IReadOnlyList<string> WordsRemoved)
{
    /// <summary>Compares.</summary>
    public static DrugMasterDiff Between(DrugMasterContent before, DrugMasterContent after)
    {
        var (old, @new) = (before.Products.ToDictionary(product => product.Yj), after.Products.ToDictionary(product => product.Yj));
        var both = after.Products.Where(product => old.ContainsKey(product.Yj)).Select(product => (Before: old[product.Yj], After: product)).ToList();
        var (pairsBefore, pairsAfter) = (before.Contraindications.Select(Said).ToList(), after.Contraindications.Select(Said).ToList());
        var (limitsBefore, limitsAfter) = (before.SupplyLimits.Select(Said).ToList(), after.SupplyLimits.Select(Said).ToList());
        return new(
            [.. after.Products.Where(product => !old.ContainsKey(product.Yj)).Select(Entry)],
            [.. before.Products.Where(product => !@new.ContainsKey(product.Yj)).Concat(both.Where(pair => EndsSooner(pair.Before, pair.After)).Select(pair => pair.After)).Select(Entry)],
            [.. both.Where(pair => pair.Before.Name != pair.After.Name).Select(pair => new DrugRenamed(pair.After.Yj, pair.Before.Name, pair.After.Name))],
            [.. both.Select(pair => new DrugChanged(pair.After.Yj, pair.After.Name, Differing(pair.Before, pair.After))).Where(changed => changed.Columns.Count > 0)],
            [.. pairsAfter.Except(pairsBefore)],
            [.. pairsBefore.Except(pairsAfter)],
            [.. limitsAfter.Except(limitsBefore)],
            [.. limitsBefore.Except(limitsAfter)],
            [.. Words(after).Except(Words(before))],
            [.. Words(before).Except(Words(after))]);
    }

    private static IEnumerable<string> Words(DrugMasterContent content) =>
        [.. content.Ingredients.Select(ingredient => $"{ingredient.Code}: {ingredient.Name}"), .. content.Usages.Select(usage => $"{usage.Code}: {usage.Text}")];

    private static DrugEntry Entry(DrugProduct product) => new(product.Yj, product.Name);

    private static bool EndsSooner(DrugProduct before, DrugProduct after) =>
        after.ListedThrough is { } last && (before.ListedThrough is not { } earlier || last < earlier);

    private static List<string> Differing(DrugProduct before, DrugProduct after) =>
    [
        .. Columns(before, after).Where(column => !Equals(column.Before, column.After)).Select(column => column.Name),
    ];

    private static IEnumerable<(string Name, object? Before, object? After)> Columns(DrugProduct b, DrugProduct a) =>
    [
        ("general", b.GeneralCode, a.GeneralCode), ("receipt", b.ReceiptCode, a.ReceiptCode), ("hot9", b.Hot9, a.Hot9), ("strength", b.Strength, a.Strength),
        ("maker", b.Maker, a.Maker), ("ingredients", string.Join(';', b.Ingredients), string.Join(';', a.Ingredients)), ("route", b.Route, a.Route),
        ("form", b.Form, a.Form), ("unitCode", b.UnitCode, a.UnitCode), ("unitName", b.UnitName, a.UnitName), ("therapeuticClass", b.TherapeuticClass, a.TherapeuticClass),
        ("listedFrom", b.ListedFrom, a.ListedFrom), ("listedThrough", b.ListedThrough, a.ListedThrough), ("supplyClass", b.SupplyClass, a.SupplyClass), ("control", b.Control, a.Control),
    ];

    private static string Said(DrugContraindication pair) =>
        $"{pair.Ingredient} ({string.Join(';', pair.Routes)}) × {pair.With} ({string.Join(';', pair.WithRoutes)}): {pair.Source}";

    private static string Said(DrugSupplyLimit limit) => $"{limit.Class}: {limit.Days} from {limit.From:uuuu-MM-dd} through {limit.Through:uuuu-MM-dd}";
}
