namespace Healthcare.Host.Signatures;

/// <summary>The names of XML signatures and of XAdES.</summary>
internal static class XadesNames
{
    /// <summary>The namespaces.</summary>
    public const string Ds = "http://www.w3.org/2000/09/xmldsig#", Xades = "http://uri.etsi.org/01903/v1.3.2#";

    /// <summary>The type of the reference to the signed properties.</summary>
    public const string SignedPropertiesType = "http://uri.etsi.org/01903#SignedProperties";

    /// <summary>By which the signature refers to what was sent beside it.</summary>
    public const string ContentUri = "urn:healthcare:signed-content";
}
