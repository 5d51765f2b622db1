using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Healthcare.Projections.Eligibility;

/// <summary>
/// Tells those who watch a list that it changed, in whichever process that was: one connection of this process listens, from the first watcher on.
/// What it tells is only that; they read the list themselves.
/// </summary>
public sealed partial class ReceptionBell(NpgsqlDataSource database, ILogger<ReceptionBell> log) : IAsyncDisposable
{
    private static readonly TimeSpan BeforeAnotherTry = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<Watch, string> watches = new();
    private readonly CancellationTokenSource stopping = new();
    private readonly TaskCompletionSource listens = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock starting = new();
    private Task? listening;

    /// <summary>Watches an institution's list; what changes from now on wakes the watch.</summary>
    public async Task<Watch> WatchAsync(string institution, CancellationToken ct)
    {
        lock (starting)
            listening ??= Task.Run(ListenAsync, CancellationToken.None);
        var watch = new Watch(this);
        watches[watch] = institution;
        try
        {
            await listens.Task.WaitAsync(ct);
            return watch;
        }
        catch (OperationCanceledException)
        {
            watch.Dispose(); // Whoever asked is gone.
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        if (listening is not null)
            await listening;
        stopping.Dispose();
    }

    private async Task ListenAsync()
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await ListenOnceAsync(stopping.Token);
            }
            catch (Exception lost) when (!stopping.IsCancellationRequested)
            {
                LogLost(log, lost);
                await Task.WhenAny(Task.Delay(BeforeAnotherTry, stopping.Token));
            }
            catch (OperationCanceledException)
            {
                return; // The process stops.
            }
        }
    }

    private async Task ListenOnceAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        connection.Notification += (_, told) => Wake(told.Payload);
        await using (var listen = new NpgsqlCommand($"listen {ReceptionTable.Channel}", connection))
            await listen.ExecuteNonQueryAsync(ct);
        listens.TrySetResult();
        Wake(null); // Whatever happened while nobody listened.
        while (true)
            await connection.WaitAsync(ct);
    }

    private void Wake(string? institution)
    {
        foreach (var (watch, its) in watches)
        {
            if (institution is null || institution == its)
                watch.Wake();
        }
    }

    [LoggerMessage(LogLevel.Warning, "The connection that listens for changes of the reception lists was lost; another one is tried")]
    private static partial void LogLost(ILogger log, Exception lost);

    /// <summary>One who watches.</summary>
    public sealed class Watch(ReceptionBell bell) : IDisposable
    {
        private readonly SemaphoreSlim changed = new(0);

        /// <summary>Waits for a change, and no longer than this; true when there was one.</summary>
        public async Task<bool> ChangedAsync(TimeSpan atMost, CancellationToken ct)
        {
            var woken = await changed.WaitAsync(atMost, ct);
            while (woken && changed.Wait(0, CancellationToken.None))
                continue; // Several changes are read at once.
            return woken;
        }

        /// <inheritdoc/>
        public void Dispose() => bell.watches.TryRemove(this, out _);

        internal void Wake() => changed.Release();
    }
}
