using Npgsql;
using NpgsqlTypes;

namespace Healthcare.Bench;

/// <summary>What the database alone can do, with the same number of clients: nothing built on it can be faster.</summary>
internal sealed class Limits(string connectionString, Load load)
{
    private const int Rows = 10_000;
    private const string Fact =
        """{"personId":"5eed0000-0000-8e00-a000-0000c0000000","checkId":"5eed0000-0000-8e00-a000-0000c0000000","institution":"1310000001","method":"card","serviceDate":"2026-04-01","status":"valid","checkedAt":"2026-04-01T00:00:00Z"}""";

    private readonly NpgsqlDataSource database = new NpgsqlDataSourceBuilder($"{connectionString};Maximum Pool Size=200").Build();

    public async Task PrepareAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            $"""
            create schema bench;
            create table bench.fact (id uuid primary key, data jsonb not null);
            create table bench.record (id int primary key, data bytea not null);
            insert into bench.record select n, convert_to(repeat(md5(n::text), 64), 'UTF8') from generate_series(1, {Rows}) n;
            analyze bench.record
            """);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>One row, one commit, on disk before the next.</summary>
    public Task<Measurement> InsertAsync(CancellationToken ct) => load.RunAsync(Names.DurableInsert, async (client, start) =>
    {
        var command = await PrepareAsync(
            "insert into bench.fact (id, data) values ($1, $2)",
            [new NpgsqlParameter<Guid>(), new NpgsqlParameter<string> { NpgsqlDbType = NpgsqlDbType.Jsonb, TypedValue = Fact }], start);
        return new(command.Connection!, async stop =>
        {
            ((NpgsqlParameter<Guid>)command.Parameters[0]).TypedValue = Guid.CreateVersion7();
            await command.ExecuteNonQueryAsync(stop);
        });
    }, ct);

    /// <summary>One row of 2 KB by its key.</summary>
    public Task<Measurement> ReadAsync(CancellationToken ct) => load.RunAsync(Names.KeyRead, async (client, start) =>
    {
        var command = await PrepareAsync("select data from bench.record where id = $1", [new NpgsqlParameter<int>()], start);
        return new(command.Connection!, async stop =>
        {
            ((NpgsqlParameter<int>)command.Parameters[0]).TypedValue = Random.Shared.Next(1, Rows + 1);
            await using var reader = await command.ExecuteReaderAsync(stop);
            await reader.ReadAsync(stop);
            _ = reader.GetFieldValue<byte[]>(0);
        });
    }, ct);

    private async Task<NpgsqlCommand> PrepareAsync(string sql, NpgsqlParameter[] parameters, CancellationToken ct)
    {
        var command = new NpgsqlCommand(sql, await database.OpenConnectionAsync(ct));
        command.Parameters.AddRange(parameters);
        await command.PrepareAsync(ct);
        return command;
    }
}
