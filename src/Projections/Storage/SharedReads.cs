using Healthcare.Projections.Commands;

namespace Healthcare.Projections.Storage;

/// <summary>
/// Reads by key that come at the same time share a statement: a round trip costs the database and the program more than the row.
/// Each is asked after its caller came, so it sees all that was committed before.
/// </summary>
public sealed class SharedReads<TKey, TValue> : IAsyncDisposable
    where TKey : notnull
{
    private const int MostTogether = 64;
    private readonly Func<IReadOnlyList<TKey>, Task<IReadOnlyDictionary<TKey, TValue>>> read;
    private readonly GroupCommit<Asked> statements;

    /// <summary>Reads with <paramref name="read"/>, which leaves out what is not there.</summary>
    public SharedReads(Func<IReadOnlyList<TKey>, Task<IReadOnlyDictionary<TKey, TValue>>> read)
    {
        this.read = read;
        statements = new(MostTogether, _ => [], ReadAsync);
    }

    /// <summary>The value of a key, or the default when there is none.</summary>
    public Task<TValue?> FindAsync(TKey key)
    {
        var asked = new Asked(key);
        return statements.TryAdd(asked) ? asked.Answer.Task : throw new InvalidOperationException("Too many reads wait.");
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => statements.DisposeAsync();

    private async Task ReadAsync(IReadOnlyList<Asked> together)
    {
        try
        {
            var found = await read([.. together.Select(asked => asked.Key).Distinct()]);
            foreach (var asked in together)
                asked.Answer.SetResult(found.TryGetValue(asked.Key, out var value) ? value : default);
        }
        catch (Exception failure)
        {
            foreach (var asked in together)
                asked.Answer.TrySetException(failure);
        }
    }

    private sealed record Asked(TKey Key)
    {
        public TaskCompletionSource<TValue?> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
