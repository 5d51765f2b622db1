using Healthcare.Projections.Fhir;
using Healthcare.Projections.Storage;
using NodaTime;
using Npgsql;

namespace Healthcare.Host.Operations;

/// <summary>Whether this process can serve: the database answers, and the read model is not far behind the events.</summary>
public sealed class Readiness(NpgsqlDataSource database, IClock clock)
{
    private const long MostBehind = 10_000;
    private static readonly Duration LongestStop = Duration.FromSeconds(30);
    private (long Place, Instant Since) lastMove = (-1, Instant.MinValue);

    private const string Select =
        $"""
        select coalesce((select max(seq_id) from {HealthcareStore.Schema}.mt_events), 0),
               coalesce((select last_seq_id from {HealthcareStore.Schema}.mt_event_progression where name = '{FhirProjection.Name}:All'), 0)
        """;

    private bool HasStopped(long behind, long place)
    {
        var now = clock.GetCurrentInstant();
        if (behind == 0 || place != lastMove.Place)
            lastMove = (place, now);
        return now - lastMove.Since > LongestStop;
    }

    /// <summary>What was found.</summary>
    /// <param name="Ready">Whether to send requests here.</param>
    /// <param name="Database">Whether the database answers.</param>
    /// <param name="EventsBehind">How many events the FHIR read model may still lack.</param>
    /// <param name="Stopped">Whether it lacks events and has not moved for half a minute.</param>
    public sealed record Report(bool Ready, bool Database, long? EventsBehind, bool Stopped = false);

    /// <summary>Looks.</summary>
    public async Task<Report> CheckAsync(CancellationToken ct)
    {
        try
        {
            await using var command = database.CreateCommand(Select);
            await using var reader = await command.ExecuteReaderAsync(ct);
            await reader.ReadAsync(ct);
            var (behind, place) = (Math.Max(0, reader.GetInt64(0) - reader.GetInt64(1)), reader.GetInt64(1));
            var stopped = HasStopped(behind, place);
            return new(behind <= MostBehind && !stopped, true, behind, stopped);
        }
        catch (NpgsqlException)
        {
            return new(false, false, null);
        }
    }
}
