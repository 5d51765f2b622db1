using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Prescribing;
using Healthcare.Projections.Eligibility;
using Healthcare.Projections.Prescribing;

namespace Healthcare.Projections.Fhir;

/// <summary>The FHIR view of one stream: a pure function of its events, so that a rebuild gives the same bytes.</summary>
public static class StreamResources
{
    /// <summary>The events that the view is made of; others leave it as it is.</summary>
    public static IReadOnlyList<Type> EventTypes { get; } =
    [
        typeof(InsuredPersonRegistered),
        typeof(CoverageRegistered),
        typeof(LocalPatientNumberLinked),
        typeof(CoverageChanged),
        typeof(CoverageEnded),
        typeof(CoverageCorrected),
        typeof(DeathRecorded),
        typeof(NameChanged),
        typeof(PrescriptionRegistered),
        typeof(DuplicateMedicationAcknowledged),
        typeof(PrescriptionReceived),
        typeof(PrescriptionDispensed),
    ];

    /// <summary>All resources of a stream after these events; none for a stream that is not shown as FHIR.</summary>
    public static IReadOnlyList<FhirResource> Of(Guid streamId, IReadOnlyList<StoredFact> events) =>
        events is [{ Data: var first }, ..]
            ? first switch
            {
                InsuredPersonRegistered person => PersonResources.Of(streamId, person, events),
                PrescriptionRegistered prescription => PrescriptionResources.Of(streamId, prescription, events),
                _ => [],
            }
            : [];
}
