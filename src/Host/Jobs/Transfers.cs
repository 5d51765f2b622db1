namespace Healthcare.Host.Jobs;

/// <summary>
/// Files that come in and reports that go out hold a database connection as long as the client takes: only some do so at once in a process,
/// so that a slow month end takes no connection from the counters.
/// </summary>
public sealed class Transfers : IDisposable
{
    private const int MostAtOnce = 8;
    private readonly SemaphoreSlim places = new(MostAtOnce);

    /// <summary>A place, or null when all are taken. It is given back by disposing it.</summary>
    public IDisposable? TryBegin() => places.Wait(0) ? new Place(places) : null;

    /// <inheritdoc/>
    public void Dispose() => places.Dispose();

    private sealed class Place(SemaphoreSlim places) : IDisposable
    {
        public void Dispose() => places.Release();
    }
}
