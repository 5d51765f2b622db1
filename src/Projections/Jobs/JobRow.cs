using Healthcare.Application.Jobs;
using NodaTime;
using Npgsql;

namespace Healthcare.Projections.Jobs;

/// <summary>Reads rows of jobs, and asks the database one thing at a time.</summary>
internal static class JobRow
{
    public static JobProgress Progress(NpgsqlDataReader reader) => new(
        reader.GetGuid(0), reader.GetString(1), Enum.Parse<JobState>(reader.GetString(2), ignoreCase: true),
        reader.GetInt64(3), reader.GetInt64(4), reader.GetInt64(5), reader.GetInt64(6),
        reader.GetFieldValue<Instant>(7), At(reader, 8), At(reader, 9), reader.IsDBNull(10) ? null : reader.GetString(10));

    public static NpgsqlCommand Command(this NpgsqlConnection connection, string sql, params object?[] parameters)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in parameters)
            command.Parameters.Add(new() { Value = value ?? DBNull.Value });
        return command;
    }

    public static async Task<int> RunAsync(this NpgsqlConnection connection, string sql, params object?[] parameters)
    {
        await using var command = connection.Command(sql, parameters);
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>Takes a lock of this connection if nobody has it. It goes with the connection, also when the process is killed.</summary>
    public static async Task<bool> TryLockAsync(this NpgsqlConnection connection, string what, Guid job)
    {
        await using var command = connection.Command("select pg_try_advisory_lock(hashtextextended($1, 0))", Lock(what, job));
        return (bool)(await command.ExecuteScalarAsync())!;
    }

    public static Task UnlockAsync(this NpgsqlConnection connection, string what, Guid job) =>
        connection.RunAsync("select pg_advisory_unlock(hashtextextended($1, 0))", Lock(what, job));

    private static string Lock(string what, Guid job) => $"job:{what}:{job:N}";

    private static Instant? At(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetFieldValue<Instant>(column);
}
