namespace Healthcare.Domain.Drugs;

/// <summary>
/// Whether a printed name is the name of a product. Spelling, width and the order of its parts do not count; the company may be left out, since the
/// code tells it, but not be another's. A strength may be left out only where no other strength has the name; one that is printed must be the
/// product's. What is applied may have the size of its package beside. Rule of our own: Japan's is unpublished (ADR 22).
/// </summary>
internal static class DrugNameCheck
{
    public static bool Names(DrugProduct product, string printed, bool onlyStrength)
    {
        var (master, said) = (DrugName.Read(product.Name), DrugName.Read(DrugName.WithoutMaker(printed, product.Maker)));
        return master.Stem == said.Stem
            && (said.Company is null || said.Company == master.Company)
            && HaveOneStrength(product, WithUnits(product, master.Quantities), said.Quantities, onlyStrength);
    }

    private static readonly IReadOnlyList<string>
        Applied = ["坐剤", "テープ", "パップ", "軟膏", "クリーム", "ローション", "点眼", "点鼻", "点耳", "吸入", "噴霧", "貼付", "外用", "浣腸", "注腸", "注入", "腟", "膣"],
        Injected = ["注"],
        Swallowed = ["錠", "カプセル", "細粒", "顆粒", "シロップ", "内用", "経口"];

    /// <summary>
    /// A general name begins with an ingredient's name (レボセチリジン is not セチリジン), has those of all in it, no form by another route, and a strength of
    /// a product, where those have any.
    /// </summary>
    public static bool NamesGenerally(DrugProduct product, string printed, IEnumerable<string> ingredients)
    {
        var said = DrugName.Read(printed);
        var strengths = StrengthsOf(product, WithUnits(product, DrugName.Read(product.Name).Quantities));
        string[] named = [.. ingredients.Select(DrugText.Folded)];
        return said.Company is null
            && named.All(name => said.Stem.Contains(name, StringComparison.Ordinal))
            && named.Any(name => said.Stem.StartsWith(name, StringComparison.Ordinal))
            && (RouteSaid(said.Stem) is not { } route || route == product.Route)
            && said.Quantities.All(quantity => strengths.Any(quantity.Fits) || IsPackage(product, quantity))
            && (strengths.Count == 0 || said.Quantities.Any(quantity => strengths.Any(quantity.Fits)));
    }

    /// <summary>The route that the form in a general name tells; null where it tells none. 注入軟膏 is applied, so what is applied is looked for first.</summary>
    private static DrugRoute? RouteSaid(string stem) =>
        Applied.Any(stem.Contains) ? DrugRoute.External
        : Injected.Any(stem.Contains) ? DrugRoute.Injection
        : Swallowed.Any(stem.Contains) ? DrugRoute.Oral
        : null;

    private static bool HaveOneStrength(DrugProduct product, IReadOnlyList<DrugQuantity> master, IReadOnlyList<DrugQuantity> said, bool onlyStrength)
    {
        var known = StrengthsOf(product, master);
        return said.All(quantity => known.Any(quantity.Fits) || IsPackage(product, quantity))
            && (onlyStrength || master.All(strength => said.Any(strength.Fits)));
    }

    private static bool IsPackage(DrugProduct product, DrugQuantity quantity) => product.Route == DrugRoute.External && quantity.MayBePackage;

    private static List<DrugQuantity> StrengthsOf(DrugProduct product, IReadOnlyList<DrugQuantity> inName) => [.. inName, .. ContentOf(product)];

    /// <summary>What カロナール錠５００ leaves to be understood, the product's content says: mg.</summary>
    private static List<DrugQuantity> WithUnits(DrugProduct product, IReadOnlyList<DrugQuantity> inName) =>
        [.. inName.Select(quantity => quantity.Unit.Length == 0 ? ContentOf(product).FirstOrDefault(quantity.Fits) ?? quantity : quantity)];

    private static IReadOnlyList<DrugQuantity> ContentOf(DrugProduct product) =>
        product.Strength is { } strength ? DrugQuantity.Read(DrugText.Folded(strength)).Quantities : [];
}
