using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Xml;
using static Healthcare.Host.Signatures.XadesNames;

namespace Healthcare.Host.Signatures;

/// <summary>What an XML signature signs: the digests of the content and of the signed properties, and how each is made.</summary>
internal sealed record SignedInfo(string Form, HashAlgorithmName Hash, bool IsRsa, XmlDigest Content, XmlDigest Properties, string PropertiesForm)
{
    private static readonly Dictionary<string, (HashAlgorithmName Hash, bool IsRsa)> Methods = new(StringComparer.Ordinal)
    {
        ["http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"] = (HashAlgorithmName.SHA256, true),
        ["http://www.w3.org/2001/04/xmldsig-more#rsa-sha384"] = (HashAlgorithmName.SHA384, true),
        ["http://www.w3.org/2001/04/xmldsig-more#rsa-sha512"] = (HashAlgorithmName.SHA512, true),
        ["http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256"] = (HashAlgorithmName.SHA256, false),
        ["http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384"] = (HashAlgorithmName.SHA384, false),
        ["http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512"] = (HashAlgorithmName.SHA512, false),
    };

    /// <summary>Reads it; null when it has another shape. <paramref name="propertiesId"/> is the id of the signed properties where they stand.</summary>
    public static SignedInfo? Of(XmlElement info, string propertiesId)
    {
        if (info.Elements() is not [var form, var method, var first, var second]
            || !form.Is(Ds, "CanonicalizationMethod") || FormOf(form) is not { } canonical
            || !method.Is(Ds, "SignatureMethod") || !Methods.TryGetValue(method.GetAttribute("Algorithm"), out var made)
            || !first.Is(Ds, "Reference") || !second.Is(Ds, "Reference"))
            return null;

        var (content, properties) = first.GetAttribute("URI") == ContentUri ? (first, second) : (second, first);
        return ContentOf(content) is { } sent && PropertiesOf(properties, propertiesId) is var (digest, itsForm) && digest is not null
            ? new(canonical, made.Hash, made.IsRsa, sent, digest, itsForm)
            : null;
    }

    /// <summary>Whether the certificate's key is of the kind that the signature says.</summary>
    public bool KeyFits(X509Certificate2 certificate) => certificate.PublicKey.Oid.Value == (IsRsa ? "1.2.840.113549.1.1.1" : "1.2.840.10045.2.1");

    /// <summary>The content is signed as its bytes are: no transform.</summary>
    private static XmlDigest? ContentOf(XmlElement reference) =>
        reference.GetAttribute("URI") == ContentUri && reference.Elements() is [var method, var value] ? XmlDigest.Of(method, value) : null;

    private static (XmlDigest? Digest, string Form) PropertiesOf(XmlElement reference, string id)
    {
        if (id.Length == 0 || reference.GetAttribute("URI") != $"#{id}" || reference.GetAttribute("Type") != SignedPropertiesType)
            return default;

        return reference.Elements() switch
        {
            [var method, var value] => (XmlDigest.Of(method, value), StrictXml.Inclusive),
            [var transforms, var method, var value] when transforms.Is(Ds, "Transforms") && transforms.Elements() is [var one] && one.Is(Ds, "Transform") && FormOf(one) is { } form =>
                (XmlDigest.Of(method, value), form),
            _ => default,
        };
    }

    /// <summary>One of the two canonical forms, without parameters.</summary>
    private static string? FormOf(XmlElement algorithm) =>
        algorithm.Elements().Length == 0 && algorithm.GetAttribute("Algorithm") is (StrictXml.Inclusive or StrictXml.Exclusive) and var form ? form : null;
}
