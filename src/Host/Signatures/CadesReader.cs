using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using NodaTime;

namespace Healthcare.Host.Signatures;

/// <summary>
/// Reads detached CMS with the signed attributes of CAdES-BES (ETSI EN 319 122-1): content type, message digest, signing time and signing certificate
/// (v2). One signer with one certificate; unsigned attributes, such as a time-stamp, are not looked at.
/// </summary>
internal static class CadesReader
{
    private const string MessageDigest = "1.2.840.113549.1.9.4", SigningTime = "1.2.840.113549.1.9.5", SigningCertificate = "1.2.840.113549.1.9.16.2.47";
    private static readonly Asn1Tag Wrapped = new(TagClass.ContextSpecific, 0, true);

    private static readonly string[] Algorithms =
    [
        "1.2.840.113549.1.1.1", "1.2.840.113549.1.1.11", "1.2.840.113549.1.1.12", "1.2.840.113549.1.1.13", // RSA PKCS #1 v1.5
        "1.2.840.10045.4.3.2", "1.2.840.10045.4.3.3", "1.2.840.10045.4.3.4", // ECDSA
    ];

    /// <summary>Reads; null, or an exception of the parsers, when it is not such a signature.</summary>
    public static ReadSignature? Read(byte[] der, byte[] content)
    {
        if (!IsDetached(der))
            return null;

        var cms = new SignedCms(new ContentInfo(content), detached: true);
        cms.Decode(der);
        if (cms.SignerInfos.Count != 1 || cms.Certificates.Count != 1 || cms.SignerInfos[0] is not { Certificate: { } certificate, CounterSignerInfos.Count: 0 } signer
            || !Algorithms.Contains(signer.SignatureAlgorithm.Value) || DigestNames.Of(signer.DigestAlgorithm.Value) is not { } hash
            || Attribute(signer, SigningTime) is not { } time || Attribute(signer, MessageDigest) is not { } digest
            || Attribute(signer, SigningCertificate) is not { } named)
            return null;

        return new(
            certificate, TimeOf(time), DigestNames.IsDigest(new AsnReader(digest, AsnEncodingRules.DER).ReadOctetString(), content, hash),
            () => Names(named, certificate.RawDataMemory.Span) && Holds(signer));
    }

    private static bool Holds(SignerInfo signer)
    {
        try
        {
            signer.CheckSignature(verifySignatureOnly: true);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary>Whether the content lies elsewhere: content that is enclosed could be another than what was sent.</summary>
    private static bool IsDetached(byte[] der)
    {
        var signed = new AsnReader(der, AsnEncodingRules.BER).ReadSequence();
        signed.ReadObjectIdentifier();
        var data = signed.ReadSequence(Wrapped).ReadSequence();
        data.ReadInteger();
        data.ReadSetOf(skipSortOrderValidation: true);
        var enclosed = data.ReadSequence();
        enclosed.ReadObjectIdentifier();
        return !enclosed.HasData;
    }

    /// <summary>The one value of a signed attribute that is there once.</summary>
    private static byte[]? Attribute(SignerInfo signer, string oid)
    {
        var found = signer.SignedAttributes.Cast<CryptographicAttributeObject>().Where(attribute => attribute.Oid.Value == oid).ToList();
        return found is [{ Values: { Count: 1 } values }] ? values[0].RawData : null;
    }

    private static Instant TimeOf(byte[] der)
    {
        var reader = new AsnReader(der, AsnEncodingRules.DER);
        return Instant.FromDateTimeOffset(reader.PeekTag().HasSameClassAndValue(Asn1Tag.UtcTime) ? reader.ReadUtcTime() : reader.ReadGeneralizedTime());
    }

    /// <summary>Whether the first ESSCertIDv2 (RFC 5035), which is the signer's, is this certificate; its hash is SHA-256 unless it says another.</summary>
    private static bool Names(byte[] signingCertificate, ReadOnlySpan<byte> certificate)
    {
        var id = new AsnReader(signingCertificate, AsnEncodingRules.DER).ReadSequence().ReadSequence().ReadSequence();
        var hash = id.PeekTag().HasSameClassAndValue(Asn1Tag.Sequence) ? DigestNames.Of(id.ReadSequence().ReadObjectIdentifier()) : HashAlgorithmName.SHA256;
        return hash is { } known && DigestNames.IsDigest(id.ReadOctetString(), certificate, known);
    }
}
