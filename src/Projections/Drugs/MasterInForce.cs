using Healthcare.Domain.Drugs;
using NodaTime;

namespace Healthcare.Projections.Drugs;

/// <summary>The version of the drug master that holds on a day.</summary>
/// <param name="Version">How checks name it.</param>
/// <param name="Sample">Whether it is the built-in sample.</param>
/// <param name="VersionId">Its id; null for the sample.</param>
/// <param name="ValidFrom">Its first day; null for the sample.</param>
/// <param name="Digest">SHA-256 over its files.</param>
/// <param name="Files">Its files.</param>
/// <param name="Master">The master itself.</param>
public sealed record MasterInForce(
    string Version, bool Sample, Guid? VersionId, LocalDate? ValidFrom, string Digest, DrugMasterFiles Files, DrugMaster Master);
