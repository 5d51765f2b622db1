using System.Diagnostics;

namespace Healthcare.Bench;

/// <summary>Does the same thing again and again with several clients at once, and measures each time.</summary>
internal sealed class Load(BenchOptions options, ProcessorTime processors)
{
    private volatile bool measuring, stopped;

    /// <summary>
    /// Measures. <paramref name="makeClient"/> makes what one client does each time; a client has its own connection and is used by one thread at a time.
    /// </summary>
    public Task<Measurement> RunAsync(string name, Func<int, CancellationToken, Task<Client>> makeClient, CancellationToken ct) =>
        RunAsync(name, new(options.Clients), makeClient, ct);

    /// <summary>The same at another level of load.</summary>
    public async Task<Measurement> RunAsync(string name, Level level, Func<int, CancellationToken, Task<Client>> makeClient, CancellationToken ct)
    {
        (measuring, stopped) = (false, false);
        using var failed = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var clients = await Task.WhenAll(Enumerable.Range(0, level.Clients).Select(number => makeClient(number, ct)));
        try
        {
            var running = Task.WhenAll(clients.Select((client, number) => Task.Run(() => RepeatAsync(client, Pace.Of(level, number), failed), CancellationToken.None)));
            await WaitAsync(TimeSpan.FromSeconds(options.WarmUp), failed.Token);
            var (cpu, clock) = (processors.Now(), Stopwatch.StartNew());
            measuring = true;
            await WaitAsync(TimeSpan.FromSeconds(options.Seconds), failed.Token);
            measuring = false;
            var (elapsed, used) = (clock.Elapsed, processors.Now() - cpu);
            stopped = true;
            var durations = await running;
            ct.ThrowIfCancellationRequested();
            return Measurement.Of(name, durations.SelectMany(list => list), elapsed, used);
        }
        finally
        {
            foreach (var client in clients)
                client.Owned.Dispose();
        }
    }

    private async Task<List<long>> RepeatAsync(Client client, Pace? pace, CancellationTokenSource failed)
    {
        List<long> durations = new(100_000);
        try
        {
            while (!stopped)
            {
                var start = pace is null ? Stopwatch.GetTimestamp() : await pace.NextAsync(failed.Token);
                if (client.BeforeAsync is { } before)
                {
                    await before(failed.Token);
                    start = Stopwatch.GetTimestamp();
                }

                await client.OnceAsync(failed.Token);
                if (measuring)
                    durations.Add(Stopwatch.GetTimestamp() - start);
            }
        }
        catch
        {
            await failed.CancelAsync();
            throw;
        }

        return durations;
    }

    /// <summary>Waits, or ends early because a client failed: its own exception tells why.</summary>
    private static Task WaitAsync(TimeSpan time, CancellationToken ct) =>
        Task.Delay(time, ct).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
}

/// <summary>What one client does each time, and what it owns meanwhile.</summary>
/// <param name="Owned">What ends with it.</param>
/// <param name="OnceAsync">What is measured.</param>
/// <param name="BeforeAsync">What it needs each time before that, unmeasured.</param>
internal sealed record Client(IDisposable Owned, Func<CancellationToken, ValueTask> OnceAsync, Func<CancellationToken, ValueTask>? BeforeAsync = null);

/// <summary>How much load: each client sends as soon as it is answered, or all together at a rate.</summary>
/// <param name="Clients">How many clients.</param>
/// <param name="Rate">How many times in a second, all clients together; as often as they can when null.</param>
internal sealed record Level(int Clients, double? Rate = null);
