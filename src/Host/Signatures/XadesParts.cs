using System.Xml;
using NodaTime;
using NodaTime.Text;
using static Healthcare.Host.Signatures.XadesNames;

namespace Healthcare.Host.Signatures;

/// <summary>Takes the parts of an XML signature from their places; null where something else stands.</summary>
internal static class XadesParts
{
    /// <summary>The one certificate of KeyInfo.</summary>
    public static byte[]? CertificateIn(XmlElement key) =>
        key.Is(Ds, "KeyInfo") && key.Elements() is [var data] && data.Is(Ds, "X509Data") && data.Elements() is [var certificate] && certificate.Is(Ds, "X509Certificate")
            ? Convert.FromBase64String(certificate.InnerText)
            : null;

    /// <summary>The signed properties in the Object of the signature of this id; unsigned ones may follow and are not looked at.</summary>
    public static XmlElement? PropertiesIn(XmlElement holder, string signatureId) =>
        signatureId.Length > 0 && holder.Is(Ds, "Object") && holder.Elements() is [var qualifying] && qualifying.Is(Xades, "QualifyingProperties")
            && qualifying.GetAttribute("Target") == $"#{signatureId}"
            && (qualifying.Elements() is [var only] ? only : qualifying.Elements() is [var signed, var unsigned] && unsigned.Is(Xades, "UnsignedProperties") ? signed : null) is { } properties
            && properties.Is(Xades, "SignedProperties")
            ? properties
            : null;

    /// <summary>The time of signing, with its offset; at the ends of time that would lead out of it.</summary>
    public static Instant? TimeIn(XmlElement properties) =>
        Signed(properties, "SigningTime") is { } time && OffsetDateTimePattern.ExtendedIso.Parse(time.InnerText.Trim()) is { Success: true, Value: { Year: > 1 and < 9999 } at }
            ? at.ToInstant()
            : null;

    /// <summary>The digest of the certificate that the signer says to use, of either version of the property.</summary>
    public static XmlDigest? SigningCertificateIn(XmlElement properties) =>
        (Signed(properties, "SigningCertificateV2") ?? Signed(properties, "SigningCertificate")) is { } named
            && named.Elements() is [var one] && one.Is(Xades, "Cert") && one.Elements() is [var digest, ..] && digest.Is(Xades, "CertDigest")
            && digest.Elements() is [var method, var value]
            ? XmlDigest.Of(method, value)
            : null;

    private static XmlElement? Signed(XmlElement properties, string name) =>
        properties.Elements() is [var ofSignature, ..] && ofSignature.Is(Xades, "SignedSignatureProperties")
            && ofSignature.Elements().Where(element => element.Is(Xades, name)).ToList() is [var one]
            ? one
            : null;
}
