using Healthcare.Domain.Prescribing;
using JasperFx.Events.Projections;
using Marten;

namespace Healthcare.Projections.Prescribing;

/// <summary>How this context is stored.</summary>
public static class PrescribingStore
{
    /// <summary>Adds the context to the store.</summary>
    public static void AddPrescribing(this StoreOptions store)
    {
        store.Storage.ExtendedSchemaObjects.Add(GuessTable.Define());
        store.Projections.Add(new PrescriptionRecordProjection(), ProjectionLifecycle.Inline);
        store.Schema.For<PrescriptionRecord>()
            .Duplicate(prescription => prescription.Institution)
            .Duplicate(prescription => prescription.Pharmacy!)
            .Index(prescription => new { prescription.PersonId, prescription.Through });
        store.Projections.Add(new StateProjection<DrugAllergy>(typeof(DrugAllergyRecorded), typeof(DrugAllergyRefuted)), ProjectionLifecycle.Inline);
        store.Schema.For<DrugAllergy>().Duplicate(allergy => allergy.PersonId);
    }
}
