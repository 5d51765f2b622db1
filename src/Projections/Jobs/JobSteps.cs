using System.Text.Json;
using Healthcare.Application.Identity;
using Healthcare.Application.Jobs;
using Healthcare.Domain;
using Healthcare.Projections.Storage;
using NodaTime;
using Npgsql;

namespace Healthcare.Projections.Jobs;

/// <summary>What came of looking for work.</summary>
public enum JobStep
{
    /// <summary>There is none.</summary>
    Idle,

    /// <summary>A block was done, or failed and is put off.</summary>
    Done,
}

/// <summary>
/// Does jobs a block at a time, the job with the fewest done lines first, so that a short one is not behind a long one. An advisory lock makes one
/// process at a time work on a job; the connection that holds it also stores the results, so a process that lost it stores none.
/// </summary>
public sealed class JobSteps(NpgsqlDataSource database, IClock clock)
{
    /// <summary>After so many failures of one block the job stops and says so; they are 1, 2, 3 and 4 seconds apart.</summary>
    private const string MostAttempts = "5";

    private const string Open =
        $"select id from {JobTables.Job} where kind = $1 and state in ('waiting', 'running') and (retry_at is null or retry_at <= $2) order by lines_done, created_at limit 16";

    private const string Next =
        $"""
        select b.no, b.first_line, b.content, j.caller, j.parameters from {JobTables.Job} j
        join {JobTables.Block} b on b.job_id = j.id and b.content is not null
        where j.id = $1 and j.state in ('waiting', 'running') order by b.no limit 1
        """;

    /// <summary>Results, counts and the end of the content, all or nothing.</summary>
    private const string Complete =
        $"""
        with done as (update {JobTables.Block} set content = null where job_id = $1 and no = $2 and content is not null returning line_count),
        results as (
            insert into {JobTables.Result} (job_id, line, code, fields, person_id, answer)
            select $1, * from unnest($3::bigint[], $4::text[], $5::text[], $6::uuid[], $7::bytea[]))
        update {JobTables.Job} j set lines_done = j.lines_done + d.line_count, accepted = j.accepted + d.line_count - $8, refused = j.refused + $8,
            state = case when j.lines_done + d.line_count = j.lines_received then 'finished' else 'running' end,
            started_at = coalesce(j.started_at, $9), finished_at = case when j.lines_done + d.line_count = j.lines_received then $9 end,
            attempts = 0, retry_at = null, reason = null
        from done d where j.id = $1
        """;

    private const string PutOff =
        $"""
        update {JobTables.Job} set attempts = attempts + 1, retry_at = $2::timestamptz + (attempts + 1) * interval '1 second',
            state = case when attempts + 1 >= {MostAttempts} then 'failed' else state end, reason = case when attempts + 1 >= {MostAttempts} then $3 end
        where id = $1
        """;

    /// <summary>Does one block of one job of this kind. <paramref name="failed"/> hears of a block that did not succeed.</summary>
    public async Task<JobStep> StepAsync(IJobKind kind, Action<Guid, Exception> failed)
    {
        await using var connection = await database.OpenConnectionAsync();
        foreach (var id in await OpenAsync(connection, kind))
        {
            if (!await connection.TryLockAsync("run", id))
                continue;

            try
            {
                if (await NextAsync(connection, id, kind) is { } next)
                {
                    await DoAsync(connection, kind, next, failed);
                    return JobStep.Done;
                }
            }
            finally
            {
                await connection.UnlockAsync("run", id);
            }
        }

        return JobStep.Idle;
    }

    private async Task DoAsync(NpgsqlConnection connection, IJobKind kind, Work work, Action<Guid, Exception> failed)
    {
        try
        {
            await CompleteAsync(connection, work, await kind.RunAsync(work.Block, CancellationToken.None));
        }
        catch (Exception failure) when (connection.FullState == System.Data.ConnectionState.Open)
        {
            // Its commands may be stored: done again under the same keys they change nothing.
            failed(work.Block.Job.Id, failure);
            await connection.RunAsync(PutOff, work.Block.Job.Id, clock.GetCurrentInstant(), JobsRejections.BlockFailed.Code);
        }
    }

    private async Task CompleteAsync(NpgsqlConnection connection, Work work, IReadOnlyList<LineResult> told)
    {
        LineResult[] refusedBefore = [.. work.Lines.Index().Where(line => line.Item.Refusal is not null).Select(line => new LineResult(work.Block.FirstLine + line.Index, line.Item.Refusal))];
        var byDoor = refusedBefore.Select(result => result.Line).ToHashSet();
        LineResult[] all = [.. refusedBefore, .. told.Where(result => !byDoor.Contains(result.Line))];
        if (all.Length != work.Lines.Count)
            throw new InvalidOperationException($"{work.Block.Job.Kind} answered {all.Length} of {work.Lines.Count} lines.");

        LineResult[] kept = [.. all.Where(result => result.Rejection is not null || result.Answer is not null)];
        var changed = await connection.RunAsync(
            Complete, work.Block.Job.Id, work.No,
            kept.Select(result => result.Line).ToArray(),
            kept.Select(result => result.Rejection?.Code).ToArray(),
            kept.Select(result => result.Rejection is { } rejection ? JobContent.FieldsOf(rejection) : null).ToArray(),
            kept.Select(result => result.PersonId).ToArray(),
            kept.Select(result => result.Answer).ToArray(),
            all.LongCount(result => result.Rejection is not null),
            clock.GetCurrentInstant());
        if (changed != 1)
            throw new InvalidOperationException("The block was done before.");
    }

    private async Task<List<Guid>> OpenAsync(NpgsqlConnection connection, IJobKind kind)
    {
        await using var command = connection.Command(Open, kind.Name, clock.GetCurrentInstant());
        await using var reader = await command.ExecuteReaderAsync();
        List<Guid> ids = [];
        while (await reader.ReadAsync())
            ids.Add(reader.GetGuid(0));
        return ids;
    }

    private static async Task<Work?> NextAsync(NpgsqlConnection connection, Guid id, IJobKind kind)
    {
        await using var command = connection.Command(Next, id);
        await using var reader = await command.ExecuteReaderAsync();
        if (!await reader.ReadAsync())
            return null;

        var caller = JsonSerializer.Deserialize<Caller>(reader.GetFieldValue<byte[]>(3), StoredJson.Options)!;
        var lines = JobContent.Read(reader.GetFieldValue<byte[]>(2));
        return new(reader.GetInt32(0), lines, new(new(id, kind.Name, caller, reader.GetString(4)), reader.GetInt64(1), [.. lines.Select(line => line.Text)]));
    }

    private sealed record Work(int No, IReadOnlyList<JobLine> Lines, JobBlock Block);
}
