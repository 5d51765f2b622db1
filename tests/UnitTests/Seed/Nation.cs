using Healthcare.Host.Seed.Population;
using NodaTime;

namespace Healthcare.Tests.Seed;

/// <summary>One nation for the tests of this folder, made once.</summary>
internal static class Nation
{
    public static readonly LocalDate Today = new(2026, 4, 1);

    public static readonly SyntheticNation Sample = SyntheticNation.Of(1, Today);

    public static readonly IReadOnlyList<SyntheticPerson> People = [.. Sample.People(20_000)];

    public static int Age(SyntheticPerson person) => Period.Between(person.BirthDate, Today, PeriodUnits.Years).Years;
}
