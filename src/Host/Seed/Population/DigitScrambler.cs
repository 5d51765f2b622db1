namespace Healthcare.Host.Seed.Population;

/// <summary>
/// Numbers that look unordered and never repeat: multiplying by a number that shares no factor with the modulus is one to one.
/// </summary>
internal static class DigitScrambler
{
    private const ulong Multiplier = 48_271, SevenDigits = 10_000_000, EightDigits = 100_000_000, ChartNumbers = 90_000_000;

    /// <summary>How many numbers of seven digits there are before they begin again.</summary>
    public const uint Series = (uint)SevenDigits;

    public static string Seven(ulong index) => (((index * Multiplier) + 4_711) % SevenDigits).ToString("0000000");

    public static string Eight(ulong index) => (((index * Multiplier) + 31_415_926) % EightDigits).ToString("00000000");

    /// <summary>A chart number from 10000000 on, different at each institution, so that it links no two of them.</summary>
    public static string Chart(ulong index, ulong institution) =>
        (((index * Multiplier) + (institution % ChartNumbers * 7_919)) % ChartNumbers + (EightDigits - ChartNumbers)).ToString();
}
