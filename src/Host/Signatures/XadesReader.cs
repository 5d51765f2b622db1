using System.Security.Cryptography;
using System.Xml;
using Healthcare.Host.Certificates;
using static Healthcare.Host.Signatures.XadesNames;

namespace Healthcare.Host.Signatures;

/// <summary>
/// Reads detached XAdES-BES (ETSI EN 319 132-1) of one shape only: the signature is the whole document, it refers to the content by one fixed name and to
/// its own signed properties, and each part is taken from its place, never looked up by an id that could stand twice. So nothing is wrapped and nothing fetched.
/// </summary>
internal static class XadesReader
{
    /// <summary>Reads; null, or an exception of the parsers, when it is not such a signature.</summary>
    public static ReadSignature? Read(byte[] xml, byte[] content)
    {
        if (StrictXml.Read(xml) is not { } signature || !signature.Is(Ds, "Signature") || signature.GetElementsByTagName("Signature", Ds).Count != 0
            || signature.Elements() is not [var info, var value, var key, var holder]
            || !info.Is(Ds, "SignedInfo") || !value.Is(Ds, "SignatureValue") || XadesParts.CertificateIn(key) is not { } der
            || XadesParts.PropertiesIn(holder, signature.GetAttribute("Id")) is not { } properties
            || XadesParts.TimeIn(properties) is not { } at || XadesParts.SigningCertificateIn(properties) is not { } named
            || SignedInfo.Of(info, properties.GetAttribute("Id")) is not { } signed)
            return null;

        var made = Convert.FromBase64String(value.InnerText);
        return new(
            der, at, signed.Content.IsOf(content),
            certificate => named.IsOf(der) && signed.Properties.IsOf(properties.Canonical(signed.PropertiesForm)!)
                && signed.KeyFits(certificate) && CertificateSignatures.Verify(certificate, info.Canonical(signed.Form)!, made, signed.Hash, DSASignatureFormat.IeeeP1363FixedFieldConcatenation));
    }
}

/// <summary>A digest as XML writes it.</summary>
internal sealed record XmlDigest(HashAlgorithmName Hash, byte[] Value)
{
    /// <summary>From DigestMethod and DigestValue; null when they are not that.</summary>
    public static XmlDigest? Of(XmlElement method, XmlElement value) =>
        method.Is(Ds, "DigestMethod") && value.Is(Ds, "DigestValue") && DigestNames.Of(method.GetAttribute("Algorithm")) is { } hash
            ? new(hash, Convert.FromBase64String(value.InnerText))
            : null;

    /// <summary>Whether it is the digest of these data.</summary>
    public bool IsOf(ReadOnlySpan<byte> data) => DigestNames.IsDigest(Value, data, Hash);
}
