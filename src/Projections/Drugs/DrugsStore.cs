using JasperFx.Events.Projections;
using Marten;

namespace Healthcare.Projections.Drugs;

/// <summary>How this context is stored.</summary>
public static class DrugsStore
{
    /// <summary>Adds the context to the store.</summary>
    public static void AddDrugs(this StoreOptions store) =>
        store.Projections.Add(new DrugMasterProjection(), ProjectionLifecycle.Inline);
}
