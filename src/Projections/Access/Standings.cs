using System.Text.Json;
using Healthcare.Application.Access;
using Healthcare.Domain.Eligibility;
using Healthcare.Projections.Storage;
using NodaTime;

namespace Healthcare.Projections.Access;

/// <summary>Reads how institutions stand to persons.</summary>
public sealed class Standings : IStandings, IAsyncDisposable
{
    private const string Select =
        $"""
        select k.person_id, k.institution, v.verified_at, v.medical_information, c.data
        from unnest($1::uuid[], $2::text[], $3::uuid[]) as k(person_id, institution, consents)
        left join {HealthcareStore.Schema}.visit v on v.person_id = k.person_id and v.institution = k.institution
        left join {HealthcareStore.Schema}.mt_doc_consents c on c.id = k.consents
        """;

    private readonly SingleStatements database;
    private readonly SharedReads<(Guid PersonId, string Institution), Row> rows;

    /// <summary>Reads from this database.</summary>
    public Standings(SingleStatements database)
    {
        this.database = database;
        rows = new(ReadAsync);
    }

    /// <inheritdoc/>
    public async Task<Standing> OfAsync(Guid personId, string institution, CancellationToken ct)
    {
        var row = await rows.FindAsync((personId, institution));
        var consents = row?.Consents is { } json ? JsonSerializer.Deserialize<Consents>(json, StoredJson.Options) : null;
        return new(row?.VerifiedAt, consents, row?.MedicalInformation == true);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => rows.DisposeAsync();

    private async Task<IReadOnlyDictionary<(Guid, string), Row>> ReadAsync(IReadOnlyList<(Guid PersonId, string Institution)> asked)
    {
        await using var command = database.Command(
            Select,
            asked.Select(a => a.PersonId).ToArray(), asked.Select(a => a.Institution).ToArray(), asked.Select(a => Consents.StreamOf(a.PersonId)).ToArray());
        await using var reader = await command.ExecuteReaderAsync();
        Dictionary<(Guid, string), Row> found = [];
        while (await reader.ReadAsync())
        {
            found[(reader.GetGuid(0), reader.GetString(1))] = new(
                reader.IsDBNull(2) ? null : reader.GetFieldValue<Instant>(2),
                !reader.IsDBNull(3) && reader.GetBoolean(3),
                reader.IsDBNull(4) ? null : reader.GetFieldValue<byte[]>(4));
        }

        return found;
    }

    private sealed record Row(Instant? VerifiedAt, bool MedicalInformation, byte[]? Consents);
}
