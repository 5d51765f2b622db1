using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using NodaTime;

namespace Healthcare.Host.Certificates;

/// <summary>A certificate revocation list (RFC 5280 §5) whose signature holds.</summary>
/// <param name="Issuer">The issuer's name, DER.</param>
/// <param name="NextUpdate">When the next list is due; afterwards this one says nothing.</param>
/// <param name="Revoked">When each serial was revoked.</param>
internal sealed record RevocationList(byte[] Issuer, Instant NextUpdate, IReadOnlyDictionary<string, Instant> Revoked)
{
    private const string DeltaIndicator = "2.5.29.27", CertificateIssuer = "2.5.29.29";
    private static readonly Asn1Tag Extensions = new(TagClass.ContextSpecific, 0);

    /// <summary>Reads a list in DER or PEM; throws <see cref="CryptographicException"/> when it is none, or none that is signed by one of the issuers.</summary>
    public static RevocationList Read(byte[] file, IEnumerable<X509Certificate2> issuers)
    {
        try
        {
            return ReadDer(DerOf(file), issuers);
        }
        catch (AsnContentException malformed)
        {
            throw new CryptographicException("The revocation list is malformed.", malformed);
        }
    }

    private static RevocationList ReadDer(byte[] der, IEnumerable<X509Certificate2> issuers)
    {
        var outer = new AsnReader(der, AsnEncodingRules.DER).ReadSequence();
        var signed = outer.PeekEncodedValue();
        var list = outer.ReadSequence();
        var algorithm = outer.ReadSequence().ReadObjectIdentifier();
        var signature = outer.ReadBitString(out _);

        if (list.PeekTag().HasSameClassAndValue(Asn1Tag.Integer))
            list.ReadInteger();
        list.ReadSequence();
        var issuer = list.ReadEncodedValue().ToArray();
        if (!CertificateSignatures.IsSound(algorithm) || !issuers.Any(one => IsSignedBy(one, issuer, signed.Span, signature, algorithm)))
            throw new CryptographicException("The revocation list is not signed by a configured issuer.");

        ReadTime(list);
        var nextUpdate = ReadTime(list);
        var revoked = list.HasData && list.PeekTag().HasSameClassAndValue(Asn1Tag.Sequence) ? ReadEntries(list.ReadSequence()) : [];
        if (list.HasData)
            RefuseExtension(list.ReadSequence(Extensions).ReadSequence(), DeltaIndicator);
        return new(issuer, nextUpdate, revoked);
    }

    private static bool IsSignedBy(X509Certificate2 one, byte[] issuer, ReadOnlySpan<byte> signed, byte[] signature, string algorithm) =>
        one.SubjectName.RawData.AsSpan().SequenceEqual(issuer)
        && one.Extensions.OfType<X509KeyUsageExtension>().All(usage => usage.KeyUsages.HasFlag(X509KeyUsageFlags.CrlSign))
        && CertificateSignatures.Verify(one, signed, signature, CertificateSignatures.HashOf(algorithm));

    private static Dictionary<string, Instant> ReadEntries(AsnReader entries)
    {
        Dictionary<string, Instant> revoked = new(StringComparer.Ordinal);
        while (entries.HasData)
        {
            var entry = entries.ReadSequence();
            var serial = KeyOf(entry.ReadIntegerBytes().Span);
            revoked[serial] = ReadTime(entry);
            if (entry.HasData)
                RefuseExtension(entry.ReadSequence(), CertificateIssuer);
        }

        return revoked;
    }

    /// <summary>A delta tells only changes, an indirect list tells of other issuers: either would let a revoked certificate pass if it were read as a whole list.</summary>
    private static void RefuseExtension(AsnReader extensions, string refused)
    {
        while (extensions.HasData)
            if (extensions.ReadSequence().ReadObjectIdentifier() == refused)
                throw new CryptographicException("Delta and indirect revocation lists are not read.");
    }

    private static Instant ReadTime(AsnReader reader) => Instant.FromDateTimeOffset(
        reader.PeekTag().HasSameClassAndValue(Asn1Tag.UtcTime) ? reader.ReadUtcTime() : reader.ReadGeneralizedTime());

    private static byte[] DerOf(byte[] file)
    {
        var text = Encoding.ASCII.GetString(file);
        return PemEncoding.TryFind(text, out var fields) ? Convert.FromBase64String(text[fields.Base64Data]) : file;
    }

    /// <summary>A serial as the key of the list: its bytes without leading zeros.</summary>
    public static string KeyOf(ReadOnlySpan<byte> serial) => Convert.ToHexStringLower(serial.TrimStart((byte)0));
}
