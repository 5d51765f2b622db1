using Xunit;

namespace Healthcare.Tests.Support;

/// <summary>Waits for what happens by itself; the time is an upper bound, never a measure.</summary>
public static class Eventually
{
    /// <summary>Returns when it is so.</summary>
    public static Task TrueAsync(Func<Task<bool>> isSo, string otherwise) => TrueAsync(isSo, () => otherwise);

    /// <summary>Returns when it is so; else says what there is to say by then.</summary>
    public static async Task TrueAsync(Func<Task<bool>> isSo, Func<string> otherwise)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!await isSo())
        {
            if (limit.IsCancellationRequested)
                Assert.Fail(otherwise());
            await Task.Delay(50);
        }
    }
}
