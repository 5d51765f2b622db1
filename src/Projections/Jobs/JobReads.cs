using System.Runtime.CompilerServices;
using Healthcare.Application.Identity;
using Healthcare.Application.Jobs;
using Healthcare.Domain;
using Npgsql;

namespace Healthcare.Projections.Jobs;

/// <summary>One line of a report: never the line itself, only what came of it.</summary>
public sealed record ReportLine(long Line, string? Code, IReadOnlyList<FieldError> Fields, Guid? PersonId, byte[]? Answer);

/// <summary>Reads how far jobs are and what came of them. A job is its body's own; the operator sees all.</summary>
public sealed class JobReads(NpgsqlDataSource database, JobSignal signal)
{
    private const string Own = "($2::text is null or institution = $2)";

    /// <summary>The job, if there is one of this caller's.</summary>
    public async Task<JobProgress?> FindAsync(Guid id, Caller caller, CancellationToken ct)
    {
        await using var command = Command($"select {JobTables.Progress} from {JobTables.Job} where id = $1 and {Own}", id, OwnerOf(caller));
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? JobRow.Progress(reader) : null;
    }

    /// <summary>The caller's jobs, newest first.</summary>
    public async Task<IReadOnlyList<JobProgress>> ListAsync(Caller caller, int count, CancellationToken ct)
    {
        await using var command = Command($"select {JobTables.Progress} from {JobTables.Job} where {Own} order by created_at desc, id limit $1", count, OwnerOf(caller));
        await using var reader = await command.ExecuteReaderAsync(ct);
        List<JobProgress> jobs = [];
        while (await reader.ReadAsync(ct))
            jobs.Add(JobRow.Progress(reader));
        return jobs;
    }

    /// <summary>What is to be said of its lines, in their order.</summary>
    public async IAsyncEnumerable<ReportLine> ReportAsync(Guid id, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var command = Command($"select line, code, fields, person_id, answer from {JobTables.Result} where job_id = $1 order by line", id);
        command.CommandTimeout = 0;
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            yield return new(
                reader.GetInt64(0), reader.IsDBNull(1) ? null : reader.GetString(1), JobContent.Fields(reader.IsDBNull(2) ? null : reader.GetString(2)),
                reader.IsDBNull(3) ? null : reader.GetGuid(3), reader.IsDBNull(4) ? null : reader.GetFieldValue<byte[]>(4));
        }
    }

    /// <summary>Lets a failed job go on at the lines where it stopped. False when it has not failed.</summary>
    public async Task<bool> ResumeAsync(JobProgress job, CancellationToken ct)
    {
        await using var command = Command(
            $"""
            update {JobTables.Job} set state = case when lines_done = 0 then 'waiting' else 'running' end, attempts = 0, retry_at = null, reason = null
            where id = $1 and state = 'failed'
            """,
            job.Id);
        var resumed = await command.ExecuteNonQueryAsync(ct) == 1;
        if (resumed)
            signal.Give(job.Kind);
        return resumed;
    }

    private static string? OwnerOf(Caller caller) => caller.Role == Role.Operator ? null : caller.Institution ?? string.Empty;

    private NpgsqlCommand Command(string sql, params object?[] parameters)
    {
        var command = database.CreateCommand(sql);
        foreach (var value in parameters)
            command.Parameters.Add(new() { Value = value ?? DBNull.Value });
        return command;
    }
}
