using System.Globalization;
using Healthcare.Application.Prescribing;

namespace Healthcare.Tests.Support;

/// <summary>Draws in order, and always the same secret, so that a test need not carry it from step to step.</summary>
public sealed class TestDraw : IDraw
{
    /// <summary>The secret of every receipt.</summary>
    public const string TheSecret = "5ec4e75ec4e75ec4e75ec4e75ec4e75ec4e75ec4e75ec4e75ec4e75ec4e75ec4";

    private int numbers;

    /// <inheritdoc/>
    public string ExchangeNumber() => (Interlocked.Increment(ref numbers) % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public string Secret() => TheSecret;
}
