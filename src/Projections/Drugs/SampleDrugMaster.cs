using Healthcare.Application.Drugs;
using Healthcare.Domain.Drugs;

namespace Healthcare.Projections.Drugs;

/// <summary>
/// The master that comes with the program: real products by the public price list of 2025-07-16, a choice of them, with codes of MEDIS's list of
/// 2003-02-28 where it has them. Pairs and limits are domain knowledge, unverified: it must not be used to treat anybody.
/// </summary>
public static class SampleDrugMaster
{
    /// <summary>Its name.</summary>
    public const string Label = "sample";

    private static readonly Lazy<MasterInForce> Loaded = new(Load);

    /// <summary>What holds while no version is approved.</summary>
    public static MasterInForce InForce => Loaded.Value;

    /// <summary>Its files, as an operator would upload them.</summary>
    public static DrugMasterFiles Files { get; } = new(Read("products"), Read("ingredients"), Read("contraindications"), Read("usages"), Read("supply-limits"));

    private static MasterInForce Load()
    {
        var (content, faults) = DrugMasterReader.Read(Files);
        if (content is null)
            throw new InvalidDataException($"The built-in sample of the drug master has {faults!.Total} faults: {string.Join("; ", faults.Faults.Take(10))}");
        var digest = DrugMasterReader.DigestOf(Files);
        return new(DrugMasterVersion.NameOf(Label, digest), true, null, null, digest, Files, new(content));
    }

    private static string Read(string file)
    {
        using var stream = typeof(SampleDrugMaster).Assembly.GetManifestResourceStream($"drug-master/{file}.csv")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
