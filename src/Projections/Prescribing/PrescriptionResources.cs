using Healthcare.Domain.Prescribing;
using Healthcare.Projections.Fhir;

namespace Healthcare.Projections.Prescribing;

/// <summary>A prescription as its stream tells it so far.</summary>
internal sealed record PrescriptionFacts(Guid PrescriptionId, PrescriptionRegistered Registered, Prescription State, StoredFact Last)
{
    /// <summary>What is prescribed now, after changes.</summary>
    public IReadOnlyList<MedicationLine> Lines { get; } = [.. State.Lines.Select(line => line.Line)];

    /// <summary>The id of the MedicationRequest of the line in this place.</summary>
    public string RequestId(int index) => $"{PrescriptionId:D}-{index + 1}";

    /// <summary>Where the line with the same Rp number and order was prescribed.</summary>
    public int PrescribedIndex(MedicationLine dispensed)
    {
        for (var index = 0; index < Lines.Count; index++)
        {
            if (LinePlace.Of(Lines[index]) == LinePlace.Of(dispensed))
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
        var state = events.Aggregate((Prescription?)null, static (state, stored) => Prescription.Evolve(state, stored.Data))!;
        var facts = new PrescriptionFacts(streamId, registered, state, events[^1]);
        return
        [
            .. facts.Lines.Select((line, index) => MedicationRequestResource.Of(facts, line, index)),
            .. state.Dispensings.SelectMany(d => d.Lines.Select(line => (Dispensing: d, Line: line)))
                .Select((pair, index) => MedicationDispenseResource.Of(facts, pair.Dispensing, pair.Line, index)),
            .. state.Alerts.Select(alerts => DetectedIssueResource.Of(facts, alerts)),
        ];
    }
}
