using NodaTime;

namespace Healthcare.Tests.Support;

/// <summary>The real time, moved as far as a test wants.</summary>
public sealed class TestClock : IClock
{
    private Duration moved = Duration.Zero;

    /// <inheritdoc/>
    public Instant GetCurrentInstant() => SystemClock.Instance.GetCurrentInstant() + moved;

    /// <summary>Moves the time; the handle moves it back.</summary>
    public IDisposable Move(Duration by)
    {
        moved += by;
        return new Back(() => moved -= by);
    }

    private sealed class Back(Action back) : IDisposable
    {
        public void Dispose() => back();
    }
}
