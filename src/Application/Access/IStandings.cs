using Healthcare.Domain.Eligibility;
using NodaTime;

namespace Healthcare.Application.Access;

/// <summary>How an institution stands to a person.</summary>
/// <param name="LastVerifiedAt">When it last verified them.</param>
/// <param name="Consents">What they agreed to.</param>
/// <param name="MedicalInformation">Whether that last check was by a certificate that opens medical information.</param>
public sealed record Standing(Instant? LastVerifiedAt, Consents? Consents, bool MedicalInformation = false)
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
