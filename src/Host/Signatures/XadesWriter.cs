using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using NodaTime;
using NodaTime.Text;
using static Healthcare.Host.Signatures.XadesNames;

namespace Healthcare.Host.Signatures;

/// <summary>Writes detached XAdES-BES. What is signed is written in its exclusive canonical form at once, so it is hashed as it stands.</summary>
internal static class XadesWriter
{
    private const string Digest = "http://www.w3.org/2001/04/xmlenc#sha256", More = "http://www.w3.org/2001/04/xmldsig-more#";

    /// <summary>The signature, UTF-8.</summary>
    public static byte[] Write(byte[] content, X509Certificate2 signer, Instant at)
    {
        var properties = Properties(signer, at);
        var info = Info(content, properties, signer.PublicKey.Oid.Value == "1.2.840.113549.1.1.1" ? "rsa-sha256" : "ecdsa-sha256");
        return Encoding.UTF8.GetBytes(
            $"""<ds:Signature xmlns:ds="{Ds}" Id="signature">{info}<ds:SignatureValue>{Convert.ToBase64String(Sign(info, signer))}</ds:SignatureValue>"""
            + $"<ds:KeyInfo><ds:X509Data><ds:X509Certificate>{Convert.ToBase64String(signer.RawDataMemory.Span)}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>"
            + $"""<ds:Object><xades:QualifyingProperties xmlns:xades="{Xades}" Target="#signature">{properties}</xades:QualifyingProperties></ds:Object></ds:Signature>""");
    }

    private static string Properties(X509Certificate2 signer, Instant at) =>
        $"""<xades:SignedProperties xmlns:xades="{Xades}" Id="signed-properties"><xades:SignedSignatureProperties>"""
        + $"<xades:SigningTime>{OffsetDateTimePattern.ExtendedIso.Format(at.WithOffset(Offset.Zero))}</xades:SigningTime>"
        + $"""<xades:SigningCertificateV2><xades:Cert><xades:CertDigest><ds:DigestMethod xmlns:ds="{Ds}" Algorithm="{Digest}"></ds:DigestMethod>"""
        + $"""<ds:DigestValue xmlns:ds="{Ds}">{DigestOf(signer.RawDataMemory.Span)}</ds:DigestValue></xades:CertDigest></xades:Cert></xades:SigningCertificateV2>"""
        + "</xades:SignedSignatureProperties></xades:SignedProperties>";

    private static string Info(byte[] content, string properties, string method) =>
        $"""<ds:SignedInfo xmlns:ds="{Ds}"><ds:CanonicalizationMethod Algorithm="{StrictXml.Exclusive}"></ds:CanonicalizationMethod>"""
        + $"""<ds:SignatureMethod Algorithm="{More}{method}"></ds:SignatureMethod>"""
        + $"""<ds:Reference URI="{ContentUri}"><ds:DigestMethod Algorithm="{Digest}"></ds:DigestMethod><ds:DigestValue>{DigestOf(content)}</ds:DigestValue></ds:Reference>"""
        + $"""<ds:Reference Type="{SignedPropertiesType}" URI="#signed-properties"><ds:Transforms><ds:Transform Algorithm="{StrictXml.Exclusive}"></ds:Transform></ds:Transforms>"""
        + $"""<ds:DigestMethod Algorithm="{Digest}"></ds:DigestMethod><ds:DigestValue>{DigestOf(Encoding.UTF8.GetBytes(properties))}</ds:DigestValue></ds:Reference></ds:SignedInfo>""";

    private static string DigestOf(ReadOnlySpan<byte> data) => Convert.ToBase64String(SHA256.HashData(data));

    private static byte[] Sign(string info, X509Certificate2 signer)
    {
        using var rsa = signer.GetRSAPrivateKey();
        if (rsa is not null)
            return rsa.SignData(Encoding.UTF8.GetBytes(info), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

        using var ecdsa = signer.GetECDsaPrivateKey() ?? throw new InvalidOperationException("The certificate has no private key to sign with.");
        return ecdsa.SignData(Encoding.UTF8.GetBytes(info), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }
}
