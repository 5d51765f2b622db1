using Healthcare.Projections.Fhir;
using Healthcare.Projections.Storage;
using Npgsql;

namespace Healthcare.Host.Operations;

/// <summary>Whether this process can serve: the database answers, and the read model is not far behind the events.</summary>
public sealed class Readiness(NpgsqlDataSource database)
{
    private const long MostBehind = 10_000;

    private const string Select =
        $"""
        select coalesce((select last_value from {HealthcareStore.Schema}.mt_events_sequence), 0),
               coalesce((select last_seq_id from {HealthcareStore.Schema}.mt_event_progression where name = 'HighWaterMark'), 0),
               coalesce((select last_seq_id from {HealthcareStore.Schema}.mt_event_progression where name = '{FhirProjection.Name}:All'), 0)
        """;

    /// <summary>What was found.</summary>
    /// <param name="Ready">Whether to send requests here.</param>
    /// <param name="Database">Whether the database answers.</param>
    /// <param name="EventsBehind">How many events the FHIR read model may still lack.</param>
    public sealed record Report(bool Ready, bool Database, long? EventsBehind);

    /// <summary>Looks.</summary>
    public async Task<Report> CheckAsync(CancellationToken ct)
    {
        try
        {
            await using var command = database.CreateCommand(Select);
            await using var reader = await command.ExecuteReaderAsync(ct);
            await reader.ReadAsync(ct);
            var behind = Math.Max(0, reader.GetInt64(0) - Math.Max(reader.GetInt64(2), 0));
            return new(behind <= MostBehind, true, behind);
        }
        catch (NpgsqlException)
        {
            return new(false, false, null);
        }
    }
}
