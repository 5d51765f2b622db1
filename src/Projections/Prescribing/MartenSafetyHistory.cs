using System.Text.Json;
using Healthcare.Application.Prescribing;
using Healthcare.Domain.Prescribing;
using Healthcare.Projections.Storage;
using NodaTime;

namespace Healthcare.Projections.Prescribing;

/// <summary>Reads what persons take, straight from the store. The command pipeline has each person to itself meanwhile.</summary>
public sealed class MartenSafetyHistory : ISafetyHistory, IAsyncDisposable
{
    private const string Select =
        $"""
        select k.person_id, k.day, a.data -> 'taken' from unnest($1::uuid[], $2::date[]) as k(person_id, day)
        join {HealthcareStore.Schema}.person_birth b on b.person_id = k.person_id
        left join {HealthcareStore.Schema}.mt_doc_prescriptionrecord a on a.person_id = k.person_id and a.through >= k.day
        order by a.id
        """;

    private readonly SingleStatements database;
    private readonly SharedReads<(Guid PersonId, LocalDate From), List<byte[]>> prescriptions;

    /// <summary>Reads from this database.</summary>
    public MartenSafetyHistory(SingleStatements database)
    {
        this.database = database;
        prescriptions = new(ReadAsync);
    }

    /// <inheritdoc/>
    public async Task<SafetyHistory?> OfPersonAsync(Guid personId, LocalDate from, CancellationToken ct) =>
        await prescriptions.FindAsync((personId, from)) is { } found
            ? new([.. found.SelectMany(json => JsonSerializer.Deserialize<MedicationInUse[]>(json, StoredJson.Options)!)], [])
            : null;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => prescriptions.DisposeAsync();

    private async Task<IReadOnlyDictionary<(Guid, LocalDate), List<byte[]>>> ReadAsync(IReadOnlyList<(Guid PersonId, LocalDate From)> asked)
    {
        await using var command = database.Command(Select, asked.Select(a => a.PersonId).ToArray(), asked.Select(a => a.From).ToArray());
        await using var reader = await command.ExecuteReaderAsync();
        Dictionary<(Guid, LocalDate), List<byte[]>> found = [];
        while (await reader.ReadAsync())
        {
            var key = (reader.GetGuid(0), reader.GetFieldValue<LocalDate>(1));
            if (!found.TryGetValue(key, out var documents))
                found[key] = documents = [];
            if (!reader.IsDBNull(2))
                documents.Add(reader.GetFieldValue<byte[]>(2));
        }

        return found;
    }
}
