using System.Collections;
using R4 = Hl7.Fhir.Model;

namespace Healthcare.Projections.Prescribing;

/// <summary>A document is complete in itself: each of its references leads to an entry, or to what the resource contains.</summary>
internal static class DocumentReferences
{
    public static void Check(DocumentEntries entries, Findings findings)
    {
        foreach (var entry in entries.All)
            Walk(entry.Resource, entry.Path, entry.Resource, entries, findings);
    }

    // The parser has bounded the depth.
    private static void Walk(R4.Base element, string path, R4.Resource owner, DocumentEntries entries, Findings findings)
    {
        if (element is R4.ResourceReference { Reference: { } target } && entries.Find(target, owner) is null)
            findings.NotFound(EPrescriptionRules.References, path, "The reference leads to no entry of the document.");

        foreach (var (name, value) in element.EnumerateElements())
        {
            if (value is R4.Base child)
                Walk(child, $"{path}.{name}", owner, entries, findings);
            else if (value is IEnumerable children and not string)
                WalkAll(children, $"{path}.{name}", owner, entries, findings);
        }
    }

    private static void WalkAll(IEnumerable children, string path, R4.Resource owner, DocumentEntries entries, Findings findings)
    {
        foreach (var (index, child) in children.OfType<R4.Base>().Index())
            Walk(child, $"{path}[{index}]", owner, entries, findings);
    }
}
