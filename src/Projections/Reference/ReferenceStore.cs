using Healthcare.Domain.Reference;
using JasperFx.Events.Projections;
using Marten;

namespace Healthcare.Projections.Reference;

/// <summary>How this context is stored.</summary>
public static class ReferenceStore
{
    /// <summary>Adds the context to the store.</summary>
    public static void AddReference(this StoreOptions store)
    {
        store.Projections.Add(new StateProjection<Institution>(typeof(InstitutionRegistered)), ProjectionLifecycle.Inline);
        store.Schema.For<Institution>().Duplicate(institution => institution.Number, configure: index => index.IsUnique = true);
    }
}
