using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Domain.Drugs;

/// <summary>One version of the drug master: uploaded by one operator, approved by another, in force from a day until the next one is.</summary>
public sealed record DrugMasterVersion(Guid Id, string Label, string Digest, DrugMasterFiles Files, string UploadedBy, LocalDate? ValidFrom)
    : IEventSourced<DrugMasterVersion>
{
    /// <summary>How long before its first day a version must be approved: by then every process has read it.</summary>
    public static readonly Duration Lead = Duration.FromMinutes(10);

    private const int ShownOfDigest = 12;

    /// <summary>How a check names the version it asked.</summary>
    public string Name => NameOf(Label, Digest);

    /// <summary>How a check names a version.</summary>
    public static string NameOf(string label, string digest) => $"{label}@{digest[..ShownOfDigest]}";

    /// <summary>Takes a version in.</summary>
    public static Decision Upload(
        DrugMasterVersion? existing, Guid id, string label, string digest, DrugMasterCounts counts, DrugMasterFiles files, string by, Instant now) =>
        existing is null
            ? Decision.Accept(new DrugMasterUploaded(id, label, digest, counts, files, by, now))
            : DrugsRejections.VersionExists;

    /// <summary>Lets it hold from a day on that no other version begins on. <paramref name="digest"/> is what the approver has read.</summary>
    public Decision Approve(LocalDate validFrom, string digest, string by, IReadOnlyList<LocalDate> taken, Instant now) => this switch
    {
        { ValidFrom: not null } => DrugsRejections.AlreadyApproved,
        _ when by == UploadedBy => DrugsRejections.FourEyes,
        _ when digest != Digest => DrugsRejections.OtherDigest,
        _ when Jst.StartOf(validFrom) - now < Lead => DrugsRejections.TooSoon,
        _ when taken.Contains(validFrom) => DrugsRejections.DayTaken,
        _ => Decision.Accept(new DrugMasterApproved(Id, validFrom, by, now)),
    };

    /// <inheritdoc/>
    public static DrugMasterVersion? Evolve(DrugMasterVersion? state, object @event) => (state, @event) switch
    {
        (null, DrugMasterUploaded e) => new(e.VersionId, e.Label, e.Digest, e.Files, e.UploadedBy, null),
        ({ } s, DrugMasterApproved e) => s with { ValidFrom = e.ValidFrom },
        _ => state,
    };
}
