using Healthcare.Domain.Eligibility;
using JasperFx.Events.Projections;
using Marten;

namespace Healthcare.Projections.Eligibility;

/// <summary>How this context is stored.</summary>
public static class EligibilityStore
{
    /// <summary>Adds the context to the store.</summary>
    public static void AddEligibility(this StoreOptions store)
    {
        store.Projections.Add(new StateProjection<Consents>(typeof(ConsentGiven), typeof(ConsentWithdrawn), typeof(ConsentEndedAtDischarge)), ProjectionLifecycle.Inline);
        store.Projections.Add(new DirectoryProjection(), ProjectionLifecycle.Inline);
        store.Projections.Add(new VisitProjection(), ProjectionLifecycle.Inline);
        store.Projections.Add(new EligibilityCertificateProjection(), ProjectionLifecycle.Inline);
        store.Projections.Add(new CoverageCorrectionProjection(), ProjectionLifecycle.Inline);
        store.Storage.ExtendedSchemaObjects.AddRange([ReceptionTable.Define(), ReceptionTable.DefineCounter()]);
        store.Projections.Add((IProjectionSource<IDocumentOperations, IQuerySession>)ReceptionProjection.Register(), ProjectionLifecycle.Inline);
        store.Projections.Add(new UsedChallengeProjection(), ProjectionLifecycle.Inline);
    }
}
