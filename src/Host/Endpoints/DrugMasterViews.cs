using Healthcare.Domain.Drugs;
using Healthcare.Projections.Drugs;
using NodaTime;

namespace Healthcare.Host.Endpoints;

/// <summary>Which version of the drug master holds.</summary>
/// <param name="Version">How checks name it.</param>
/// <param name="Sample">Whether it is the built-in sample.</param>
/// <param name="VersionId">Its id; null for the sample.</param>
/// <param name="ValidFrom">Its first day; null for the sample.</param>
/// <param name="Digest">SHA-256 over its files.</param>
/// <param name="Counts">How much it says.</param>
/// <param name="Notice">What to know of a sample.</param>
public sealed record DrugMasterStatus(string Version, bool Sample, Guid? VersionId, LocalDate? ValidFrom, string Digest, DrugMasterCounts Counts, string? Notice)
{
    private const string OnlyASample = "A sample of real products, incomplete and out of date: it must not be used to treat anybody.";

    /// <summary>The status of a version.</summary>
    public static DrugMasterStatus Of(MasterInForce version) => new(
        version.Version, version.Sample, version.VersionId, version.ValidFrom, version.Digest, version.Master.Content.Counts, version.Sample ? OnlyASample : null);
}

/// <summary>What an operator reads before approving.</summary>
/// <param name="Version">The version to approve.</param>
/// <param name="Digest">Its digest, to approve it with.</param>
/// <param name="ComparedWith">The version in force.</param>
/// <param name="Diff">What differs.</param>
public sealed record DrugMasterDifference(string Version, string Digest, string ComparedWith, DrugMasterDiff Diff);

/// <summary>A product as the master of a day has it.</summary>
/// <param name="Product">The product.</param>
/// <param name="GeneralName">The code by which it is prescribed by general name.</param>
/// <param name="Listing">Whether it is in the price list on that day.</param>
/// <param name="SupplyLimit">投与日数の上限 on that day, in days.</param>
/// <param name="Contraindications">併用禁忌 of its ingredients, when one product was asked for.</param>
/// <param name="Version">Which version says so.</param>
/// <param name="Sample">Whether that is the built-in sample.</param>
public sealed record DrugView(
    DrugProduct Product, string GeneralName, DrugListing Listing, int? SupplyLimit, IReadOnlyList<DrugContraindication>? Contraindications, string Version, bool Sample)
{
    /// <summary>The product on a day.</summary>
    public static DrugView Of(DrugProduct product, MasterInForce version, LocalDate on, bool whole = false) => new(
        product, product.GeneralName, product.ListingOn(on), version.Master.SupplyLimitOf(product, on),
        whole ? version.Master.ContraindicationsOf(product.Ingredients) : null, version.Version, version.Sample);
}
