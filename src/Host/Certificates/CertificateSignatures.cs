using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Healthcare.Host.Certificates;

/// <summary>Verifies signatures with the key of a certificate: RSA PKCS #1 v1.5, or ECDSA.</summary>
internal static class CertificateSignatures
{
    private const int SmallestRsa = 2048, P256 = 256, P384 = 384;
    private static readonly string[] SoundAlgorithms =
    [
        "1.2.840.113549.1.1.11", "1.2.840.113549.1.1.12", "1.2.840.113549.1.1.13", // RSA with SHA-256, 384, 512
        "1.2.840.10045.4.3.2", "1.2.840.10045.4.3.3", "1.2.840.10045.4.3.4", // ECDSA with the same
    ];

    /// <summary>Whether an algorithm of a certificate's or list's own signature is accepted.</summary>
    public static bool IsSound(string? oid) => SoundAlgorithms.Contains(oid);

    /// <summary>With which hash a card of this key signs a challenge; null when the key is not accepted.</summary>
    public static HashAlgorithmName? HashOf(X509Certificate2 certificate)
    {
        using var rsa = certificate.GetRSAPublicKey();
        if (rsa is not null)
            return rsa.KeySize >= SmallestRsa ? HashAlgorithmName.SHA256 : null;

        using var ecdsa = certificate.GetECDsaPublicKey();
        return ecdsa?.KeySize switch
        {
            P256 => HashAlgorithmName.SHA256,
            P384 => HashAlgorithmName.SHA384,
            _ => null,
        };
    }

    /// <summary>Whether the key of the certificate made this signature; <paramref name="form"/> is how an ECDSA one is written.</summary>
    public static bool Verify(
        X509Certificate2 certificate, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature, HashAlgorithmName hash,
        DSASignatureFormat form = DSASignatureFormat.Rfc3279DerSequence)
    {
        using var rsa = certificate.GetRSAPublicKey();
        if (rsa is not null)
            return rsa.VerifyData(data, signature, hash, RSASignaturePadding.Pkcs1);

        using var ecdsa = certificate.GetECDsaPublicKey();
        return ecdsa?.VerifyData(data, signature, hash, form) == true;
    }

    /// <summary>The hash of a sound signature algorithm.</summary>
    public static HashAlgorithmName HashOf(string oid) => (Array.IndexOf(SoundAlgorithms, oid) % 3) switch
    {
        0 => HashAlgorithmName.SHA256,
        1 => HashAlgorithmName.SHA384,
        _ => HashAlgorithmName.SHA512,
    };
}
