using NodaTime;

namespace Healthcare.Host.Seed.Population;

/// <summary>負担割合 by age on a day: before school 20, then 30, from 70 on 20, from 75 on 10; more for a high income.</summary>
internal static class CopayRule
{
    public const int LateStageAge = 75;

    private const int SchoolAge = 6;

    public static int AgeOn(LocalDate day, LocalDate birthDate) => Period.Between(birthDate, day, PeriodUnits.Years).Years;

    public static bool IsLateStage(LocalDate birthDate, LocalDate today) => AgeOn(today, birthDate) >= LateStageAge;

    /// <param name="birthDate">Birth date.</param>
    /// <param name="today">The reference day.</param>
    /// <param name="income">Where the household stands, from 0 (lowest) to 99.</param>
    public static int Percent(LocalDate birthDate, LocalDate today, int income) => AgeOn(today, birthDate) switch
    {
        >= LateStageAge => income switch { < 73 => 10, < 93 => 20, _ => 30 },
        >= 70 => income < 88 ? 20 : 30,
        _ => today <= LastDayBeforeSchool(birthDate) ? 20 : 30,
    };

    /// <summary>31 March on or after the day before the sixth birthday, on which the law counts six years as complete.</summary>
    private static LocalDate LastDayBeforeSchool(LocalDate birthDate)
    {
        var six = birthDate.PlusYears(SchoolAge).PlusDays(-1);
        var march = new LocalDate(six.Year, 3, 31);
        return six <= march ? march : march.PlusYears(1);
    }
}
