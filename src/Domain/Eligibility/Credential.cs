using System.Collections.Immutable;
using NodaTime;

namespace Healthcare.Domain.Eligibility;

/// <summary>Whether a card or smartphone may be used.</summary>
public enum CredentialStatus
{
    /// <summary>有効.</summary>
    Active,

    /// <summary>一時停止.</summary>
    Suspended,

    /// <summary>失効.</summary>
    Revoked,
}

/// <summary>One card or smartphone with its user-authentication certificate (利用者証明用電子証明書).</summary>
/// <param name="CertificateId">The engine's id of this link.</param>
/// <param name="Kind">Card or smartphone.</param>
/// <param name="Serial">The certificate's serial number in hexadecimal. It is not the My Number and cannot be turned into it.</param>
/// <param name="ValidThrough">Last day on which the certificate is valid.</param>
/// <param name="UseRegistered">Whether it is registered for use as health insurance card (利用登録).</param>
public sealed record Credential(Guid CertificateId, CredentialKind Kind, string Serial, LocalDate ValidThrough, bool UseRegistered)
{
    /// <summary>So many wrong PINs in a row lock it.</summary>
    public const int WrongPinsAtMost = 3;

    private const int MonthsAround = 3;

    /// <summary>Whether it may be used.</summary>
    public CredentialStatus Status { get; init; } = CredentialStatus.Active;

    /// <summary>Wrong PINs since the last right one, as readers reported.</summary>
    public int WrongPins { get; init; }

    /// <summary>The serials of its earlier certificates; they prove nothing.</summary>
    public ImmutableArray<string> Superseded { get; init; } = [];

    /// <summary>Whether the PIN is locked.</summary>
    public bool IsPinLocked => WrongPins >= WrongPinsAtMost;

    /// <summary>What the certificate allows on this day: the table of the national card reader's rules.</summary>
    public CertificateStanding On(LocalDate day) => day switch
    {
        _ when day > ValidThrough.PlusMonths(MonthsAround) => CertificateStanding.Lapsed,
        _ when day > ValidThrough => CertificateStanding.Expired,
        _ when day >= ValidThrough.PlusMonths(-MonthsAround) => CertificateStanding.RenewalDue,
        _ => CertificateStanding.Valid,
    };

    /// <summary>Whether eligibility can be checked with it on this day.</summary>
    public bool ProvesEligibilityOn(LocalDate day) =>
        UseRegistered && Status == CredentialStatus.Active && On(day) != CertificateStanding.Lapsed;

    /// <summary>Whether the use registration goes over to a certificate that replaces this one on a day: not after three months without one.</summary>
    public bool CarriesUseOverOn(LocalDate day) => UseRegistered && On(day) != CertificateStanding.Lapsed;

    /// <summary>Why it cannot be used now, apart from dates; null when it can.</summary>
    public Rejection? Stopped => Status switch
    {
        CredentialStatus.Revoked => EligibilityRejections.CardRevoked,
        CredentialStatus.Suspended => EligibilityRejections.CardSuspended,
        _ => null,
    };

    /// <summary>What names the card of a serial wherever one is looked up or claimed: a serial is a number, so that neither leading zeros nor case tell two apart.</summary>
    public static string KeyOf(string serial) => $"card:{serial.TrimStart('0').ToLowerInvariant()}";

    /// <summary>Whether two serials are one number.</summary>
    public static bool IsSameSerial(string one, string other) => KeyOf(one) == KeyOf(other);
}
