using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Domain.Eligibility;

/// <summary>負担割合 as it follows from age, scheme and income on the day of service, where the insurer states none.</summary>
public static class CopayRate
{
    private const int SchoolAge = 6, ElderlyAge = 70, LateStageAge = 75;

    /// <summary>The share in percent. <paramref name="income"/> matters from 70 on; 一般 when unknown.</summary>
    public static int On(LocalDate day, LocalDate birthDate, InsuranceCategory category, IncomeClass? income) =>
        (AgeGroupOn(day, birthDate, category), income) switch
        {
            (AgeGroup.From70 or AgeGroup.From75, IncomeClass.ActiveWorker) => 30,
            (AgeGroup.From75, IncomeClass.AboveThreshold) => 20,
            (AgeGroup.From75, _) => 10,
            (AgeGroup.From70, _) => 20,
            _ => day <= LastDayBeforeSchool(birthDate) ? 20 : 30,
        };

    /// <summary>The group of age on a day. The late-stage scheme counts as 75 and over at any age (障害認定 from 65 on).</summary>
    public static AgeGroup AgeGroupOn(LocalDate day, LocalDate birthDate, InsuranceCategory category) => day switch
    {
        _ when category == InsuranceCategory.LateStageElderly || day > AttainedOn(birthDate, LateStageAge) => AgeGroup.From75,
        _ when day >= FirstDayFrom70(birthDate) => AgeGroup.From70,
        _ => AgeGroup.Under70,
    };

    /// <summary>The first day of the month after the 70th birthday; of that birthday's own month for who is born on a first.</summary>
    private static LocalDate FirstDayFrom70(LocalDate birthDate) =>
        AttainedOn(birthDate, ElderlyAge).With(DateAdjusters.StartOfMonth).PlusMonths(1);

    /// <summary>The 31st of March after six years are complete: a child born on 1 April goes to school with those born before it.</summary>
    private static LocalDate LastDayBeforeSchool(LocalDate birthDate)
    {
        var six = AttainedOn(birthDate, SchoolAge);
        var march = new LocalDate(six.Year, 3, 31);
        return six <= march ? march : march.PlusYears(1);
    }

    /// <summary>
    /// The day at whose end the years are complete: the day before the birthday (年齢計算ニ関スル法律),
    /// the last of February for 29 February in other years (民法 §143).
    /// </summary>
    private static LocalDate AttainedOn(LocalDate birthDate, int years)
    {
        var birthday = birthDate.PlusYears(years);
        return birthday.Day == birthDate.Day ? birthday.PlusDays(-1) : birthday;
    }
}
