using System.Threading.Channels;

namespace Healthcare.Projections.Commands;

/// <summary>
/// Gathers what callers bring at the same time and makes it durable in one go: each waits for its own commit, several share one.
/// Nothing is gathered on purpose: whatever came while the last commit ran goes into the next.
/// </summary>
public sealed class GroupCommit<TItem> : IAsyncDisposable
    where TItem : class
{
    private const int MostWaiting = 4096;
    private readonly Channel<TItem> queue = Channel.CreateBounded<TItem>(
        new BoundedChannelOptions(MostWaiting) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private readonly Func<IReadOnlyList<TItem>, Task> commit;
    private readonly Func<TItem, IReadOnlyList<string>> claimsOf;
    private readonly int mostTogether;
    private readonly Task worker;

    /// <summary>
    /// Starts the worker. <paramref name="commit"/> must not throw: it tells each item's caller how it went.
    /// Two items that claim the same thing never go into the same commit.
    /// </summary>
    public GroupCommit(int mostTogether, Func<TItem, IReadOnlyList<string>> claimsOf, Func<IReadOnlyList<TItem>, Task> commit)
    {
        (this.mostTogether, this.claimsOf, this.commit) = (mostTogether, claimsOf, commit);
        worker = Task.Run(WorkAsync);
    }

    /// <summary>Brings an item; false when too many wait already.</summary>
    public bool TryAdd(TItem item) => queue.Writer.TryWrite(item);

    /// <summary>Takes nothing new, finishes what it has.</summary>
    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await worker;
    }

    private async Task WorkAsync()
    {
        List<TItem> postponed = [];
        while (postponed.Count > 0 || await queue.Reader.WaitToReadAsync())
        {
            var (together, later) = Gather(postponed);
            await commit(together);
            postponed = later;
        }
    }

    private (List<TItem> Together, List<TItem> Later) Gather(List<TItem> postponed)
    {
        List<TItem> together = [], later = [];
        HashSet<string> claimed = new(StringComparer.Ordinal);
        foreach (var item in postponed)
            (together.Count < mostTogether && TryClaim(item, claimed) ? together : later).Add(item);
        while (together.Count < mostTogether && later.Count < MostWaiting && queue.Reader.TryRead(out var item))
            (TryClaim(item, claimed) ? together : later).Add(item);
        return (together, later);
    }

    private bool TryClaim(TItem item, HashSet<string> claimed)
    {
        var claims = claimsOf(item);
        if (claims.Any(claimed.Contains))
        {
            // What waits keeps its place: nothing that came later may overtake it.
            claimed.UnionWith(claims);
            return false;
        }

        claimed.UnionWith(claims);
        return true;
    }
}
