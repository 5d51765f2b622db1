using Healthcare.Application.Access;
using Healthcare.Projections.Commands;
using Healthcare.Projections.Storage;

namespace Healthcare.Projections.Access;

/// <summary>Writes accesses durably; those that come at the same time share a commit.</summary>
public sealed class AccessLog : IAccessLog, IAsyncDisposable
{
    private const int MostTogether = 256;
    private static readonly string Insert = AccessRecordTable.Insert(n => $"${n}");
    private readonly SingleStatements database;
    private readonly GroupCommit<Entry> commits;

    /// <summary>Starts the log.</summary>
    public AccessLog(SingleStatements database)
    {
        this.database = database;
        commits = new(MostTogether, _ => [], CommitAsync);
    }

    /// <inheritdoc/>
    public Task RecordAsync(AccessRecord record, CancellationToken ct) => RecordAllAsync([record], ct);

    /// <inheritdoc/>
    public Task RecordAllAsync(IReadOnlyList<AccessRecord> records, CancellationToken ct)
    {
        if (records.Count == 0)
            return Task.CompletedTask;

        var entry = new Entry(records);
        return commits.TryAdd(entry)
            ? entry.Done.Task
            : throw new InvalidOperationException("Too many access records wait to be written.");
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => commits.DisposeAsync();

    private async Task CommitAsync(IReadOnlyList<Entry> entries)
    {
        try
        {
            await using var command = database.Command(Insert, AccessRecordTable.Parameters([.. entries.SelectMany(entry => entry.Records)]));
            await command.ExecuteNonQueryAsync();
            foreach (var entry in entries)
                entry.Done.SetResult();
        }
        catch (Exception failure)
        {
            // Each caller learns that its record is not on disk, and lets no data leave.
            foreach (var entry in entries)
                entry.Done.SetException(failure);
        }
    }

    private sealed record Entry(IReadOnlyList<AccessRecord> Records)
    {
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
