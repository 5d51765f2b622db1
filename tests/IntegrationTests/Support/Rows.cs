using System.Text;
using Npgsql;

namespace Healthcare.Tests.Support;

/// <summary>Looks into the database from outside, over a connection of its own.</summary>
public sealed class Rows(string connectionString)
{
    /// <summary>One line of the log of accesses.</summary>
    public sealed record Access(string Subject, string Role, string? Institution, string Purpose, string Action, string Outcome);

    /// <summary>What is kept of commands and reads.</summary>
    public sealed record Kept(long Events, long Receipts, long Accesses);

    /// <summary>How much is kept altogether.</summary>
    public async Task<Kept> KeptAsync() => new(
        await CountAsync("healthcare.mt_events"), await CountAsync("healthcare.command_receipt"), await CountAsync("healthcare.access_record"));

    /// <summary>The names of a person's events, oldest first.</summary>
    public Task<List<string>> EventsOfAsync(Guid personId) =>
        ListAsync("select type from healthcare.mt_events where data ->> 'personId' = $1 order by seq_id", reader => reader.GetString(0), personId.ToString());

    /// <summary>The accesses to a person's data, oldest first.</summary>
    public Task<List<Access>> AccessesOfAsync(Guid personId) => ListAsync(
        "select subject, role, institution, purpose, action, outcome from healthcare.access_record where person_id = $1 order by id",
        reader => new Access(
            reader.GetString(0), reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetString(5)),
        personId);

    /// <summary>How many rows there are.</summary>
    public async Task<long> CountAsync(string from, params object[] parameters) =>
        (await ListAsync($"select count(*) from {from}", reader => reader.GetInt64(0), parameters))[0];

    /// <summary>Runs a statement.</summary>
    public Task RunAsync(string sql) => ListAsync(sql, _ => 0);

    /// <summary>Every column of every table, of whatever type, that holds this text.</summary>
    public async Task<List<string>> PlacesOfAsync(string text)
    {
        var columns = await ListAsync(
            """
            select c.table_schema, c.table_name, c.column_name, c.data_type from information_schema.columns c
            join information_schema.tables t using (table_schema, table_name)
            where t.table_type = 'BASE TABLE' and c.table_schema not in ('pg_catalog', 'information_schema')
              and c.data_type in ('text', 'character varying', 'character', 'json', 'jsonb', 'ARRAY', 'bytea', 'numeric', 'bigint')
            """,
            reader => (Table: $"\"{reader.GetString(0)}\".\"{reader.GetString(1)}\"", Column: $"\"{reader.GetString(2)}\"", IsBytes: reader.GetString(3) == "bytea"));
        List<string> places = [];
        foreach (var (table, column, isBytes) in columns)
        {
            var holds = isBytes ? $"position($1 in {column}) > 0" : $"position($1 in {column}::text) > 0";
            if (await CountAsync($"{table} where {holds}", isBytes ? Encoding.UTF8.GetBytes(text) : text) > 0)
                places.Add($"{table}.{column}");
        }

        return places;
    }

    /// <summary>All rows of a query.</summary>
    public async Task<List<T>> ListAsync<T>(string sql, Func<NpgsqlDataReader, T> row, params object[] parameters)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in parameters)
            command.Parameters.Add(new() { Value = value });
        await using var reader = await command.ExecuteReaderAsync();
        List<T> rows = [];
        while (await reader.ReadAsync())
            rows.Add(row(reader));
        return rows;
    }
}
