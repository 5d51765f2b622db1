using NodaTime;

namespace Healthcare.Domain.Eligibility;

/// <summary>What may happen to a linked card or smartphone: registration of its use, suspension, revocation, renewal, re-issue, its PIN.</summary>
public static class CredentialLife
{
    /// <summary>利用登録. The certificate must not have expired; one that has is renewed first.</summary>
    public static Decision RegisterUse(this Credentials all, Guid certificateId, LocalDate today, Instant now) => all.Find(certificateId) switch
    {
        null => EligibilityRejections.CardNotFound,
        { Stopped: { } stopped } => stopped,
        { UseRegistered: true } => Decision.Accept(),
        var one when today > one.ValidThrough => EligibilityRejections.CardExpired,
        _ => Decision.Accept(new CardUseRegistered(all.PersonId, certificateId, now)),
    };

    /// <summary>利用登録の解除.</summary>
    public static Decision WithdrawUse(this Credentials all, Guid certificateId, Instant now) => all.Find(certificateId) switch
    {
        null => EligibilityRejections.CardNotFound,
        { UseRegistered: false } => Decision.Accept(),
        _ => Decision.Accept(new CardUseWithdrawn(all.PersonId, certificateId, now)),
    };

    /// <summary>一時停止, at any hour.</summary>
    public static Decision Suspend(this Credentials all, Guid certificateId, CardReason reason, Instant now) => all.Find(certificateId) switch
    {
        null => EligibilityRejections.CardNotFound,
        { Status: CredentialStatus.Revoked } => EligibilityRejections.CardRevoked,
        { Status: CredentialStatus.Suspended } => Decision.Accept(),
        _ => Decision.Accept(new CardSuspended(all.PersonId, certificateId, reason, now)),
    };

    /// <summary>The card was found: the suspension ends.</summary>
    public static Decision Resume(this Credentials all, Guid certificateId, Instant now) => all.Find(certificateId) switch
    {
        null => EligibilityRejections.CardNotFound,
        { Status: CredentialStatus.Revoked } => EligibilityRejections.CardRevoked,
        { Status: CredentialStatus.Active } => Decision.Accept(),
        _ => Decision.Accept(new CardResumed(all.PersonId, certificateId, now)),
    };

    /// <summary>失効, for good and of this credential alone.</summary>
    public static Decision Revoke(this Credentials all, Guid certificateId, CardReason reason, Instant now) => all.Find(certificateId) switch
    {
        null => EligibilityRejections.CardNotFound,
        { Status: CredentialStatus.Revoked } => Decision.Accept(),
        _ => Decision.Accept(new CardRevoked(all.PersonId, certificateId, reason, now)),
    };

    /// <summary>
    /// 更新: a new certificate in the same card. Up to three months after the expiry the use registration goes over to it; later it must be made anew.
    /// </summary>
    public static Decision Renew(
        this Credentials all, Guid certificateId, NewCertificate certificate, Guid? serialOwner, LocalDate today, Instant now) => all.Find(certificateId) switch
        {
            null => EligibilityRejections.CardNotFound,
            { Stopped: { } stopped } => stopped,
            _ when serialOwner is not null => EligibilityRejections.CardAlreadyLinked,
            _ when certificate.ValidThrough < today => EligibilityRejections.CardExpired,
            var one when certificate.ValidThrough <= one.ValidThrough => EligibilityRejections.CertificateNotLater,
            var one => Decision.Accept(new CertificateRenewed(
                all.PersonId, certificateId, certificate.Serial, certificate.ValidThrough, one.CarriesUseOverOn(today), now)),
        };

    /// <summary>再交付: another card or smartphone in place of a lost, suspended or revoked one. The use registration goes over as at a renewal; the PIN is new.</summary>
    public static Decision Reissue(
        this Credentials all, Guid certificateId, NewCertificate certificate, CardReason reason, Guid? serialOwner, LocalDate today, Instant now) => all.Find(certificateId) switch
        {
            null => EligibilityRejections.CardNotFound,
            _ when serialOwner is not null => EligibilityRejections.CardAlreadyLinked,
            _ when certificate.ValidThrough < today => EligibilityRejections.CardExpired,
            var one => Decision.Accept(new CardReissued(
                all.PersonId, certificateId, certificate.Serial, certificate.ValidThrough, one.CarriesUseOverOn(today), reason, now)),
        };

    /// <summary>A reader reports a PIN. The third wrong one in a row locks it; a right one with no wrong one before is not worth an event.</summary>
    public static Decision AttemptPin(this Credentials all, string serial, string institution, bool right, Instant now) => all.WithSerial(serial) switch
    {
        null => EligibilityRejections.CardNotFound,
        { } one when !Credential.IsSameSerial(one.Serial, serial) => EligibilityRejections.CardSuperseded,
        { Status: CredentialStatus.Revoked } => EligibilityRejections.CardRevoked,
        { IsPinLocked: true } => EligibilityRejections.PinLocked,
        { WrongPins: 0 } when right => Decision.Accept(),
        { WrongPins: Credential.WrongPinsAtMost - 1 } one when !right => Decision.Accept(
            new PinAttempted(all.PersonId, one.CertificateId, institution, right, now), new PinLocked(all.PersonId, one.CertificateId, now)),
        { } one => Decision.Accept(new PinAttempted(all.PersonId, one.CertificateId, institution, right, now)),
    };

    /// <summary>Forgets the wrong PINs, after the holder has shown who they are at the municipality.</summary>
    public static Decision UnlockPin(this Credentials all, Guid certificateId, Instant now) => all.Find(certificateId) switch
    {
        null => EligibilityRejections.CardNotFound,
        { WrongPins: 0 } => Decision.Accept(),
        _ => Decision.Accept(new PinUnlocked(all.PersonId, certificateId, now)),
    };
}

/// <summary>The certificate that replaces another.</summary>
/// <param name="Serial">Its serial in hexadecimal.</param>
/// <param name="ValidThrough">Its last day.</param>
public sealed record NewCertificate(string Serial, LocalDate ValidThrough);
