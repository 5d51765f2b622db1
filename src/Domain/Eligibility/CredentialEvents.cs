using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Domain.Eligibility;

/// <summary>A user-authentication certificate (利用者証明用電子証明書) of a card or smartphone was linked to the person.</summary>
/// <param name="PersonId">Whose card it is.</param>
/// <param name="CertificateId">The engine's id of this link.</param>
/// <param name="Serial">The certificate's serial number in hexadecimal.</param>
/// <param name="ValidThrough">Last day on which the certificate is valid.</param>
/// <param name="LinkedAt">When it was linked.</param>
/// <param name="Kind">Card or smartphone.</param>
/// <param name="UseRegistered">Whether it was registered for use as health insurance card (利用登録) at once.</param>
/// <param name="ChallengeId">The challenge that the proof answered, when the person proved that the card was at hand.</param>
public sealed record CardCertificateLinked(
    Guid PersonId, Guid CertificateId, string Serial, LocalDate ValidThrough, Instant LinkedAt,
    CredentialKind Kind = CredentialKind.Card, bool UseRegistered = true, Guid? ChallengeId = null) : IPersonEvent;

/// <summary>Why a card or smartphone was stopped or replaced.</summary>
public enum CardReason
{
    /// <summary>紛失.</summary>
    Lost,

    /// <summary>盗難.</summary>
    Stolen,

    /// <summary>破損・故障.</summary>
    Damaged,

    /// <summary>返納.</summary>
    Returned,

    /// <summary>その他.</summary>
    Other,
}

/// <summary>利用登録: a linked certificate became usable as health insurance card.</summary>
public sealed record CardUseRegistered(Guid PersonId, Guid CertificateId, Instant RegisteredAt) : IPersonEvent;

/// <summary>利用登録の解除: it is no longer usable as health insurance card.</summary>
public sealed record CardUseWithdrawn(Guid PersonId, Guid CertificateId, Instant WithdrawnAt) : IPersonEvent;

/// <summary>一時停止: it proves nothing until it is resumed or re-issued.</summary>
public sealed record CardSuspended(Guid PersonId, Guid CertificateId, CardReason Reason, Instant SuspendedAt) : IPersonEvent;

/// <summary>一時停止の解除.</summary>
public sealed record CardResumed(Guid PersonId, Guid CertificateId, Instant ResumedAt) : IPersonEvent;

/// <summary>失効: this certificate proves nothing ever again. Another credential of the person is not touched.</summary>
public sealed record CardRevoked(Guid PersonId, Guid CertificateId, CardReason Reason, Instant RevokedAt) : IPersonEvent;

/// <summary>更新: the same card got a new certificate. <paramref name="UseRegistered"/>: whether the use registration went over to it.</summary>
public sealed record CertificateRenewed(
    Guid PersonId, Guid CertificateId, string Serial, LocalDate ValidThrough, bool UseRegistered, Instant RenewedAt) : IPersonEvent;

/// <summary>再交付: a new card or smartphone took the place of the old. <paramref name="UseRegistered"/>: whether the use registration went over to it.</summary>
public sealed record CardReissued(
    Guid PersonId, Guid CertificateId, string Serial, LocalDate ValidThrough, bool UseRegistered, CardReason Reason, Instant ReissuedAt) : IPersonEvent;

/// <summary>A reader of an institution reported a PIN that was wrong, or the right one after wrong ones.</summary>
public sealed record PinAttempted(Guid PersonId, Guid CertificateId, string Institution, bool Right, Instant AttemptedAt) : IPersonEvent;

/// <summary>The third wrong PIN in a row locked it; the face still opens the card.</summary>
public sealed record PinLocked(Guid PersonId, Guid CertificateId, Instant LockedAt) : IPersonEvent;

/// <summary>The municipality or the operator unlocked the PIN.</summary>
public sealed record PinUnlocked(Guid PersonId, Guid CertificateId, Instant UnlockedAt) : IPersonEvent;
