using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Healthcare.Host.Cards;

/// <summary>The files of the demonstration's issuer of cards; each appears whole or not at all.</summary>
internal static class DemoCardFiles
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>A new root. The certificate is written first: who finds the key finds both.</summary>
    public static void WriteRoot(string directory, DateTimeOffset from, DateTimeOffset through)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Healthcare demonstration cards", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        using var root = request.CreateSelfSigned(from, through);
        Write(Path.Combine(directory, DemoCardAuthority.CertificateFile), root.ExportCertificatePem(), secret: false);
        Write(Path.Combine(directory, DemoCardAuthority.KeyFile), key.ExportPkcs8PrivateKeyPem(), secret: true);
    }

    /// <summary>Writes a file beside, then puts it in place.</summary>
    public static void Write(string path, string text, bool secret)
    {
        var draft = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (secret && !OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        using (var stream = new FileStream(draft, options))
        using (var writer = new StreamWriter(stream))
            writer.Write(text);
        File.Move(draft, path, overwrite: true);
    }
}
