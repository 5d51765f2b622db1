using Healthcare.Domain.Drugs;
using JasperFx.Events;
using Marten.Events.Aggregation;
using NodaTime;

namespace Healthcare.Projections.Drugs;

/// <summary>One version of the drug master in the list of all.</summary>
/// <param name="Id">The version.</param>
/// <param name="Version">How checks name it.</param>
/// <param name="Digest">SHA-256 over its files.</param>
/// <param name="Counts">How much it says.</param>
/// <param name="UploadedBy">Which operator brought it in.</param>
/// <param name="UploadedAt">When.</param>
/// <param name="ValidFrom">Its first day, when approved.</param>
/// <param name="ApprovedBy">Which operator approved it.</param>
/// <param name="ApprovedAt">When.</param>
public sealed record DrugMasterEntry(
    Guid Id, string Version, string Digest, DrugMasterCounts Counts, string UploadedBy, Instant UploadedAt,
    LocalDate? ValidFrom = null, string? ApprovedBy = null, Instant? ApprovedAt = null);

/// <summary>Lists the versions without their files. A decision asks it for the days that are taken, so it is up to date with every command.</summary>
public sealed partial class DrugMasterProjection : SingleStreamProjection<DrugMasterEntry, Guid>
{
    /// <inheritdoc/>
    public override DrugMasterEntry? Evolve(DrugMasterEntry? entry, Guid id, IEvent e) => (entry, e.Data) switch
    {
        (null, DrugMasterUploaded up) => new(id, DrugMasterVersion.NameOf(up.Label, up.Digest), up.Digest, up.Counts, up.UploadedBy, up.UploadedAt),
        ({ } known, DrugMasterApproved a) => known with { ValidFrom = a.ValidFrom, ApprovedBy = a.ApprovedBy, ApprovedAt = a.ApprovedAt },
        _ => entry,
    };
}
