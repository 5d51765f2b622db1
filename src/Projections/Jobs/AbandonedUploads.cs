using NodaTime;
using Npgsql;

namespace Healthcare.Projections.Jobs;

/// <summary>Deletes uploads that broke off and that nobody went on with: none of their lines was done, and they hold people's data.</summary>
public sealed class AbandonedUploads(NpgsqlDataSource database, IClock clock)
{
    /// <summary>How long after its last block an upload may be gone on with.</summary>
    public static readonly Duration KeptFor = Duration.FromDays(7);

    private const string Abandoned = "state = 'receiving' and coalesce(received_at, created_at) < $2";
    private const string Find = $"select id from {JobTables.Job} where kind = $1 and {Abandoned} limit 16";

    private const string Discard =
        $"""
        with gone as (delete from {JobTables.Job} where id = $1 and {Abandoned} returning id)
        delete from {JobTables.Block} where job_id in (select id from gone)
        """;

    /// <summary>Deletes those of a kind of job, but none that is being gone on with just now.</summary>
    public async Task DiscardAsync(string kind)
    {
        var since = clock.GetCurrentInstant() - KeptFor;
        await using var connection = await database.OpenConnectionAsync();
        foreach (var id in await FindAsync(connection, kind, since))
        {
            if (!await connection.TryLockAsync("upload", id))
                continue;

            try
            {
                await connection.RunAsync(Discard, id, since);
            }
            finally
            {
                await connection.UnlockAsync("upload", id);
            }
        }
    }

    private static async Task<List<Guid>> FindAsync(NpgsqlConnection connection, string kind, Instant since)
    {
        await using var command = connection.Command(Find, kind, since);
        await using var reader = await command.ExecuteReaderAsync();
        List<Guid> ids = [];
        while (await reader.ReadAsync())
            ids.Add(reader.GetGuid(0));
        return ids;
    }
}
