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

/// <summary>
/// The resources of a prescription's stream: what was asked for line by line, what was handed over, and the alerts. Each has an id made of the stream's, so
/// that nobody else's resource can have it, and one that was told once is told for ever: what an amendment or a correction took away says that it is no more.
/// </summary>
internal static class PrescriptionResources
{
    public static IReadOnlyList<FhirResource> Of(Guid streamId, PrescriptionRegistered registered, IReadOnlyList<StoredFact> events)
    {
        var told = new ToldLines();
        var state = events.Aggregate((Prescription?)null, (state, stored) => told.Keep(Prescription.Evolve(state, stored.Data)!))!;
        var facts = new PrescriptionFacts(streamId, registered, state, events[^1]);
        return
        [
            .. told.Asked.Select((line, index) => MedicationRequestResource.Of(facts, line, index)),
            .. told.Given.SelectMany((lines, dispensing) => lines.Select((line, index) => MedicationDispenseResource.Of(facts, dispensing, line, index))),
            .. state.Alerts.Select((alerts, index) => DetectedIssueResource.Of(facts, alerts, index)),
        ];
    }

    /// <summary>The lines by their places, each as it was told last.</summary>
    private sealed class ToldLines
    {
        public List<MedicationLine> Asked { get; } = [];

        /// <summary>Those of each dispensing.</summary>
        public List<List<MedicationLine>> Given { get; } = [];

        public Prescription Keep(Prescription state)
        {
            Put(Asked, [.. state.Lines.Select(line => line.Line)]);
            for (var dispensing = 0; dispensing < state.Dispensings.Count; dispensing++)
            {
                if (dispensing == Given.Count)
                    Given.Add([]);
                Put(Given[dispensing], state.Dispensings[dispensing].Lines);
            }

            return state;
        }

        private static void Put(List<MedicationLine> told, IReadOnlyList<MedicationLine> now)
        {
            told.RemoveRange(0, Math.Min(told.Count, now.Count));
            told.InsertRange(0, now);
        }
    }
}
