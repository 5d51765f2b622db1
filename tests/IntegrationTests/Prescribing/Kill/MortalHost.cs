using Healthcare.Tests.Identity;
using Healthcare.Tests.Support;

namespace Healthcare.Tests.Prescribing.Kill;

/// <summary>One process of the program, from its start until it is killed.</summary>
/// <param name="Number">How many there were before it.</param>
/// <param name="Client">Who speaks to it.</param>
internal sealed record Life(int Number, HttpClient Client);

/// <summary>The real program on one database, to be killed so many times while clients go on: they wait for its next life.</summary>
internal sealed class MortalHost(string connectionString, TestTokens tokens, int deaths) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    // One process at a time: the next takes over at once what the last left in the outbox, and does not wait until that is given up for dead.
    private static readonly Dictionary<string, string?> Alone = new() { ["Cluster:Nodes"] = "one" };

    private readonly TaskCompletionSource<Life>[] lives =
        [.. Enumerable.Range(0, deaths + 1).Select(_ => new TaskCompletionSource<Life>(TaskCreationOptions.RunContinuationsAsynchronously))];

    private HostProcess? process;
    private volatile int present;

    /// <summary>The process that serves, or the one that is being started.</summary>
    public Task<Life> LifeAsync() => lives[present].Task.WaitAsync(Patience);

    /// <summary>The process after one that broke off. It breaks off only when it is killed; there is none after one that ended by itself.</summary>
    public Task<Life> AfterAsync(Life broken) => lives[broken.Number + 1].Task.WaitAsync(Patience);

    /// <summary>Starts the present life.</summary>
    public async Task StartAsync()
    {
        var life = lives[present];
        try
        {
            process = await HostProcess.StartAsync(connectionString, tokens, Alone);
            life.SetResult(new(present, process.Client()));
        }
        catch (Exception failure)
        {
            life.SetException(failure); // Whoever waits is told.
            throw;
        }
    }

    /// <summary>kill -9, and the next life on the same database. Nobody begins to speak to a process that is about to die.</summary>
    public async Task KillAndStartAsync()
    {
        present++;
        await process!.KillAsync();
        await process.DisposeAsync();
        await StartAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (process is not null)
            await process.DisposeAsync();
        foreach (var life in lives.Where(life => life.Task.IsCompletedSuccessfully))
            (await life.Task).Client.Dispose();
    }
}
