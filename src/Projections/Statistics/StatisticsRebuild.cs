using Healthcare.Projections.Storage;
using Npgsql;

namespace Healthcare.Projections.Statistics;

/// <summary>
/// Counts all events anew into tables beside the served ones, then holds the projection off for a moment, adds what it counted meanwhile, and moves
/// the new counts over. Readers see the old counts until that transaction ends. Then the views, likewise.
/// </summary>
public sealed class StatisticsRebuild(NpgsqlDataSource database, ViewCounts views) : IRebuild
{
    private const string Next = "_next";
    private const int Page = 10_000;
    private const string Events = $"{HealthcareStore.Schema}.mt_events";
    private static readonly string[] Types = [.. EventTally.EventTypes.Select(EventNames.Of)];
    private static readonly TallyStatements Statements = new(Next, n => $"${n}");

    /// <inheritdoc/>
    public string ReadModel => "statistics";

    /// <inheritdoc/>
    public async Task RunAsync(Action<RebuildProgress> report, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await RunAsync(connection, "select pg_advisory_lock(hashtextextended('rebuild:statistics', 0))", ct);
        try
        {
            await RebuildAsync(connection, report, ct);
        }
        finally
        {
            await RunAsync(connection, "select pg_advisory_unlock(hashtextextended('rebuild:statistics', 0))", CancellationToken.None);
        }
    }

    private async Task RebuildAsync(NpgsqlConnection connection, Action<RebuildProgress> report, CancellationToken ct)
    {
        foreach (var table in StatisticsTables.OfEvents)
            await RunAsync(connection, $"drop table if exists {table}{Next}; create table {table}{Next} (like {table} including all)", ct);

        // What the projection has read is complete: no event can appear before its place any more.
        var place = await PlaceAsync(connection, ct);
        var total = await ScalarAsync(connection, $"select count(*) from {Events} where type = any($1) and seq_id <= $2", ct, Types, place);
        var progress = await CountAsync(connection, 0, place, new(0, total, 0, false), report, ct);
        progress = await MoveOverAsync(connection, place, progress, report, ct);
        await views.RebuildAsync(ct);
        report(progress with { Finished = true });
    }

    /// <summary>Adds the events after one place and up to another, in their order.</summary>
    private static async Task<RebuildProgress> CountAsync(
        NpgsqlConnection connection, long after, long through, RebuildProgress progress, Action<RebuildProgress> report, CancellationToken ct)
    {
        while (true)
        {
            var (tally, count, last) = await ReadAsync(connection, after, through, ct);
            if (count == 0)
                return progress;

            foreach (var (sql, parameters) in Statements.Of(tally))
                await RunAsync(connection, sql, ct, parameters);
            after = last;
            progress = progress with { Events = progress.Events + count };
            report(progress);
        }
    }

    private static async Task<(EventTally Tally, int Count, long Last)> ReadAsync(NpgsqlConnection connection, long after, long through, CancellationToken ct)
    {
        await using var command = Command(
            connection, $"select stream_id, version, type, data, timestamp, seq_id from {Events} where type = any($1) and seq_id > $2 and seq_id <= $3 order by seq_id limit {Page}",
            Types, after, through);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var (tally, count, last) = (new EventTally(), 0, after);
        for (; await reader.ReadAsync(ct); count++)
        {
            tally.Add(StoredEvents.Row(reader).Data);
            last = reader.GetInt64(5);
        }

        return (tally, count, last);
    }

    /// <summary>The tables first, then where the projection is: a page that holds its progress waits for the tables and has not committed.</summary>
    private static async Task<RebuildProgress> MoveOverAsync(
        NpgsqlConnection connection, long since, RebuildProgress progress, Action<RebuildProgress> report, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await RunAsync(connection, $"lock table {string.Join(", ", StatisticsTables.OfEvents)} in exclusive mode", ct);
        progress = await CountAsync(connection, since, await PlaceAsync(connection, ct), progress, report, ct);
        foreach (var table in StatisticsTables.OfEvents)
        {
            var empty = table is StatisticsTables.Person or StatisticsTables.Credential ? "truncate" : "delete from"; // Nobody reads these two.
            await RunAsync(connection, $"{empty} {table}", ct);
            await RunAsync(connection, $"insert into {table} select * from {table}{Next}; drop table {table}{Next}", ct);
        }

        var rows = await ScalarAsync(connection, $"select (select count(*) from {StatisticsTables.Check}) + (select count(*) from {StatisticsTables.Month})", ct);
        await transaction.CommitAsync(ct);
        return progress with { Total = progress.Events, Resources = rows };
    }

    private static Task<long> PlaceAsync(NpgsqlConnection connection, CancellationToken ct) => ScalarAsync(
        connection, $"select coalesce(max(last_seq_id), 0) from {HealthcareStore.Schema}.mt_event_progression where name = '{StatisticsProjection.Name}:All'", ct);

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken ct, params object[] parameters)
    {
        await using var command = Command(connection, sql, parameters);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task<long> ScalarAsync(NpgsqlConnection connection, string sql, CancellationToken ct, params object[] parameters)
    {
        await using var command = Command(connection, sql, parameters);
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, params object[] parameters)
    {
        var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        foreach (var value in parameters)
            command.Parameters.Add(new() { Value = value });
        return command;
    }
}
