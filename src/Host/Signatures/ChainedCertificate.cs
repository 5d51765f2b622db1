using System.Security.Cryptography.X509Certificates;
using Healthcare.Domain.Prescribing;
using Healthcare.Host.Certificates;
using NodaTime;

namespace Healthcare.Host.Signatures;

/// <summary>A certificate with what it says.</summary>
/// <param name="Certificate">The certificate.</param>
/// <param name="Issuers">Its issuers, the nearest first; null when they lead to no anchor.</param>
/// <param name="ChainedAt">When they were found.</param>
/// <param name="IsForSignatures">Whether it asserts non-repudiation (that of authentication on the same card does not) with a key that is strong enough.</param>
/// <param name="From">From when it is valid.</param>
/// <param name="Through">Until when.</param>
/// <param name="Says">Whom it names.</param>
internal sealed record ChainedCertificate(
    X509Certificate2 Certificate, IReadOnlyList<X509Certificate2>? Issuers, Instant ChainedAt, bool IsForSignatures, Instant From, Instant Through, Signer Says)
{
    private const string SerialNumber = "2.5.4.5";

    /// <summary>Reads a certificate.</summary>
    public static ChainedCertificate Of(X509Certificate2 certificate, IReadOnlyList<X509Certificate2>? issuers, Instant now) => new(
        certificate, issuers, now, Signs(certificate),
        Instant.FromDateTimeUtc(certificate.NotBefore.ToUniversalTime()), Instant.FromDateTimeUtc(certificate.NotAfter.ToUniversalTime()),
        new(certificate.Issuer, RevocationList.KeyOf(certificate.SerialNumberBytes.Span), HcRole.Of(certificate), LicenceOf(certificate), now));

    /// <summary>Whether it is valid at an instant.</summary>
    public bool IsValid(Instant at) => From <= at && at <= Through;

    private static bool Signs(X509Certificate2 certificate) =>
        CertificateSignatures.HashOf(certificate) is not null
        && certificate.Extensions.OfType<X509KeyUsageExtension>().Any(usage => usage.KeyUsages.HasFlag(X509KeyUsageFlags.NonRepudiation))
        && certificate.Extensions.OfType<X509BasicConstraintsExtension>().All(basic => !basic.CertificateAuthority);

    private static string? LicenceOf(X509Certificate2 certificate) => certificate.SubjectName.EnumerateRelativeDistinguishedNames()
        .Where(part => !part.HasMultipleElements && part.GetSingleElementType().Value == SerialNumber)
        .Select(part => part.GetSingleElementValue()).FirstOrDefault();
}
