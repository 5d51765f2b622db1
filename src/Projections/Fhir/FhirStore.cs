using Healthcare.Projections.Storage;
using JasperFx.Events.Projections;
using Marten;

namespace Healthcare.Projections.Fhir;

/// <summary>How the FHIR read model is stored.</summary>
public static class FhirStore
{
    /// <summary>Adds it to the store.</summary>
    public static void AddFhir(this StoreOptions store, StoredEvents events)
    {
        store.Storage.ExtendedSchemaObjects.Add(FhirTable.Define());
        store.Projections.Add((IProjectionSource<IDocumentOperations, IQuerySession>)FhirProjection.Register(events), ProjectionLifecycle.Async);
    }
}
