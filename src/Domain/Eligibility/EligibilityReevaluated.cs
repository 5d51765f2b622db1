using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Domain.Eligibility;

/// <summary>What made past answers wrong.</summary>
public enum ReevaluationCause
{
    /// <summary>A coverage was registered for days in the past.</summary>
    CoverageRegistered,

    /// <summary>A coverage runs on other conditions from a day on.</summary>
    CoverageChanged,

    /// <summary>資格喪失, also in the past.</summary>
    CoverageEnded,

    /// <summary>A coverage was corrected.</summary>
    CoverageCorrected,

    /// <summary>死亡.</summary>
    Death,

    /// <summary>死亡の取消.</summary>
    DeathRevoked,
}

/// <summary>The part of an answer that follows from the coverages, on the day of service: what an institution bills by.</summary>
/// <param name="Status">Whether the person is covered.</param>
/// <param name="CoverageId">The coverage that answers.</param>
/// <param name="Identity">Insurer number, symbol, number and branch.</param>
/// <param name="Category">The kind of scheme.</param>
/// <param name="Relationship">Insured or dependent.</param>
/// <param name="CopayPercent">負担割合 of the day, in percent.</param>
public sealed record CoverageAnswer(
    EligibilityStatus Status, Guid? CoverageId, InsuredIdentity? Identity, InsuranceCategory? Category, Relationship? Relationship, int? CopayPercent)
{
    /// <summary>The coverage part of an answer.</summary>
    public static CoverageAnswer Of(EligibilityAnswer answer) => new(
        answer.Status, answer.CoverageId, answer.Terms?.Identity, answer.Terms?.Category, answer.Terms?.Relationship,
        answer.CopayPercent ?? answer.Terms?.CopayPercent); // Answers of before the rate was worked out hold what the insurer stated.
}

/// <summary>A check that was answered is answered differently now.</summary>
/// <param name="PersonId">Whose check.</param>
/// <param name="CorrectionId">This correction, derived from the check and how often it was corrected.</param>
/// <param name="CheckId">The check.</param>
/// <param name="Institution">Who asked, and has to know.</param>
/// <param name="ServiceDate">The day of service.</param>
/// <param name="Before">What the institution was told.</param>
/// <param name="After">What is true as far as is known now.</param>
/// <param name="Cause">What made the difference.</param>
/// <param name="ReevaluatedAt">When.</param>
public sealed record EligibilityReevaluated(
    Guid PersonId, Guid CorrectionId, Guid CheckId, string Institution, LocalDate ServiceDate, CoverageAnswer Before, CoverageAnswer After,
    ReevaluationCause Cause, Instant ReevaluatedAt) : IPersonEvent;

/// <summary>The institution took note of a correction.</summary>
public sealed record CorrectionAcknowledged(Guid PersonId, Guid CorrectionId, Guid CheckId, string Institution, Instant AcknowledgedAt) : IPersonEvent;
