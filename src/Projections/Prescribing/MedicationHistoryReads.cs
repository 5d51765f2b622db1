using System.Text.Json;
using Healthcare.Domain.Prescribing;
using Healthcare.Projections.Fhir;
using Healthcare.Projections.Portal;
using Healthcare.Projections.Storage;
using NodaTime;

namespace Healthcare.Projections.Prescribing;

/// <summary>Reads what a person was prescribed and given. What was accepted a moment ago is there. It asks nobody for permission; the caller asks the gate first.</summary>
public sealed class MedicationHistoryReads(SingleStatements database, PersonRecords records, StoredEvents events)
{
    private const string Select =
        $"select data -> 'state' from {HealthcareStore.Schema}.mt_doc_prescriptionrecord where person_id = $1 and through >= $2 order by id";

    /// <summary>The lines of the window, the newest day first.</summary>
    public async Task<IReadOnlyList<MedicationHistoryLine>> OfAsync(Guid personId, LocalDate today, HistoryWindow window, CancellationToken ct)
    {
        List<Prescription> found = [];
        await using (var command = database.Command(Select, personId, LocalDate.Min(window.Since, today)))
        {
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
                found.Add(JsonSerializer.Deserialize<Prescription>(reader.GetFieldValue<byte[]>(0), StoredJson.Options)!);
        }

        var bodies = MedicationHistory.BodiesOf(found).ToList();
        var names = bodies.Count == 0 ? new Dictionary<string, string>() : await records.NamesAsync(bodies, ct);
        return [.. MedicationHistory.Of(found, today, names).Where(window.Has)];
    }

    /// <summary>The FHIR resources of the prescriptions that these lines are of, made from their events: never behind the lines.</summary>
    public async Task<IReadOnlyList<FhirResource>> ResourcesOfAsync(IEnumerable<MedicationHistoryLine> lines, CancellationToken ct)
    {
        Dictionary<Guid, List<StoredFact>> streams = [];
        await foreach (var stored in events.OfAsync([.. lines.Select(line => line.PrescriptionId).Distinct()], ct))
        {
            if (!streams.TryGetValue(stored.Stream, out var facts))
                streams[stored.Stream] = facts = [];
            facts.Add(new(stored.Data, stored.Version, stored.At));
        }

        return [.. streams.SelectMany(stream => StreamResources.Of(stream.Key, stream.Value))];
    }
}
