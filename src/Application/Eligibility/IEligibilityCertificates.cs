using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Application.Eligibility;

/// <summary>Answers whether somebody has a 資格確認書.</summary>
public interface IEligibilityCertificates
{
    /// <summary>Whether the person has one in force on that day for that coverage, which states this identity.</summary>
    Task<bool> InForceAsync(Guid personId, Guid coverageId, InsuredIdentity identity, LocalDate day, CancellationToken ct);
}
