using Healthcare.Application.Access;
using Healthcare.Domain.Statistics;
using Healthcare.Projections.Access;
using Healthcare.Projections.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Healthcare.Projections.Statistics;

/// <summary>
/// Counts institutions' views of information from the log of accesses, each record once. Ids of records commit out of order, so it counts only up to
/// an id below which nothing can appear any more: whoever was writing when the id was seen has finished.
/// </summary>
public sealed class ViewCounts(NpgsqlDataSource database)
{
    private const int Tries = 100;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Which access is which kind of view: one line for each.</summary>
    private static readonly IReadOnlyDictionary<string, ViewKind> Kinds = new Dictionary<string, ViewKind>
    {
        ["read:Drugs"] = ViewKind.Drugs,
        ["read:CheckUps"] = ViewKind.CheckUps,
        ["read:Treatment"] = ViewKind.Treatment,
    };

    private const string Writers =
        $"""
        select coalesce(array_agg(virtualtransaction), array[]::text[]) from pg_locks
        where locktype = 'relation' and database = (select oid from pg_database where datname = current_database())
          and relation = '{AccessRecordTable.Name}'::regclass and mode = 'RowExclusiveLock'
        """;

    private static readonly string Count =
        $"""
        insert into {StatisticsTables.View} as t (month, type, prefecture, kind, views)
        select date_trunc('month', a.at at time zone 'Asia/Tokyo')::date, {InstitutionColumns.TypeOf("a.institution")}, {InstitutionColumns.PrefectureOf("a.institution")},
               case a.action {string.Join(' ', Kinds.Select(pair => $"when '{pair.Key}' then '{pair.Value}'"))} end, count(*)
        from {AccessRecordTable.Name} a left join {InstitutionColumns.Register} i on i.number = a.institution
        where a.id > $1 and a.id <= $2 and a.outcome = '{AccessRecord.Ok}' and a.action in ({string.Join(", ", Kinds.Keys.Select(action => $"'{action}'"))})
          and length(a.institution) = 10
        group by 1, 2, 3, 4 order by 1, 2, 3, 4
        on conflict (month, type, prefecture, kind) do update set views = t.views + excluded.views
        """;

    /// <summary>Counts what came since the last time; false when writers did not finish, and the next time will do.</summary>
    public async Task<bool> CountAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var through = await ScalarAsync<long>(connection, $"select coalesce(max(id), 0) from {AccessRecordTable.Name}", ct);
        if (!await WritersFinishedAsync(connection, ct))
            return false;

        await using var transaction = await connection.BeginTransactionAsync(ct);
        var counted = await CountedThroughAsync(connection, ct);
        if (through > counted)
            await AddAsync(connection, counted, through, ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    /// <summary>Counts all anew up to where it had counted, in one transaction; readers see the old counts until then.</summary>
    public async Task RebuildAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var counted = await CountedThroughAsync(connection, ct);
        await RunAsync(connection, $"delete from {StatisticsTables.View}", ct);
        await AddAsync(connection, 0, counted, ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>Waits for those who are writing now, and for nobody who comes later.</summary>
    private static async Task<bool> WritersFinishedAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var awaited = await ScalarAsync<string[]>(connection, Writers, ct);
        for (var i = 0; awaited.Length > 0 && i < Tries; i++)
        {
            await Task.Delay(Pause, ct);
            awaited = [.. awaited.Intersect(await ScalarAsync<string[]>(connection, Writers, ct))];
        }

        return awaited.Length == 0;
    }

    /// <summary>How far it is; the row stays locked, so that one process counts at a time.</summary>
    private static async Task<long> CountedThroughAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await RunAsync(connection, $"insert into {StatisticsTables.ViewProgress} (id, counted_through) values (1, 0) on conflict (id) do nothing", ct);
        return await ScalarAsync<long>(connection, $"select counted_through from {StatisticsTables.ViewProgress} where id = 1 for update", ct);
    }

    private static async Task AddAsync(NpgsqlConnection connection, long after, long through, CancellationToken ct)
    {
        await RunAsync(connection, Count, ct, after, through);
        await RunAsync(connection, $"update {StatisticsTables.ViewProgress} set counted_through = $1 where id = 1", ct, through);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken ct, params IEnumerable<long> parameters)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        foreach (var value in parameters)
            command.Parameters.Add(new() { Value = value, NpgsqlDbType = NpgsqlDbType.Bigint });
        await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task<T> ScalarAsync<T>(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync(ct))!;
    }
}
