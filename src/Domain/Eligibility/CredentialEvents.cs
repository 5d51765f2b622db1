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
public sealed record CardCertificateLinked(
    Guid PersonId, Guid CertificateId, string Serial, LocalDate ValidThrough, Instant LinkedAt,
    CredentialKind Kind = CredentialKind.Card, bool UseRegistered = true) : IPersonEvent;
