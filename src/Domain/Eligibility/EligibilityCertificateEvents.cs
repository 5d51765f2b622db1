using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Domain.Eligibility;

/// <summary>Why an insurer gave out a 資格確認書.</summary>
public enum EligibilityCertificateReason
{
    /// <summary>交付申請: somebody asked for it.</summary>
    OnRequest,

    /// <summary>Ex officio: no card or smartphone can be used as insurance card.</summary>
    NoRegistration,

    /// <summary>Ex officio: the certificate of the card has been expired for three months.</summary>
    CertificateLapsed,

    /// <summary>Ex officio: late-stage elderly in the two periods of transition, with or without a card.</summary>
    LateStageElderly,

    /// <summary>再交付: another one was lost.</summary>
    Reissue,
}

/// <summary>Why a 資格確認書 counts no more before its last day.</summary>
public enum CertificateInvalidation
{
    /// <summary>紛失.</summary>
    Lost,

    /// <summary>返納.</summary>
    Returned,
}

/// <summary>An insurer gave out a 資格確認書.</summary>
/// <param name="PersonId">Whose it is.</param>
/// <param name="CertificateId">The certificate.</param>
/// <param name="CoverageId">The coverage that it states.</param>
/// <param name="Identity">Insurer number, symbol, number and branch as written on it.</param>
/// <param name="Reason">Why.</param>
/// <param name="IssuedOn">交付年月日.</param>
/// <param name="ValidFrom">発効期日: the day of issue, or the day after when something else still holds on that day.</param>
/// <param name="ValidThrough">有効期限: the last day.</param>
/// <param name="IssuedAt">When it was recorded.</param>
/// <param name="LimitCategory">限度額適用区分, written on it only when that was asked for.</param>
/// <param name="Replaces">The lost one in place of which it was given out.</param>
public sealed record EligibilityCertificateIssued(
    Guid PersonId, Guid CertificateId, Guid CoverageId, InsuredIdentity Identity, EligibilityCertificateReason Reason,
    LocalDate IssuedOn, LocalDate ValidFrom, LocalDate ValidThrough, Instant IssuedAt, string? LimitCategory = null, Guid? Replaces = null) : IPersonEvent;

/// <summary>A 資格確認書 was lost or given back, and counts no more from that moment.</summary>
public sealed record EligibilityCertificateInvalidated(
    Guid PersonId, Guid CertificateId, CertificateInvalidation Cause, Instant InvalidatedAt) : IPersonEvent;
