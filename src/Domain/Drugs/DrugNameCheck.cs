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

    /// <summary>A general name has all ingredients' names in it, and a strength of a product, where those have any.</summary>
    public static bool NamesGenerally(DrugProduct product, string printed, IEnumerable<string> ingredients)
    {
        var said = DrugName.Read(printed);
        var strengths = StrengthsOf(product, WithUnits(product, DrugName.Read(product.Name).Quantities));
        return said.Company is null
            && ingredients.All(name => said.Stem.Contains(DrugText.Folded(name), StringComparison.Ordinal))
            && said.Quantities.All(quantity => strengths.Any(quantity.Fits) || IsPackage(product, quantity))
            && (strengths.Count == 0 || said.Quantities.Any(quantity => strengths.Any(quantity.Fits)));
    }

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
