using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Healthcare.Domain.Prescribing;
using Healthcare.Host.Certificates;
using Healthcare.Host.Signatures;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace Healthcare.Tests.Signatures;

/// <summary>An authority in a directory of its own, cards of every kind, and a verifier that trusts the authority.</summary>
public sealed class SigningBench : IDisposable
{
    public const string Licence = "123456";
    public static readonly Instant Now = Instant.FromUtc(2026, 4, 1, 3, 0);
    public static readonly Instant From = Instant.FromUtc(2024, 1, 1, 0, 0), Through = Instant.FromUtc(2028, 1, 1, 0, 0);
    public static readonly byte[] Content = "{\"a\":1}"u8.ToArray();

    private readonly List<IDisposable> opened = [];

    public SigningBench()
    {
        Directory = System.IO.Directory.CreateTempSubdirectory("healthcare-signing-").FullName;
        Authority = DemoSigningAuthority.Open(Directory);
        Authority.Revoke(Now);
        Doctor = Card();
    }

    public string Directory { get; }

    public DemoSigningAuthority Authority { get; }

    public DocumentSigner Doctor { get; }

    public DocumentSigner Card(
        MedicalQualification? qualification = MedicalQualification.Doctor, Instant? from = null, Instant? through = null,
        X509KeyUsageFlags usage = X509KeyUsageFlags.NonRepudiation, DemoSigningAuthority? authority = null)
    {
        var card = new DocumentSigner((authority ?? Authority).Issue(new("Test Doctor", Licence, qualification, from ?? From, through ?? Through, usage)));
        opened.Add(card);
        return card;
    }

    /// <summary>A card of another kind of key, of an RSA authority that <see cref="Verifier"/> of its files trusts.</summary>
    public (DocumentSigner Card, SignatureVerifier Verifier) RsaCard(int bits)
    {
        using var rootKey = RSA.Create(2048);
        var root = Request("CN=RSA root", rootKey);
        root.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        root.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        root.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(root.PublicKey, false));
        using var anchor = root.CreateSelfSigned(From.ToDateTimeOffset(), Through.ToDateTimeOffset());
        var (pem, crl) = (Path.Combine(Directory, "rsa.pem"), Path.Combine(Directory, "rsa.crl"));
        File.WriteAllText(pem, anchor.ExportCertificatePem());
        File.WriteAllBytes(crl, new CertificateRevocationListBuilder().Build(
            anchor, 1, Through.ToDateTimeOffset(), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1, From.ToDateTimeOffset()));

        using var key = RSA.Create(bits);
        var request = Request($"CN=RSA card, SERIALNUMBER={Licence}", key);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.NonRepudiation, true));
        using var certificate = request.Create(anchor, From.ToDateTimeOffset(), Through.ToDateTimeOffset(), [0x42]);
        var card = new DocumentSigner(certificate.CopyWithPrivateKey(key));
        opened.Add(card);
        return (card, Verifier(pem, crl));
    }

    public SignatureVerifier Verifier() => Verifier(Path.Combine(Directory, DemoSigningAuthority.CertificateFile), Path.Combine(Directory, DemoSigningAuthority.CrlFile));

    public void Dispose()
    {
        opened.ForEach(one => one.Dispose());
        Authority.Dispose();
        System.IO.Directory.Delete(Directory, recursive: true);
    }

    /// <summary>What becomes of a signature.</summary>
    public async Task<SignatureReport> ReportAsync(SignatureFormat format, byte[] signature, byte[]? content = null, Instant? now = null) =>
        await Verifier().VerifyAsync(new(format, signature) { Content = content ?? Content }, now ?? Now, default);

    private static SignatureVerifier Verifier(string anchor, string crl)
    {
        var anchors = new TrustAnchors([anchor]);
        return new(anchors, new([crl], anchors, NullLogger<RevocationLists>.Instance));
    }

    private static CertificateRequest Request(string subject, RSA key) => new(subject, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
}
