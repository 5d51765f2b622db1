using JasperFx.Events.Projections;
using Marten;

namespace Healthcare.Projections.Prescribing;

/// <summary>How this context is stored.</summary>
public static class PrescribingStore
{
    /// <summary>Adds the context to the store.</summary>
    public static void AddPrescribing(this StoreOptions store)
    {
        store.Projections.Add(new ActivePrescriptionProjection(), ProjectionLifecycle.Inline);
        store.Schema.For<ActivePrescription>()
            .Duplicate(prescription => prescription.PersonId)
            .Duplicate(prescription => prescription.Through)
            .Index(prescription => new { prescription.PersonId, prescription.Through });
    }
}
