using Healthcare.Domain.Prescribing;
using Healthcare.Projections.Fhir;

namespace Healthcare.Projections.Prescribing;

/// <summary>A prescription as its stream tells it so far.</summary>
internal sealed record PrescriptionFacts(
    Guid PrescriptionId, PrescriptionRegistered Registered, string? Pharmacy, PrescriptionDispensed? Dispensed, StoredFact Last)
{
    /// <summary>The id of the MedicationRequest of the line in this place.</summary>
    public string RequestId(int index) => $"{PrescriptionId:D}-{index + 1}";

    /// <summary>Where the line with the same Rp number and order was prescribed.</summary>
    public int PrescribedIndex(MedicationLine dispensed)
    {
        for (var index = 0; index < Registered.Lines.Count; index++)
        {
            if (Registered.Lines[index].RpNumber == dispensed.RpNumber && Registered.Lines[index].Order == dispensed.Order)
                return index;
        }

        return -1;
    }
}

/// <summary>The resources of a prescription's stream: what was asked for line by line, and what was handed over.</summary>
internal static class PrescriptionResources
{
    public static IReadOnlyList<FhirResource> Of(Guid streamId, PrescriptionRegistered registered, IReadOnlyList<StoredFact> events)
    {
        var facts = events.Aggregate(
            new PrescriptionFacts(streamId, registered, null, null, events[^1]),
            static (facts, stored) => stored.Data switch
            {
                PrescriptionReceived e => facts with { Pharmacy = e.Pharmacy },
                PrescriptionDispensed e => facts with { Dispensed = e },
                _ => facts,
            });

        var acknowledged = events.Select(stored => stored.Data).OfType<DuplicateMedicationAcknowledged>();
        return
        [
            .. registered.Lines.Select((line, index) => MedicationRequestResource.Of(facts, line, index)),
            .. facts.Dispensed is { } dispensed
                ? dispensed.Lines.Select((line, index) => MedicationDispenseResource.Of(facts, dispensed, line, index))
                : [],
            .. acknowledged.Select(duplicate => DetectedIssueResource.Of(facts, duplicate)),
        ];
    }
}
