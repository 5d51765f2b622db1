using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Domain.Eligibility;

/// <summary>Why a coverage ended.</summary>
public enum CoverageEndCause
{
    /// <summary>The insurer said so (資格喪失, 資格取得取消).</summary>
    Reported,

    /// <summary>Another insurer's coverage began the day after.</summary>
    Succeeded,

    /// <summary>死亡.</summary>
    Died,
}

/// <summary>Why a coverage is corrected.</summary>
public enum CoverageCorrectionReason
{
    /// <summary>記号・番号・枝番の誤り.</summary>
    Identity,

    /// <summary>資格期間の誤り.</summary>
    Period,

    /// <summary>負担割合・区分等の誤り.</summary>
    Conditions,

    /// <summary>遡及した届出: the insurer learned late of what is true.</summary>
    LateNotice,

    /// <summary>死亡の取消: the person lives, and what had ended by death goes on.</summary>
    DeathRevoked,
}

/// <summary>From a day on, a coverage runs on other conditions.</summary>
public sealed record CoverageChanged(Guid PersonId, Guid CoverageId, LocalDate From, CoverageConditions Conditions, Instant ChangedAt) : IPersonEvent;

/// <summary>A coverage ended, perhaps in the past.</summary>
/// <param name="PersonId">Whom it covered.</param>
/// <param name="CoverageId">The coverage.</param>
/// <param name="LastDay">Its last day; the day before its first when it never held.</param>
/// <param name="Cause">Why.</param>
/// <param name="EndedAt">When the platform learned of it.</param>
/// <param name="Released">The insured identity that names the person no more, for the coverage never held.</param>
public sealed record CoverageEnded(
    Guid PersonId, Guid CoverageId, LocalDate LastDay, CoverageEndCause Cause, Instant EndedAt, InsuredIdentity? Released = null) : IPersonEvent;

/// <summary>What was known of a coverage was wrong, from its first day on.</summary>
/// <param name="PersonId">Whom it covers.</param>
/// <param name="CoverageId">The coverage.</param>
/// <param name="Terms">What is true.</param>
/// <param name="Reason">What was wrong.</param>
/// <param name="CorrectedAt">When the platform learned of it.</param>
/// <param name="Released">The insured identity that names the person no more, when it was corrected away.</param>
public sealed record CoverageCorrected(
    Guid PersonId, Guid CoverageId, CoverageTerms Terms, CoverageCorrectionReason Reason, Instant CorrectedAt, InsuredIdentity? Released = null) : IPersonEvent;

/// <summary>The person died.</summary>
public sealed record DeathRecorded(Guid PersonId, LocalDate DiedOn, Instant RecordedAt) : IPersonEvent;

/// <summary>The death that was recorded was another's, or of another day.</summary>
public sealed record DeathRevoked(Guid PersonId, Instant RevokedAt) : IPersonEvent;

/// <summary>The person has another name (氏名変更).</summary>
public sealed record NameChanged(Guid PersonId, PersonName Name, Instant ChangedAt) : IPersonEvent;
