using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Healthcare.Host.Certificates;

namespace Healthcare.Host.Signatures;

/// <summary>
/// Reads detached CMS (RFC 5652) with the signed attributes of CAdES-BES (ETSI EN 319 122-1), of one shape only: nothing enclosed, one certificate, one signer,
/// whom no other countersigns. Further unsigned attributes, such as a time-stamp, are not looked at.
/// </summary>
internal static class CadesReader
{
    private const string SignedData = "1.2.840.113549.1.7.2", Data = "1.2.840.113549.1.7.1", CounterSignature = "1.2.840.113549.1.9.6";
    private static readonly Asn1Tag First = new(TagClass.ContextSpecific, 0, true), Second = new(TagClass.ContextSpecific, 1, true);

    /// <summary>Reads; null, or an exception of the parsers, when it is not such a signature.</summary>
    public static ReadSignature? Read(byte[] der, byte[] content)
    {
        var outer = new AsnReader(der, AsnEncodingRules.BER);
        var info = outer.ReadSequence();
        if (outer.HasData || info.ReadObjectIdentifier() != SignedData)
            return null;

        var signed = info.ReadSequence(First).ReadSequence();
        signed.ReadInteger();
        signed.ReadSetOf(skipSortOrderValidation: true);
        var enclosed = signed.ReadSequence();
        if (enclosed.ReadObjectIdentifier() != Data || enclosed.HasData || !signed.HasData || !signed.PeekTag().HasSameClassAndValue(First))
            return null;

        var certificates = signed.ReadSetOf(skipSortOrderValidation: true, First);
        var certificate = certificates.ReadEncodedValue();
        var signers = signed.ReadSetOf(skipSortOrderValidation: true); // A list of revocations before it is refused: the operator configures those.
        var signer = signers.ReadSequence();
        return certificates.HasData || signers.HasData || signed.HasData ? null : ReadSigner(signer, certificate, content);
    }

    private static ReadSignature? ReadSigner(AsnReader signer, ReadOnlyMemory<byte> certificate, byte[] content)
    {
        signer.ReadInteger();
        signer.ReadEncodedValue(); // Who: there is one certificate, which the signed attributes name by its hash.
        var digestName = signer.ReadSequence().ReadObjectIdentifier();
        var encoded = signer.PeekEncodedValue();
        var attributes = SignedAttributes.Read(signer.ReadSetOf(skipSortOrderValidation: true, First));
        var method = signer.ReadSequence().ReadObjectIdentifier();
        var signature = signer.ReadOctetString();
        if (DigestNames.Of(digestName) is not { } hash || !SignatureMethods.IsOf(method, hash) || attributes is null || HasCounterSignature(signer))
            return null;

        return new(
            certificate, attributes.SignedAt, DigestNames.IsDigest(attributes.Digest.Span, content, hash),
            read => attributes.Names(certificate.Span) && SignatureMethods.Fits(method, read) && CertificateSignatures.Verify(read, AsSet(encoded), signature, hash));
    }

    /// <summary>What is signed is the attributes with the tag of a set (RFC 5652 §5.4).</summary>
    private static byte[] AsSet(ReadOnlyMemory<byte> attributes)
    {
        var set = attributes.ToArray();
        set[0] = 0x31;
        return set;
    }

    private static bool HasCounterSignature(AsnReader signer)
    {
        for (var unsigned = signer.HasData ? signer.ReadSetOf(skipSortOrderValidation: true, Second) : null; unsigned is { HasData: true };)
            if (unsigned.ReadSequence().ReadObjectIdentifier() == CounterSignature)
                return true;

        return false;
    }
}

/// <summary>The signature algorithms of CMS that are accepted: RSA PKCS #1 v1.5 and ECDSA, with the hash of the digest.</summary>
internal static class SignatureMethods
{
    private const string AnyRsa = "1.2.840.113549.1.1.1", RsaKey = AnyRsa;

    private static readonly Dictionary<string, (bool IsRsa, HashAlgorithmName Hash)> Methods = new(StringComparer.Ordinal)
    {
        ["1.2.840.113549.1.1.11"] = (true, HashAlgorithmName.SHA256),
        ["1.2.840.113549.1.1.12"] = (true, HashAlgorithmName.SHA384),
        ["1.2.840.113549.1.1.13"] = (true, HashAlgorithmName.SHA512),
        ["1.2.840.10045.4.3.2"] = (false, HashAlgorithmName.SHA256),
        ["1.2.840.10045.4.3.3"] = (false, HashAlgorithmName.SHA384),
        ["1.2.840.10045.4.3.4"] = (false, HashAlgorithmName.SHA512),
    };

    /// <summary>Whether the algorithm signs with this hash.</summary>
    public static bool IsOf(string method, HashAlgorithmName hash) => method == AnyRsa || (Methods.TryGetValue(method, out var known) && known.Hash == hash);

    /// <summary>Whether the certificate's key is of the algorithm's kind.</summary>
    public static bool Fits(string method, X509Certificate2 certificate) =>
        (certificate.PublicKey.Oid.Value == RsaKey) == (method == AnyRsa || Methods[method].IsRsa);
}
