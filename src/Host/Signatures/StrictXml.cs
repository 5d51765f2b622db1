using System.Security.Cryptography.Xml;
using System.Xml;

namespace Healthcare.Host.Signatures;

/// <summary>XML of strangers: no DTD, nothing fetched, no depth; and its canonical form.</summary>
internal static class StrictXml
{
    /// <summary>Canonical XML 1.0 and its exclusive form, both without comments.</summary>
    public const string Inclusive = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315", Exclusive = "http://www.w3.org/2001/10/xml-exc-c14n#";

    private const int MaxDepth = 16;

    /// <summary>The root element; null when something nests too deep. What is no XML throws.</summary>
    public static XmlElement? Read(byte[] utf8)
    {
        using (var depth = Reader(utf8))
            while (depth.Read())
                if (depth.Depth > MaxDepth)
                    return null;

        using var reader = Reader(utf8);
        var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        document.Load(reader);
        return document.DocumentElement;
    }

    /// <summary>The child elements.</summary>
    public static XmlElement[] Elements(this XmlElement element) => [.. element.ChildNodes.OfType<XmlElement>()];

    /// <summary>Whether an element has this name.</summary>
    public static bool Is(this XmlElement element, string space, string name) => element.LocalName == name && element.NamespaceURI == space;

    /// <summary>The canonical bytes of an element where it stands: with the namespaces that are in scope there. Null for another algorithm.</summary>
    public static byte[]? Canonical(this XmlElement element, string algorithm)
    {
        Transform? transform = algorithm switch
        {
            Inclusive => new XmlDsigC14NTransform(),
            Exclusive => new XmlDsigExcC14NTransform(),
            _ => null,
        };
        if (transform is null)
            return null;

        transform.Resolver = null;
        transform.LoadInput(Alone(element));
        using var canonical = (MemoryStream)transform.GetOutput(typeof(Stream));
        return canonical.ToArray();
    }

    private static XmlDocument Alone(XmlElement element)
    {
        var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        var root = (XmlElement)document.AppendChild(document.ImportNode(element, deep: true))!;
        foreach (var inScope in element.CreateNavigator()!.GetNamespacesInScope(XmlNamespaceScope.ExcludeXml))
        {
            var name = inScope.Key.Length == 0 ? "xmlns" : $"xmlns:{inScope.Key}";
            if (!root.HasAttribute(name))
                root.SetAttribute(name, inScope.Value);
        }

        return document;
    }

    private static XmlReader Reader(byte[] utf8) => XmlReader.Create(
        new MemoryStream(utf8, writable: false), new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersFromEntities = 0, MaxCharactersInDocument = utf8.Length });
}
