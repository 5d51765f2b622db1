using JasperFx.Events.Projections;
using Marten;

namespace Healthcare.Projections.Prescribing;

/// <summary>How this context is stored.</summary>
public static class PrescribingStore
{
    /// <summary>Adds the context to the store.</summary>
    public static void AddPrescribing(this StoreOptions store)
    {
        store.Projections.Add(new PrescriptionRecordProjection(), ProjectionLifecycle.Inline);
        store.Schema.For<PrescriptionRecord>()
            .Duplicate(prescription => prescription.PersonId)
            .Duplicate(prescription => prescription.Through)
            .Duplicate(prescription => prescription.Institution)
            .Duplicate(prescription => prescription.Pharmacy!)
            .Duplicate(prescription => prescription.Status)
            .Index(prescription => new { prescription.PersonId, prescription.Through });
    }
}
