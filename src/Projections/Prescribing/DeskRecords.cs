using System.Text.Json;
using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Prescribing;
using Healthcare.Projections.Storage;

namespace Healthcare.Projections.Prescribing;

/// <summary>
/// What the desks show: prescriptions as they stand, from the documents written with their events, and the persons they are for.
/// It asks nobody for permission; the caller asks the gate first.
/// </summary>
public sealed class DeskRecords(SingleStatements database, StoredEvents events)
{
    private const string Select = $"select data -> 'state' from {HealthcareStore.Schema}.mt_doc_prescriptionrecord";
    private const string NewestFirst = "order by data ->> 'issuedOn' desc, id desc limit $2";

    /// <summary>What an institution issued, the newest first.</summary>
    public Task<List<Prescription>> IssuedByAsync(string institution, int most, CancellationToken ct) =>
        ReadAsync($"{Select} where institution = $1 {NewestFirst}", [institution, most], ct);

    /// <summary>What a pharmacy holds, or held last, the newest first.</summary>
    public Task<List<Prescription>> HeldByAsync(string pharmacy, int most, CancellationToken ct) =>
        ReadAsync($"{Select} where pharmacy = $1 {NewestFirst}", [pharmacy, most], ct);

    /// <summary>One of them.</summary>
    public async Task<Prescription?> FindAsync(Guid id, CancellationToken ct) =>
        (await ReadAsync($"{Select} where id = $1", [id], ct)).FirstOrDefault();

    /// <summary>These persons, as far as the platform knows them.</summary>
    public async Task<IReadOnlyDictionary<Guid, InsuredPerson>> PersonsAsync(IEnumerable<Guid> persons, CancellationToken ct)
    {
        Dictionary<Guid, InsuredPerson> known = [];
        await foreach (var stored in events.OfAsync([.. persons.Distinct()], ct))
        {
            if (InsuredPerson.Evolve(known.GetValueOrDefault(stored.Stream), stored.Data) is { } person)
                known[stored.Stream] = person;
        }

        return known;
    }

    private async Task<List<Prescription>> ReadAsync(string sql, object[] parameters, CancellationToken ct)
    {
        await using var command = database.Command(sql, parameters);
        await using var reader = await command.ExecuteReaderAsync(ct);
        List<Prescription> found = [];
        while (await reader.ReadAsync(ct))
            found.Add(JsonSerializer.Deserialize<Prescription>(reader.GetFieldValue<byte[]>(0), StoredJson.Options)!);
        return found;
    }
}
