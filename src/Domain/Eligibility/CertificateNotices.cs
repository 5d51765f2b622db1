using NodaTime;

namespace Healthcare.Domain.Eligibility;

/// <summary>A person is to be told that a certificate ends, or has ended.</summary>
/// <param name="CertificateId">Whose certificate.</param>
/// <param name="ValidThrough">Its last day.</param>
/// <param name="Expired">Whether that has passed.</param>
public sealed record CertificateNotice(Guid CertificateId, LocalDate ValidThrough, bool Expired);

/// <summary>電子証明書の更新のお知らせ: of which certificates the person is told on which day.</summary>
public static class CertificateNotices
{
    /// <summary>
    /// What is due on a day: the renewal in the three months before the expiry, the expiry in the three months after it. The same again for each of these
    /// days: whoever leaves the notice leaves it once. Nothing about what cannot be used anyway.
    /// </summary>
    public static CertificateNotice? DueOn(Credential credential, LocalDate day) => credential switch
    {
        { Status: not CredentialStatus.Active } or { UseRegistered: false } => null,
        _ => credential.On(day) switch
        {
            CertificateStanding.RenewalDue => new(credential.CertificateId, credential.ValidThrough, Expired: false),
            CertificateStanding.Expired => new(credential.CertificateId, credential.ValidThrough, Expired: true),
            _ => null,
        },
    };
}
