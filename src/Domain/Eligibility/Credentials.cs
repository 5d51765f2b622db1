using System.Collections.Immutable;
using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Domain.Eligibility;

/// <summary>What carries a user-authentication certificate.</summary>
public enum CredentialKind
{
    /// <summary>マイナンバーカード.</summary>
    Card,

    /// <summary>スマートフォン: a second credential of the same person, revoked on its own.</summary>
    Smartphone,
}

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

/// <summary>One card or smartphone with its user-authentication certificate (利用者証明用電子証明書).</summary>
/// <param name="CertificateId">The engine's id of this link.</param>
/// <param name="Kind">Card or smartphone.</param>
/// <param name="Serial">The certificate's serial number in hexadecimal. It is not the My Number and cannot be turned into it.</param>
/// <param name="ValidThrough">Last day on which the certificate is valid.</param>
/// <param name="UseRegistered">Whether it is registered for use as health insurance card (利用登録).</param>
public sealed record Credential(Guid CertificateId, CredentialKind Kind, string Serial, LocalDate ValidThrough, bool UseRegistered)
{
    private const int MonthsAround = 3;

    /// <summary>What the certificate allows on this day: the table of the national card reader's rules.</summary>
    public CertificateStanding On(LocalDate day) => day switch
    {
        _ when day > ValidThrough.PlusMonths(MonthsAround) => CertificateStanding.Lapsed,
        _ when day > ValidThrough => CertificateStanding.Expired,
        _ when day >= ValidThrough.PlusMonths(-MonthsAround) => CertificateStanding.RenewalDue,
        _ => CertificateStanding.Valid,
    };

    /// <summary>Whether eligibility can be checked with it on this day.</summary>
    public bool ProvesEligibilityOn(LocalDate day) => UseRegistered && On(day) != CertificateStanding.Lapsed;
}

/// <summary>All cards and smartphones of one person.</summary>
public sealed record Credentials(Guid Id, Guid PersonId, ImmutableArray<Credential> All) : IEventSourced<Credentials>
{
    /// <summary>The stream that holds a person's credentials.</summary>
    public static Guid StreamOf(Guid personId) => StreamId.Of("credentials", personId);

    /// <summary>Links a certificate, which belongs to one person only: <paramref name="serialOwner"/> is whom the serial is linked to, if anyone.</summary>
    public static Decision Link(Credentials? existing, CardCertificateLinked link, Guid? serialOwner, LocalDate today) => serialOwner switch
    {
        not null => EligibilityRejections.CardAlreadyLinked,
        _ when existing?.Find(link.CertificateId) is not null => EligibilityRejections.CardAlreadyLinked,
        _ when link.ValidThrough < today => EligibilityRejections.CardExpired,
        _ => Decision.Accept(link),
    };

    /// <summary>The credential with this id.</summary>
    public Credential? Find(Guid certificateId) => All.FirstOrDefault(one => one.CertificateId == certificateId);

    /// <summary>The credential with a certificate of this serial.</summary>
    public Credential? WithSerial(string serial) => All.FirstOrDefault(one => one.Serial == serial);

    /// <inheritdoc/>
    public static Credentials? Evolve(Credentials? state, object @event) => @event switch
    {
        CardCertificateLinked e => (state ?? new(StreamOf(e.PersonId), e.PersonId, [])) is var credentials
            ? credentials with { All = credentials.All.Add(new(e.CertificateId, e.Kind, e.Serial, e.ValidThrough, e.UseRegistered)) }
            : state,
        _ => state,
    };
}
