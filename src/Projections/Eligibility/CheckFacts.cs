using Healthcare.Domain.Eligibility;
using NodaTime;

namespace Healthcare.Projections.Eligibility;

/// <summary>What a CoverageEligibilityResponse is made of.</summary>
internal sealed record CheckFacts(
    Guid PersonId,
    Guid CheckId,
    string Institution,
    LocalDate ServiceDate,
    Instant CheckedAt,
    EligibilityStatus Status,
    CoverageTerms? Terms,
    IReadOnlyList<string> Alerts,
    string? LocalPatientNumber)
{
    /// <summary>限度額適用区分, for an answer that the person agreed to only.</summary>
    public string? LimitCategory { get; init; }
}
