using System.Formats.Asn1;
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
    private static readonly Asn1Tag First = new(TagClass.ContextSpecific, 0, true), Second = new(TagClass.ContextSpecific, 1, true), KeyName = new(TagClass.ContextSpecific, 0);

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
        var name = signer.ReadEncodedValue();
        var digestName = signer.ReadSequence().ReadObjectIdentifier();
        var encoded = signer.PeekEncodedValue();
        var attributes = SignedAttributes.Read(signer.ReadSetOf(skipSortOrderValidation: true, First));
        var method = signer.ReadSequence().ReadObjectIdentifier();
        var signature = signer.ReadOctetString();
        if (DigestNames.Of(digestName) is not { } hash || !SignatureMethods.IsOf(method, hash) || attributes is null || HasCounterSignature(signer))
            return null;

        return new(
            certificate, attributes.SignedAt, DigestNames.IsDigest(attributes.Digest.Span, content, hash),
            read => attributes.Names(certificate.Span) && Identifies(name, read) && SignatureMethods.Fits(method, read)
                && CertificateSignatures.Verify(read, AsSet(encoded), signature, hash));
    }

    /// <summary>Whether the signer is named as this certificate's owner: by issuer and serial, or by the key. Others would not find the signer otherwise.</summary>
    private static bool Identifies(ReadOnlyMemory<byte> name, X509Certificate2 certificate)
    {
        var reader = new AsnReader(name, AsnEncodingRules.BER);
        if (reader.PeekTag().HasSameClassAndValue(KeyName))
            return certificate.Extensions.OfType<X509SubjectKeyIdentifierExtension>().Any(
                key => key.SubjectKeyIdentifierBytes.Span.SequenceEqual(reader.ReadOctetString(KeyName)));

        var issuerAndSerial = reader.ReadSequence();
        return issuerAndSerial.ReadEncodedValue().Span.SequenceEqual(certificate.IssuerName.RawData)
            && RevocationList.KeyOf(issuerAndSerial.ReadIntegerBytes().Span) == RevocationList.KeyOf(certificate.SerialNumberBytes.Span);
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
