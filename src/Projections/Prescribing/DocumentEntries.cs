using R4 = Hl7.Fhir.Model;

namespace Healthcare.Projections.Prescribing;

/// <summary>A resource of a document and where it stands in it.</summary>
internal sealed record Entry<T>(string Path, T Resource)
    where T : R4.Resource;

/// <summary>The resources of a document, found by type or by reference. References are followed one step at a time, so cycles do no harm.</summary>
internal sealed class DocumentEntries
{
    private readonly List<Entry<R4.Resource>> _entries = [];
    private readonly Dictionary<string, Entry<R4.Resource>> _byReference = new(StringComparer.Ordinal);

    public DocumentEntries(R4.Bundle bundle, Findings findings)
    {
        foreach (var (index, entry) in (bundle.Entry ?? []).Index())
        {
            if (entry?.Resource is not { } resource)
                continue;

            var path = $"Bundle.entry[{index}]";
            var held = new Entry<R4.Resource>($"{path}.resource", resource);
            _entries.Add(held);
            if (entry.FullUrl is { } url && !_byReference.TryAdd(url, held))
                findings.BusinessRule(EPrescriptionRules.UniqueEntries, $"{path}.fullUrl", "Another entry has the same fullUrl.");
            if (resource.Id is { } id)
                _byReference.TryAdd($"{resource.TypeName}/{id}", held);
        }
    }

    public IReadOnlyList<Entry<R4.Resource>> All => _entries;

    public IReadOnlyList<Entry<T>> Of<T>()
        where T : R4.Resource =>
        [.. _entries.Where(entry => entry.Resource is T).Select(entry => new Entry<T>(entry.Path, (T)entry.Resource))];

    /// <summary>What a reference leads to, if it is of this type.</summary>
    public Entry<T>? Find<T>(R4.ResourceReference? reference, R4.Resource from)
        where T : R4.Resource =>
        Find(reference?.Reference, from) is { Resource: T found } entry ? new(entry.Path, found) : null;

    public Entry<R4.Resource>? Find(string? reference, R4.Resource from) => reference switch
    {
        null => null,
        ['#', .. var id] => (from as R4.DomainResource)?.Contained?.Find(contained => contained?.Id == id) is { } contained
            ? new("contained", contained)
            : null,
        _ => _byReference.GetValueOrDefault(reference),
    };
}
