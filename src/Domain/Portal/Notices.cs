using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Domain.Portal;

/// <summary>What a notice tells the person.</summary>
public enum NoticeKind
{
    /// <summary>A prescription was registered although it duplicates something the person takes; the prescriber gave a reason.</summary>
    DuplicateMedication,

    /// <summary>The user-authentication certificate ends within three months.</summary>
    CertificateRenewalDue,

    /// <summary>The user-authentication certificate has ended.</summary>
    CertificateExpired,
}

/// <summary>The platform left a notice for the person to see in the portal.</summary>
/// <param name="PersonId">For whom.</param>
/// <param name="NoticeId">The notice; the same fact always makes the same id.</param>
/// <param name="Kind">What it tells.</param>
/// <param name="About">The id of what it is about, such as a prescription.</param>
/// <param name="LeftAt">When it was left.</param>
public sealed record NoticeLeft(Guid PersonId, Guid NoticeId, NoticeKind Kind, Guid About, Instant LeftAt) : IPersonEvent;

/// <summary>One notice; its stream is its own.</summary>
public sealed record Notice(Guid Id, Guid PersonId) : IEventSourced<Notice>
{
    /// <summary>Leaves a notice once; leaving it again changes nothing.</summary>
    public static Decision Leave(Notice? existing, Guid personId, Guid noticeId, NoticeKind kind, Guid about, Instant now) =>
        existing is null ? Decision.Accept(new NoticeLeft(personId, noticeId, kind, about, now)) : Decision.Accept();

    /// <inheritdoc/>
    public static Notice? Evolve(Notice? state, object @event) => (state, @event) switch
    {
        (null, NoticeLeft e) => new(e.NoticeId, e.PersonId),
        _ => state,
    };
}
