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
        typeof(DeathRevoked),
        typeof(NameChanged),
        typeof(EligibilityChecked),
        .. PrescriptionRecordProjection.Events,
        typeof(ConsentGiven),
        typeof(ConsentWithdrawn),
        typeof(ConsentEndedAtDischarge),
    ];

    /// <summary>All resources of a stream after these events; none for a stream that is not shown as FHIR.</summary>
    public static IReadOnlyList<FhirResource> Of(Guid streamId, IReadOnlyList<StoredFact> events) =>
        events is [{ Data: var first }, ..]
            ? first switch
            {
                InsuredPersonRegistered person => PersonResources.Of(streamId, person, events),
                EligibilityChecked => [.. events.SelectMany(OfOne)],
                PrescriptionRegistered prescription => PrescriptionResources.Of(streamId, prescription, events),
                ConsentGiven consent => ConsentResource.All(consent.PersonId, events),
                _ => [],
            }
            : [];

    /// <summary>
    /// Whether the resources of an event follow from it alone. A stream of such events grows for life, so it is never rendered as a whole.
    /// </summary>
    public static bool StandsAlone(object fact) => fact is EligibilityChecked;

    /// <summary>The resources of an event that stands alone.</summary>
    public static IReadOnlyList<FhirResource> OfOne(StoredFact stored) =>
        stored.Data is EligibilityChecked check ? [StoredCheckResource.Of(check, stored)] : [];
}
