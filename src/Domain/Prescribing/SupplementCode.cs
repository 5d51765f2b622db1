using System.Globalization;
using NodaTime;

namespace Healthcare.Domain.Prescribing;

/// <summary>
/// 補足用法コード (JAMI, 8 characters). That V is uneven, I pauses, W weekdays, C times a week and D days of the month follows from the code tables of
/// JP Core and the e-prescription guide; digits beyond the examples there are read alike: domain knowledge, unverified.
/// </summary>
public static class SupplementCode
{
    private const int Length = 8;
    private const int DaysOfWeek = 7, DaysOfMonth = 31, DaysOfYear = 366;

    /// <summary><c>V14NNNNN</c>: at the first time of the day 4 units.</summary>
    public static UnevenDose? UnevenDoseOf(string code) =>
        code is ['V', >= '1' and <= '9' and var time, .. var amount] && code.Length == Length
        && decimal.TryParse(amount.TrimEnd('N'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var units)
            ? new(time - '0', units)
            : null;

    /// <summary>How many calendar days it takes until the drug was taken on so many days; null when the code says nothing of days.</summary>
    public static int? DaysToCover(string code, int doseDays) => code.Length != Length ? null : code switch
    {
        ['I', >= '1' and <= '9' and var on, >= '1' and <= '9' and var off, ..] => WithPauses(doseDays, on - '0', off - '0'),
        ['W', .. var flags] when flags.All(flag => flag is '0' or '1') && flags.Contains('1') => OnWeekdays(doseDays, [.. flags.Select(flag => flag == '1')]),
        ['C', 'W', >= '1' and <= '7' and var times, ..] => Each(DaysOfWeek, doseDays, times - '0'),
        ['C', 'M', >= '1' and <= '9' and var times, ..] => Each(DaysOfMonth, doseDays, times - '0'),
        ['D', '0', .. var days] => Each(DaysOfMonth, doseDays, Named(days)),
        ['D', _, .. var days] => Each(DaysOfYear, doseDays, Named(days)),
        _ => null,
    };

    /// <summary>The longest it can take, whichever day it begins on. Sunday is the first of the seven.</summary>
    public static int OnWeekdays(int doseDays, IReadOnlyList<bool> week)
    {
        var perWeek = week.Count(taken => taken);
        if (perWeek == 0 || doseDays <= 0)
            return doseDays;

        var (weeks, rest) = ((doseDays - 1) / perWeek, ((doseDays - 1) % perWeek) + 1);
        return (weeks * DaysOfWeek) + Enumerable.Range(0, DaysOfWeek).Max(first => Walk(week, first, rest));
    }

    /// <summary>So many days with a dose, then so many without.</summary>
    public static int WithPauses(int doseDays, int on, int off) => doseDays <= 0 ? doseDays : doseDays + ((doseDays - 1) / on * off);

    /// <summary>So many doses in each period, on days that are not named; a whole period is counted for those that are left.</summary>
    public static int Each(int period, int doseDays, int times) => times <= 0 ? doseDays : (doseDays + times - 1) / times * period;

    /// <summary>The weekdays as the seven flags from Sunday on.</summary>
    public static IReadOnlyList<bool> Flags(IReadOnlyCollection<IsoDayOfWeek> weekdays) =>
        [.. Enumerable.Range(0, DaysOfWeek).Select(day => weekdays.Contains(day == 0 ? IsoDayOfWeek.Sunday : (IsoDayOfWeek)day))];

    private static int Walk(IReadOnlyList<bool> week, int first, int doses)
    {
        var day = 0;
        for (; doses > 0; day++)
            doses -= week[(first + day) % DaysOfWeek] ? 1 : 0;
        return day;
    }

    private static int Named(string days) => days.Count(day => day != '0');
}
