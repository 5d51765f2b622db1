using System.Text.Json;
using Healthcare.Application.Access;
using Healthcare.Domain.Eligibility;
using Healthcare.Projections.Storage;
using NodaTime;
using Npgsql;

namespace Healthcare.Projections.Access;

/// <summary>Reads how an institution stands to a person, in one round trip.</summary>
public sealed class Standings(NpgsqlDataSource database) : IStandings
{
    private const string Select =
        $"""
        select (select verified_at from {HealthcareStore.Schema}.visit where person_id = $1 and institution = $2),
               (select data from {HealthcareStore.Schema}.mt_doc_consents where id = $3)
        """;

    /// <inheritdoc/>
    public async Task<Standing> OfAsync(Guid personId, string institution, CancellationToken ct)
    {
        await using var command = database.CreateCommand(Select);
        command.Parameters.Add(new() { Value = personId });
        command.Parameters.Add(new() { Value = institution });
        command.Parameters.Add(new() { Value = Consents.StreamOf(personId) });
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return new(
            reader.IsDBNull(0) ? null : reader.GetFieldValue<Instant>(0),
            reader.IsDBNull(1) ? null : JsonSerializer.Deserialize<Consents>(reader.GetFieldValue<byte[]>(1), StoredJson.Options));
    }
}
