using System.Formats.Asn1;
using System.Security.Cryptography;
using NodaTime;

namespace Healthcare.Host.Signatures;

/// <summary>What a CAdES-BES signer signs: the content's digest, the time, and the own certificate.</summary>
/// <param name="Digest">Of the content.</param>
/// <param name="SignedAt">When the signer says to have signed.</param>
/// <param name="SigningCertificate">Which certificate the signer says to use: SigningCertificateV2, DER.</param>
internal sealed record SignedAttributes(ReadOnlyMemory<byte> Digest, Instant SignedAt, ReadOnlyMemory<byte> SigningCertificate)
{
    private const string ContentType = "1.2.840.113549.1.9.3", MessageDigest = "1.2.840.113549.1.9.4", SigningTime = "1.2.840.113549.1.9.5";
    private const string SigningCertificateV2 = "1.2.840.113549.1.9.16.2.47", Data = "1.2.840.113549.1.7.1";

    /// <summary>Reads them; null when one is missing or there twice, or the content is not plain data.</summary>
    public static SignedAttributes? Read(AsnReader attributes)
    {
        Dictionary<string, ReadOnlyMemory<byte>> values = new(StringComparer.Ordinal);
        while (attributes.HasData)
        {
            var attribute = attributes.ReadSequence();
            var name = attribute.ReadObjectIdentifier();
            var found = attribute.ReadSetOf();
            if (!values.TryAdd(name, found.ReadEncodedValue()) || found.HasData)
                return null;
        }

        return values.TryGetValue(ContentType, out var type) && Reader(type).ReadObjectIdentifier() == Data
            && values.TryGetValue(MessageDigest, out var digest) && values.TryGetValue(SigningTime, out var time) && values.TryGetValue(SigningCertificateV2, out var named)
            ? new(Reader(digest).ReadOctetString(), TimeOf(Reader(time)), named)
            : null;
    }

    /// <summary>Whether the first ESSCertIDv2 (RFC 5035), which is the signer's, is this certificate; its hash is SHA-256 unless it says another.</summary>
    public bool Names(ReadOnlySpan<byte> certificate)
    {
        var id = Reader(SigningCertificate).ReadSequence().ReadSequence().ReadSequence();
        var hash = id.PeekTag().HasSameClassAndValue(Asn1Tag.Sequence) ? DigestNames.Of(id.ReadSequence().ReadObjectIdentifier()) : HashAlgorithmName.SHA256;
        return hash is { } known && DigestNames.IsDigest(id.ReadOctetString(), certificate, known);
    }

    private static AsnReader Reader(ReadOnlyMemory<byte> der) => new(der, AsnEncodingRules.DER);

    private static Instant TimeOf(AsnReader reader) => Instant.FromDateTimeOffset(
        reader.PeekTag().HasSameClassAndValue(Asn1Tag.UtcTime) ? reader.ReadUtcTime() : reader.ReadGeneralizedTime());
}
