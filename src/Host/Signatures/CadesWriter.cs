using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using NodaTime;

namespace Healthcare.Host.Signatures;

/// <summary>Writes detached CMS with the signed attributes of CAdES-BES.</summary>
internal static class CadesWriter
{
    private const string Sha256 = "2.16.840.1.101.3.4.2.1", SigningCertificate = "1.2.840.113549.1.9.16.2.47";

    /// <summary>The DER of the signature.</summary>
    public static byte[] Write(byte[] content, X509Certificate2 signer, Instant at)
    {
        var cms = new SignedCms(new ContentInfo(content), detached: true);
        var by = new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, signer)
        {
            DigestAlgorithm = new Oid(Sha256),
            IncludeOption = X509IncludeOption.EndCertOnly,
        };
        by.SignedAttributes.Add(new Pkcs9SigningTime(at.ToDateTimeUtc()));
        by.SignedAttributes.Add(new AsnEncodedData(SigningCertificate, Named(signer)));
        cms.ComputeSignature(by, silent: true);
        return cms.Encode();
    }

    /// <summary>SigningCertificateV2 (RFC 5035) with the certificate's SHA-256, which needs no name of the hash.</summary>
    private static byte[] Named(X509Certificate2 signer)
    {
        var der = new AsnWriter(AsnEncodingRules.DER);
        using (der.PushSequence())
        using (der.PushSequence())
        using (der.PushSequence())
            der.WriteOctetString(SHA256.HashData(signer.RawDataMemory.Span));

        return der.Encode();
    }
}
