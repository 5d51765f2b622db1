using Healthcare.Domain.Eligibility;
using NodaTime;

namespace Healthcare.Application.Access;

/// <summary>How an institution stands to a person: when it last verified them, and what they agreed to.</summary>
public sealed record Standing(Instant? LastVerifiedAt, Consents? Consents)
{
    private static readonly Duration Day = Duration.FromHours(24);

    /// <summary>Whether the institution verified the person's eligibility in the last 24 hours.</summary>
    public bool VisitedWithinADay(Instant now) => LastVerifiedAt is { } at && now - at < Day;
}

/// <summary>Answers how an institution stands to a person now.</summary>
public interface IStandings
{
    /// <summary>Reads the standing; never from a stale copy.</summary>
    Task<Standing> OfAsync(Guid personId, string institution, CancellationToken ct);
}
