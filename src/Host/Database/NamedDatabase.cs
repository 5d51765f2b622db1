using Npgsql;

namespace Healthcare.Host.Database;

/// <summary>One database of a server, by name.</summary>
internal static class NamedDatabase
{
    /// <summary>Creates it unless it is there, and answers how to connect to it.</summary>
    public static async Task<string> EnsureAsync(string server, string name, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection($"{server};Pooling=false");
        await connection.OpenAsync(ct);
        if (!await ExistsAsync(connection, name, ct))
            await CreateAsync(connection, name, ct);

        return new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;
    }

    private static async Task<bool> ExistsAsync(NpgsqlConnection connection, string name, CancellationToken ct)
    {
        await using var query = new NpgsqlCommand("select 1 from pg_database where datname = $1", connection);
        query.Parameters.Add(new NpgsqlParameter { Value = name });
        return await query.ExecuteScalarAsync(ct) is not null;
    }

    private static async Task CreateAsync(NpgsqlConnection connection, string name, CancellationToken ct)
    {
        try
        {
            using var quoting = new NpgsqlCommandBuilder();
            await using var create = new NpgsqlCommand($"create database {quoting.QuoteIdentifier(name)}", connection);
            await create.ExecuteNonQueryAsync(ct);
        }
        catch (PostgresException raced) when (raced.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            return; // Another process created it a moment earlier, which is all that was wanted.
        }
    }
}
