using System.Runtime.CompilerServices;
using Healthcare.Projections.Storage;
using Npgsql;

namespace Healthcare.Projections.Jobs;

/// <summary>Jobs that look at every insured person: their lines are the ids of all persons.</summary>
public sealed class EveryPerson(NpgsqlDataSource database)
{
    private const string All = $"select person_id from {HealthcareStore.Schema}.person_birth order by person_id";

    private const string Discard =
        $"""
        with gone as (delete from {JobTables.Job} where id = $1 and state = 'receiving' returning id)
        delete from {JobTables.Block} b using gone where b.job_id = gone.id
        """;

    /// <summary>The ids of all persons, one a line, as the database gives them: nothing is gathered.</summary>
    public async IAsyncEnumerable<string> LinesAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await using var command = database.CreateCommand(All);
        command.CommandTimeout = 0;
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            yield return reader.GetGuid(0).ToString("N");
    }

    /// <summary>
    /// Forgets a job whose taking in broke off: persons may have come since, so that its lines cannot be gone on with. None of it was done,
    /// for a job is done only when all its lines are there.
    /// </summary>
    public async Task DiscardAsync(Guid job, CancellationToken ct)
    {
        await using var command = database.CreateCommand(Discard);
        command.Parameters.Add(new() { Value = job });
        await command.ExecuteNonQueryAsync(ct);
    }
}
