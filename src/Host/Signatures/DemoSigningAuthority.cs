using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Healthcare.Domain.Prescribing;
using Healthcare.Host.Certificates;
using NodaTime;

namespace Healthcare.Host.Signatures;

/// <summary>What a certificate for signatures says.</summary>
/// <param name="Name">The subject's common name.</param>
/// <param name="Licence">The licence number, as the subject's serialNumber.</param>
/// <param name="Qualification">The qualification it attests; null for none.</param>
/// <param name="From">From when it is valid.</param>
/// <param name="Through">Until when.</param>
/// <param name="Usage">What its key is for.</param>
public sealed record SigningCertificate(
    string Name, string Licence, MedicalQualification? Qualification, Instant From, Instant Through, X509KeyUsageFlags Usage = X509KeyUsageFlags.NonRepudiation);

/// <summary>
/// The demonstration's authority for signatures, in the place of an HPKI one and apart from that of the cards: whoever has its files can sign as anybody, so
/// it is a back door wherever it is trusted. Its certificates have the form of HPKI's.
/// </summary>
public sealed class DemoSigningAuthority : IDisposable
{
    /// <summary>Its files.</summary>
    public const string KeyFile = "demo-signing-ca.key", CertificateFile = "demo-signing-ca.pem", CrlFile = "demo-signing-ca.crl";

    private const string Name = "demo-signing-ca", Subject = "Healthcare demonstration HPKI";
    private readonly DemoRoot root;

    private DemoSigningAuthority(DemoRoot root) => this.root = root;

    /// <summary>When its list was written; null when there is none.</summary>
    public Instant? ListedAt => root.ListedAt;

    /// <summary>The authority in this directory, made when there is none.</summary>
    public static DemoSigningAuthority Open(string directory) => new(DemoRoot.Open(directory, Name, Subject));

    /// <summary>Issues a certificate with a new key, which is in memory only.</summary>
    public X509Certificate2 Issue(SigningCertificate what)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Issue(what, key, new($"CN={what.Name}, SERIALNUMBER={what.Licence}"));
    }

    /// <summary>Writes a list that revokes these certificates at these times and no others.</summary>
    public void Revoke(Instant now, params IEnumerable<(X509Certificate2 Certificate, Instant At)> revoked) =>
        root.Revoke(now, revoked.Select(one => (one.Certificate.SerialNumberBytes.ToArray(), one.At)));

    /// <inheritdoc/>
    public void Dispose() => root.Dispose();

    private X509Certificate2 Issue(SigningCertificate what, ECDsa key, X500DistinguishedName subject)
    {
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(what.Usage, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        if (what.Qualification is { } qualification)
            request.CertificateExtensions.Add(HcRole.Attest(qualification));
        var serial = RandomNumberGenerator.GetBytes(16);
        serial[0] = (byte)((serial[0] & 0x3F) | 0x40); // Positive, and without leading zeros.
        using var certificate = request.Create(root.Certificate.SubjectName, root.Signer, what.From.ToDateTimeOffset(), what.Through.ToDateTimeOffset(), serial);
        return certificate.CopyWithPrivateKey(key);
    }
}
