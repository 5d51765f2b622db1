using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NodaTime;

namespace Healthcare.Host.Certificates;

/// <summary>A certification authority of the demonstration: key, certificate and revocation list in files of one name in a directory.</summary>
internal sealed class DemoRoot : IDisposable
{
    private static readonly DateTimeOffset From = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero), Through = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly string directory, name;

    private DemoRoot(string directory, string name)
    {
        (this.directory, this.name) = (directory, name);
        Key.ImportFromPem(File.ReadAllText(Path.Combine(directory, $"{name}.key")));
        Certificate = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(directory, $"{name}.pem"));
        Signer = X509SignatureGenerator.CreateForECDsa(Key);
    }

    /// <summary>Its key.</summary>
    public ECDsa Key { get; } = ECDsa.Create();

    /// <summary>Its certificate, the trust anchor.</summary>
    public X509Certificate2 Certificate { get; }

    /// <summary>Signs certificates with its key.</summary>
    public X509SignatureGenerator Signer { get; }

    /// <summary>When its list was written; null when there is none.</summary>
    public Instant? ListedAt => new FileInfo(ListPath) is { Exists: true } list ? Instant.FromDateTimeUtc(list.LastWriteTimeUtc) : null;

    private string ListPath => Path.Combine(directory, $"{name}.crl");

    /// <summary>The authority of this name in a directory; null when there is none.</summary>
    public static DemoRoot? Find(string directory, string name) =>
        File.Exists(Path.Combine(directory, $"{name}.key")) && File.Exists(Path.Combine(directory, $"{name}.pem")) ? new(directory, name) : null;

    /// <summary>The same, made when there is none. The certificate is written first: who finds the key finds both.</summary>
    public static DemoRoot Open(string directory, string name, string subject)
    {
        Directory.CreateDirectory(directory);
        if (Find(directory, name) is { } found)
            return found;

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={subject}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        using var root = request.CreateSelfSigned(From, Through);
        DemoFiles.Write(Path.Combine(directory, $"{name}.pem"), root.ExportCertificatePem(), secret: false);
        DemoFiles.Write(Path.Combine(directory, $"{name}.key"), key.ExportPkcs8PrivateKeyPem(), secret: true);
        return Find(directory, name) ?? throw new InvalidOperationException($"The demonstration's authority {name} in {directory} cannot be read.");
    }

    /// <summary>Writes a list, good for ten years, that revokes these serials at these times and no others.</summary>
    public void Revoke(Instant now, IEnumerable<(byte[] Serial, Instant At)> revoked)
    {
        var list = new CertificateRevocationListBuilder();
        foreach (var (serial, at) in revoked)
            list.AddEntry(serial, at.ToDateTimeOffset());
        var nextUpdate = (now + Duration.FromDays(3650)).ToDateTimeOffset();
        var der = list.Build(
            Certificate.SubjectName, Signer, now.ToUnixTimeSeconds(), nextUpdate, HashAlgorithmName.SHA256,
            X509AuthorityKeyIdentifierExtension.CreateFromCertificate(Certificate, includeKeyIdentifier: true, includeIssuerAndSerial: false), now.ToDateTimeOffset());
        DemoFiles.Write(ListPath, PemEncoding.WriteString("X509 CRL", der), secret: false);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Key.Dispose();
        Certificate.Dispose();
    }
}
