using System.Collections.Concurrent;

namespace Healthcare.Projections.Jobs;

/// <summary>Tells the runner of this process at once that there is work; those of other processes look for it themselves, each second.</summary>
public sealed class JobSignal : IDisposable
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> signals = new(StringComparer.Ordinal);

    /// <summary>There is work of this kind.</summary>
    public void Give(string kind) => Of(kind).Release();

    /// <summary>Waits for work of this kind, but not for ever.</summary>
    public Task WaitAsync(string kind, TimeSpan atMost, CancellationToken ct) => Of(kind).WaitAsync(atMost, ct);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var signal in signals.Values)
            signal.Dispose();
    }

    private SemaphoreSlim Of(string kind) => signals.GetOrAdd(kind, _ => new(0));
}
