using System.Runtime.CompilerServices;
using System.Text.Json;
using Healthcare.Application;
using Healthcare.Application.Identity;
using Healthcare.Application.Jobs;
using Healthcare.Domain;
using Healthcare.Projections.Storage;
using NodaTime;
using Npgsql;

namespace Healthcare.Projections.Jobs;

/// <summary>Takes jobs in, block by block as their lines come: what was stored before a break is compared, not stored twice.</summary>
public sealed class JobIntake(NpgsqlDataSource database, IEnumerable<IJobKind> kinds, IClock clock, JobSignal signal) : IJobs
{
    private const string Create =
        $"""
        insert into {JobTables.Job} (id, kind, caller, institution, parameters, state, lines_received, lines_done, accepted, refused, created_at, attempts)
        values ($1, $2, $3, $4, $5, 'receiving', 0, 0, 0, 0, $6, 0) on conflict (id) do nothing
        """;

    private const string Store =
        $"""
        with stored as (insert into {JobTables.Block} (job_id, no, first_line, line_count, digest, content) values ($1, $2, $3, $4, $5, $6))
        update {JobTables.Job} set lines_received = lines_received + $4, received_at = $7 where id = $1 and state = 'receiving'
        """;

    private const string Discard =
        $"with gone as (delete from {JobTables.Block} where job_id = $1) delete from {JobTables.Job} where id = $1";

    private readonly Dictionary<string, IJobKind> kinds = kinds.ToDictionary(kind => kind.Name, StringComparer.Ordinal);

    /// <inheritdoc/>
    public Task<Rejection?> TakeInAsync(Job job, IAsyncEnumerable<string> lines, CancellationToken ct) => TakeInAsync(job, Plain(lines, ct), ct);

    /// <inheritdoc/>
    public async Task<Rejection?> TakeInAsync(Job job, IAsyncEnumerable<JobLine> lines, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        if (!await connection.TryLockAsync("upload", job.Id))
            return JobsRejections.UploadRunning;

        try
        {
            await connection.RunAsync(Create, job.Id, job.Kind, StoredJson.Bytes(job.Caller), job.Caller.Institution, job.Parameters, clock.GetCurrentInstant());
            var stored = await StoredAsync(connection, job.Id);
            return IsAnother(job, stored) ? RequestRejections.IdTaken : await ReceiveAsync(connection, job, stored, lines, ct);
        }
        finally
        {
            await connection.UnlockAsync("upload", job.Id);
        }
    }

    private static bool IsAnother(Job job, Stored stored) =>
        stored.Kind != job.Kind || stored.Parameters != job.Parameters
        || (stored.Caller.Institution ?? stored.Caller.Subject) != (job.Caller.Institution ?? job.Caller.Subject);

    private async Task<Rejection?> ReceiveAsync(NpgsqlConnection connection, Job job, Stored stored, IAsyncEnumerable<JobLine> lines, CancellationToken ct)
    {
        var (content, count, most) = (new JobContent(), 0L, kinds[job.Kind].MostLines);
        await foreach (var line in lines.WithCancellation(ct))
        {
            if (++count > most)
                return await RefuseAsync(connection, job, stored, JobsRejections.TooManyLines);

            content.Add(line);
            if (content.IsFull && !await KeepAsync(connection, job, stored, content.Take()))
                return JobsRejections.OtherContent;
        }

        if (count == 0)
            return await RefuseAsync(connection, job, stored, JobsRejections.NoLines);
        if (!content.IsEmpty && !await KeepAsync(connection, job, stored, content.Take()))
            return JobsRejections.OtherContent;
        return await CompleteAsync(connection, job, stored, count);
    }

    /// <summary>Stores a block, unless it is stored. False when another one is, or all blocks were there already.</summary>
    private async Task<bool> KeepAsync(NpgsqlConnection connection, Job job, Stored stored, StoredBlock block) =>
        stored.Digests.TryGetValue(block.No, out var digest)
            ? digest.AsSpan().SequenceEqual(block.Digest)
            : stored.IsReceiving && await connection.RunAsync(Store, job.Id, block.No, block.FirstLine, block.LineCount, block.Digest, block.Content, clock.GetCurrentInstant()) == 1;

    private async Task<Rejection?> CompleteAsync(NpgsqlConnection connection, Job job, Stored stored, long count)
    {
        if (stored.IsReceiving)
        {
            var completed = await connection.RunAsync(
                $"update {JobTables.Job} set state = 'waiting' where id = $1 and state = 'receiving' and lines_received = $2", job.Id, count);
            if (completed == 0)
                return JobsRejections.OtherContent; // Fewer lines than before.
            signal.Give(job.Kind);
            return null;
        }

        return count == stored.LinesReceived ? null : JobsRejections.OtherContent;
    }

    private static async Task<Rejection> RefuseAsync(NpgsqlConnection connection, Job job, Stored stored, Rejection rejection)
    {
        if (!stored.IsReceiving || (stored.Digests.Count > 0 && rejection == JobsRejections.NoLines))
            return JobsRejections.OtherContent;
        await connection.RunAsync(Discard, job.Id);
        return rejection;
    }

    private static async Task<Stored> StoredAsync(NpgsqlConnection connection, Guid id)
    {
        Dictionary<int, byte[]> digests = [];
        await using (var command = connection.Command($"select no, digest from {JobTables.Block} where job_id = $1", id))
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
                digests[reader.GetInt32(0)] = reader.GetFieldValue<byte[]>(1);
        }

        await using var job = connection.Command($"select kind, caller, parameters, state, lines_received from {JobTables.Job} where id = $1", id);
        await using var row = await job.ExecuteReaderAsync();
        await row.ReadAsync();
        var caller = JsonSerializer.Deserialize<Caller>(row.GetFieldValue<byte[]>(1), StoredJson.Options)!;
        return new(row.GetString(0), caller, row.GetString(2), row.GetString(3) == "receiving", row.GetInt64(4), digests);
    }

    private static async IAsyncEnumerable<JobLine> Plain(IAsyncEnumerable<string> lines, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var line in lines.WithCancellation(ct))
            yield return new(line);
    }

    private sealed record Stored(
        string Kind, Caller Caller, string Parameters, bool IsReceiving, long LinesReceived, IReadOnlyDictionary<int, byte[]> Digests);
}
