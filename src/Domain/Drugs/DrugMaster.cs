using System.Collections.Frozen;
using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Domain.Drugs;

/// <summary>Why a code is not accepted.</summary>
public enum DrugFault
{
    /// <summary>The master does not have it.</summary>
    Unknown,

    /// <summary>It stands for no product.</summary>
    Dummy,

    /// <summary>Only one institution knows it.</summary>
    Local,

    /// <summary>Not in the price list yet.</summary>
    NotListedYet,

    /// <summary>Out of the price list.</summary>
    Withdrawn,

    /// <summary>Another drug's code, as the name says.</summary>
    NameMismatch,
}

/// <summary>What the master says of one code with a printed name.</summary>
/// <param name="Products">The product; by general name, all that it may be.</param>
/// <param name="SupplyLimit">投与日数の上限 on that day, in days.</param>
/// <param name="Fault">Why it is not accepted, if so.</param>
/// <param name="Near">What may have been meant.</param>
public sealed record DrugFinding(IReadOnlyList<DrugProduct> Products, int? SupplyLimit, DrugFault? Fault, IReadOnlyList<DrugProduct> Near);

/// <summary>A version of the drug master, ready to be asked: codes by table, names by index.</summary>
public sealed class DrugMaster
{
    /// <summary>How many near names are told at most.</summary>
    public const int MostNear = 5;

    private readonly FrozenDictionary<string, DrugProduct> byYj;
    private readonly FrozenDictionary<string, IReadOnlyList<DrugProduct>> byGeneralName;
    private readonly FrozenDictionary<string, IReadOnlyList<DrugProduct>> byHot9;
    private readonly FrozenDictionary<string, IReadOnlyList<DrugContraindication>> pairs;
    private readonly FrozenDictionary<string, string> ingredients;
    private readonly FrozenSet<string> ofSeveralStrengths;
    private readonly DrugNameIndex names;

    /// <summary>Makes the tables.</summary>
    public DrugMaster(DrugMasterContent content)
    {
        Content = content;
        byYj = content.Products.ToFrozenDictionary(product => product.Yj, StringComparer.Ordinal);
        byGeneralName = Table(content.Products, product => product.GeneralName);
        byHot9 = Table(content.Products.Where(product => product.Hot9 is not null), product => product.Hot9!);
        pairs = content.Contraindications.SelectMany(pair => new[] { (Key: pair.Ingredient, pair), (Key: pair.With, pair) })
            .GroupBy(one => one.Key, one => one.pair, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => (IReadOnlyList<DrugContraindication>)[.. group], StringComparer.Ordinal);
        ingredients = content.Ingredients.ToFrozenDictionary(ingredient => ingredient.Code, ingredient => ingredient.Name, StringComparer.Ordinal);
        ofSeveralStrengths = content.Products.Select(product => DrugName.Read(product.Name)).Where(name => name.Quantities.Count > 0)
            .GroupBy(name => name.Stem, StringComparer.Ordinal)
            .Where(group => group.Any(name => !name.Quantities.SequenceEqual(group.First().Quantities)))
            .Select(group => group.Key).ToFrozenSet(StringComparer.Ordinal);
        names = new(content.Products);
    }

    /// <summary>What it was made of.</summary>
    public DrugMasterContent Content { get; }

    /// <summary>The product of a code.</summary>
    public DrugProduct? Product(string yj) => byYj.GetValueOrDefault(yj);

    /// <summary>The products that a code names, whichever of the three systems it is of.</summary>
    public IReadOnlyList<DrugProduct> Products(DrugCode drug) => drug.System switch
    {
        DrugCodeSystem.Hot9 => byHot9.GetValueOrDefault(drug.Code, []),
        DrugCodeSystem.GeneralName => byGeneralName.GetValueOrDefault(drug.Code, []),
        _ => byYj.TryGetValue(drug.Code, out var product) ? [product] : [],
    };

    /// <summary>What may be said of a code with a printed name on a day.</summary>
    public DrugFinding Find(DrugCode drug, string printed, LocalDate on)
    {
        if (DrugCodes.IsDummy(drug))
            return Refused(DrugFault.Dummy, [], printed, on);
        if (DrugCodes.IsLocal(drug))
            return Refused(DrugFault.Local, [], printed, on);
        if (Products(drug) is not { Count: > 0 } found)
            return Refused(DrugFault.Unknown, [], printed, on);

        var listed = found.Where(product => product.ListingOn(on) == DrugListing.Listed).ToList();
        if (listed.Count == 0)
            return Refused(found.Any(product => product.ListingOn(on) == DrugListing.NotYet) ? DrugFault.NotListedYet : DrugFault.Withdrawn, found, printed, on);
        var named = listed.Where(product => IsNamed(product, drug.System, printed)).ToList();
        return named.Count > 0
            ? new(named, named.Select(product => SupplyLimitOf(product, on)).Min(), null, [])
            : Refused(DrugFault.NameMismatch, listed, printed, on);
    }

    /// <summary>投与日数の上限 of a product on a day, in days; null when there is none.</summary>
    public int? SupplyLimitOf(DrugProduct product, LocalDate on) =>
        product.SupplyClass is not { } named ? null : Content.SupplyLimits.Where(limit => limit.Class == named && limit.HoldsOn(on)).Select(limit => (int?)limit.Days).Min();

    /// <summary>The pairs that one of these ingredients takes part in, each once.</summary>
    public IReadOnlyList<DrugContraindication> ContraindicationsOf(IEnumerable<string> codes) =>
        [.. codes.Distinct(StringComparer.Ordinal).SelectMany(code => pairs.GetValueOrDefault(code, [])).Distinct()];

    /// <summary>Products of a day whose names are near to this one, the nearest first.</summary>
    public IReadOnlyList<DrugProduct> Near(string name, LocalDate on, int most = MostNear) =>
        names.Near(name, most, product => product.ListingOn(on) == DrugListing.Listed);

    private bool IsNamed(DrugProduct product, DrugCodeSystem system, string printed) =>
        system == DrugCodeSystem.GeneralName
            ? DrugNameCheck.NamesGenerally(product, printed, product.Ingredients.Select(code => ingredients[code]))
            : DrugNameCheck.Names(product, printed, !ofSeveralStrengths.Contains(DrugName.Read(product.Name).Stem));

    /// <summary>Of a withdrawn or misnamed product the brands beside it are near too.</summary>
    private DrugFinding Refused(DrugFault fault, IReadOnlyList<DrugProduct> found, string printed, LocalDate on)
    {
        var own = fault == DrugFault.NameMismatch ? found : [];
        var beside = found.SelectMany(product => byGeneralName[product.GeneralName]).Where(product => product.ListingOn(on) == DrugListing.Listed);
        return new(found, null, fault, [.. own.Concat(Near(printed, on)).Concat(beside).Distinct().Take(MostNear)]);
    }

    private static FrozenDictionary<string, IReadOnlyList<DrugProduct>> Table(IEnumerable<DrugProduct> products, Func<DrugProduct, string> key) =>
        products.GroupBy(key, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => (IReadOnlyList<DrugProduct>)[.. group], StringComparer.Ordinal);
}
