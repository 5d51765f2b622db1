using System.Globalization;
using Healthcare.Domain.Statistics;
using NodaTime;

namespace Healthcare.Host.Statistics;

/// <summary>How the page says things in Japanese.</summary>
public static class StatisticsWords
{
    private const decimal TenThousand = 10_000, HundredMillion = 100_000_000;

    /// <summary>2025年3月.</summary>
    public static string Of(YearMonth month) => string.Create(CultureInfo.InvariantCulture, $"{month.Year}年{month.Month}月");

    /// <summary>243,742,228.</summary>
    public static string Of(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>2.5億, 500万, 20: short, for an axis.</summary>
    public static string Short(decimal count) => count switch
    {
        >= HundredMillion => string.Create(CultureInfo.InvariantCulture, $"{count / HundredMillion:0.##}億"),
        >= TenThousand => string.Create(CultureInfo.InvariantCulture, $"{count / TenThousand:0.##}万"),
        _ => count.ToString("0.##", CultureInfo.InvariantCulture),
    };

    /// <summary>27.26％, with as many decimals as are published; a dash when there is nothing to divide by.</summary>
    public static string Percent(decimal? rate, int decimals = 1) =>
        rate is { } value ? $"{value.ToString($"F{decimals}", CultureInfo.InvariantCulture)}％" : "－";

    /// <summary>医療機関の区分.</summary>
    public static (string Japanese, string English) Of(InstitutionType type) => type switch
    {
        InstitutionType.Hospital => ("病院", "Hospitals"),
        InstitutionType.Clinic => ("医科診療所", "Medical clinics"),
        InstitutionType.Dental => ("歯科診療所", "Dental clinics"),
        _ => ("薬局", "Pharmacies"),
    };

    /// <summary>Where the figures come from.</summary>
    public static string Source(string source) => source == MonthFigures.Counted ? "本システムの集計" : $"報告値（{source}）";
}
