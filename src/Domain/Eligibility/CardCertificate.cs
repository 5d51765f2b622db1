using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Domain.Eligibility;

/// <summary>A user-authentication certificate (利用者証明用電子証明書) of a card was linked to the person for use as health insurance card (利用登録).</summary>
/// <param name="PersonId">Whose card it is.</param>
/// <param name="CertificateId">The engine's id of this link.</param>
/// <param name="Serial">The certificate's serial number in hexadecimal. It is not the My Number and cannot be turned into it.</param>
/// <param name="ValidThrough">Last day on which the certificate is valid.</param>
/// <param name="LinkedAt">When it was linked.</param>
public sealed record CardCertificateLinked(
    Guid PersonId, Guid CertificateId, string Serial, LocalDate ValidThrough, Instant LinkedAt) : IPersonEvent;

/// <summary>What a certificate still allows on a day.</summary>
public enum CertificateStanding
{
    /// <summary>More than three months before its expiry: everything.</summary>
    Valid,

    /// <summary>In the three months before its expiry: everything, and the reader reminds of the renewal.</summary>
    RenewalDue,

    /// <summary>In the three months after its expiry: eligibility yes, medical information no.</summary>
    Expired,

    /// <summary>Later: nothing; the person is treated with the 資格確認書.</summary>
    Lapsed,
}

/// <summary>A linked certificate of one person.</summary>
public sealed record CardCertificate(Guid Id, Guid PersonId, string Serial, LocalDate ValidThrough) : IEventSourced<CardCertificate>
{
    private const int MonthsAround = 3;

    /// <summary>Links a certificate, which belongs to one person only: <paramref name="serialOwner"/> is whom the serial is linked to, if anyone.</summary>
    public static Decision Link(
        CardCertificate? existing, Guid personId, Guid certificateId, string serial, LocalDate validThrough, Guid? serialOwner, LocalDate today, Instant now) =>
        (existing, serialOwner) switch
        {
            (not null, _) or (_, not null) => EligibilityRejections.CardAlreadyLinked,
            _ when validThrough < today => EligibilityRejections.CardExpired,
            _ => Decision.Accept(new CardCertificateLinked(personId, certificateId, serial, validThrough, now)),
        };

    /// <summary>What the certificate allows on this day: the table of the national card reader's rules.</summary>
    public CertificateStanding On(LocalDate day) => day switch
    {
        _ when day > ValidThrough.PlusMonths(MonthsAround) => CertificateStanding.Lapsed,
        _ when day > ValidThrough => CertificateStanding.Expired,
        _ when day >= ValidThrough.PlusMonths(-MonthsAround) => CertificateStanding.RenewalDue,
        _ => CertificateStanding.Valid,
    };

    /// <inheritdoc/>
    public static CardCertificate? Evolve(CardCertificate? state, object @event) => (state, @event) switch
    {
        (null, CardCertificateLinked e) => new(e.CertificateId, e.PersonId, e.Serial, e.ValidThrough),
        _ => state,
    };
}
