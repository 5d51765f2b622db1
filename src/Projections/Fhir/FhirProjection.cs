using Healthcare.Projections.Storage;
using JasperFx.Events;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Projections;
using NodaTime;

namespace Healthcare.Projections.Fhir;

/// <summary>
/// Keeps the FHIR resources up to date: the resources of a stream are a pure function of its events, so each page renders the streams it touches anew,
/// and events that stand alone without their stream.
/// Doing it twice changes nothing.
/// </summary>
public sealed class FhirProjection(StoredEvents events) : IProjection
{
    /// <summary>Its name in the store's progress table.</summary>
    public const string Name = "Fhir";

    private static readonly string Upsert = FhirTable.Upsert(FhirTable.Name, _ => "?");

    /// <summary>As the store wants it: only the events that matter, in large pages.</summary>
    public static ProjectionBase Register(StoredEvents events)
    {
        var projection = new ProjectionWrapper<IDocumentOperations, IQuerySession>(new FhirProjection(events), ProjectionLifecycle.Async) { Name = Name };
        foreach (var type in StreamResources.EventTypes)
            projection.IncludeType(type);
        return projection;
    }

    /// <inheritdoc/>
    public async Task ApplyAsync(IDocumentOperations operations, IReadOnlyList<IEvent> page, CancellationToken cancellation)
    {
        var rows = await RenderAsync(events, [.. page.Where(e => !StreamResources.StandsAlone(e.Data)).Select(e => e.StreamId).Distinct()], cancellation);
        foreach (var e in page.Where(e => StreamResources.StandsAlone(e.Data)))
            Render(new StoredFact(e.Data, e.Version, Instant.FromDateTimeOffset(e.Timestamp)), rows);
        if (rows.Count > 0)
            operations.QueueSqlCommand(Upsert, FhirTable.Parameters(rows));
    }

    /// <summary>The resources of these streams as they stand.</summary>
    internal static async Task<List<(FhirResource, long)>> RenderAsync(StoredEvents events, Guid[] streams, CancellationToken ct)
    {
        List<(FhirResource, long)> rows = [];
        List<StoredEvent> stream = [];
        await foreach (var stored in events.OfAsync(streams, ct))
        {
            if (stream.Count > 0 && stream[0].Stream != stored.Stream)
                Render(stream, rows);
            stream.Add(stored);
        }

        Render(stream, rows);
        return rows;
    }

    /// <summary>Renders one stream and empties the list.</summary>
    internal static void Render(List<StoredEvent> stream, List<(FhirResource, long)> rows)
    {
        if (stream.Count == 0)
            return;

        var facts = stream.Select(e => new StoredFact(e.Data, e.Version, e.At)).ToList();
        foreach (var resource in StreamResources.Of(stream[0].Stream, facts))
            rows.Add((resource, resource.Version ?? stream[^1].Version));
        stream.Clear();
    }

    private static void Render(StoredFact alone, List<(FhirResource, long)> rows)
    {
        foreach (var resource in StreamResources.OfOne(alone))
            rows.Add((resource, alone.Version));
    }
}
