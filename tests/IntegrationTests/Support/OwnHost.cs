namespace Healthcare.Tests.Support;

/// <summary>A host and database for one test, which may break them.</summary>
public sealed class OwnHost(RunningHost? special = null) : IAsyncDisposable
{
    private bool disposed;

    /// <summary>The host.</summary>
    public RunningHost Host { get; } = special ?? new();

    /// <summary>Starts it.</summary>
    public Task StartAsync() => Host.InitializeAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (disposed)
            return;
        disposed = true;
        await Host.DisposeAsync();
    }
}
