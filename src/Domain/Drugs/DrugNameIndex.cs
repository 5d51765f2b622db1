using System.Collections.Frozen;

namespace Healthcare.Domain.Drugs;

/// <summary>Finds names near to a name by the pairs of letters they share: a bounded number of steps, however large the master is.</summary>
internal sealed class DrugNameIndex
{
    private const int MostOfOnePair = 1500;
    private const int MostPairs = 60;

    private readonly FrozenDictionary<string, IReadOnlyList<int>> places;
    private readonly IReadOnlyList<DrugProduct> products;
    private readonly IReadOnlyList<int> lengths;

    public DrugNameIndex(IReadOnlyList<DrugProduct> products)
    {
        this.products = products;
        var pairs = products.Select(product => PairsOf(product.Name)).ToList();
        lengths = [.. pairs.Select(own => own.Count)];
        places = pairs.Index().SelectMany(own => own.Item.Select(pair => (pair, own.Index))).GroupBy(one => one.pair, one => one.Index, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => (IReadOnlyList<int>)[.. group], StringComparer.Ordinal);
    }

    /// <summary>The nearest of those that are wanted, at most so many; none that shares less than half of the shorter name.</summary>
    public IReadOnlyList<DrugProduct> Near(string name, int most, Func<DrugProduct, bool> wanted)
    {
        var asked = PairsOf(name);
        Dictionary<int, int> shared = [];
        foreach (var pair in asked.Take(MostPairs))
        {
            foreach (var place in places.TryGetValue(pair, out var found) ? found.Take(MostOfOnePair) : [])
                shared[place] = shared.GetValueOrDefault(place) + 1;
        }

        var quantities = DrugName.Read(name).Quantities;
        var near =
            from one in shared
            let product = products[one.Key]
            let shorter = Math.Min(asked.Count, lengths[one.Key])
            where 2 * one.Value >= shorter && wanted(product)
            let alike = ((double)one.Value / shorter) + (2.0 * one.Value / (asked.Count + lengths[one.Key]))
            orderby alike descending, product.Yj
            select product;
        return [.. near.Take(4 * most).OrderByDescending(product => SharesStrength(product, quantities)).Take(most)];
    }

    private static bool SharesStrength(DrugProduct product, IReadOnlyList<DrugQuantity> quantities) =>
        DrugName.Read(product.Name).Quantities.Any(own => quantities.Any(own.Fits));

    private static List<string> PairsOf(string name)
    {
        var stem = DrugName.Read(name).Stem;
        return stem.Length < 2 ? [stem] : [.. Enumerable.Range(0, stem.Length - 1).Select(i => stem.Substring(i, 2)).Distinct(StringComparer.Ordinal)];
    }
}
