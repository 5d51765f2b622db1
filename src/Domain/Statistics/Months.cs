using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Domain.Statistics;

/// <summary>Calendar months in Japan, written <c>2025-03</c>.</summary>
public static class Months
{
    private const int Length = 7, FirstYear = 2000, LastYear = 2200;

    /// <summary>The month in Japan at this instant.</summary>
    public static YearMonth Of(Instant instant) => Jst.DateOf(instant).ToYearMonth();

    /// <summary>2025-03.</summary>
    public static string Text(YearMonth month) => string.Create(CultureInfo.InvariantCulture, $"{month.Year:0000}-{month.Month:00}");

    /// <summary>Reads what <see cref="Text"/> writes, of the years 2000 to 2200.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out YearMonth month)
    {
        month = default;
        if (text is not { Length: Length } || text[4] != '-' || text.Where((c, i) => i != 4 && !char.IsAsciiDigit(c)).Any())
            return false;

        var (year, number) = (int.Parse(text[..4], CultureInfo.InvariantCulture), int.Parse(text[5..], CultureInfo.InvariantCulture));
        if (year is < FirstYear or > LastYear || number is < 1 or > 12)
            return false;

        month = new(year, number);
        return true;
    }

    /// <summary>Every month from one through another.</summary>
    public static IEnumerable<YearMonth> Between(YearMonth from, YearMonth through) =>
        Enumerable.Range(0, ((through.Year - from.Year) * 12) + through.Month - from.Month + 1).Select(from.PlusMonths);
}
