using NodaTime;
using static Healthcare.Host.Seed.Population.SyntheticInsurerCategory;
using static Healthcare.Host.Seed.Population.SyntheticRelationship;

namespace Healthcare.Host.Seed.Population;

/// <summary>What one household has in common: surname, home, income and insurance.</summary>
internal sealed record HouseholdPolicy(
    SyntheticName Surname,
    SyntheticAddress Home,
    int ParentsAge,
    int Income,
    SyntheticInsurer Insurer,
    string Symbol,
    string Number,
    LocalDate Since)
{
    private const int LastWorkingAge = 64;

    public static HouseholdPolicy Of(ulong seed, HouseholdSeat seat, LocalDate today)
    {
        var numbers = new SeededNumbers(seed, SeededTopic.Household, seat.Household);
        var surname = numbers.Pick(SyntheticNames.Surnames);
        var home = SyntheticPlaces.Address(numbers);
        var employed = numbers.Chance(75) && seat.Head.Youngest <= LastWorkingAge;
        var insurer = numbers.Pick(SyntheticInsurers.In(employed ? Employees : National, home.Prefecture));
        var symbol = SymbolOf(insurer.Category, numbers.Below(100), seat.Household / DigitScrambler.Series);
        var since = today.PlusDays(-numbers.Between(100, 8 * 365));
        return new(surname, home, numbers.Between(26, 50), numbers.Below(100), insurer, symbol, DigitScrambler.Seven(seat.Household), since);
    }

    /// <summary>Employees' insurance covers dependents; in the national scheme everybody is insured in their own name.</summary>
    public SyntheticCoverage CoverageOf(int place, LocalDate birthDate, LocalDate today)
    {
        var employees = Insurer.Category == Employees;
        return new(
            Insurer.Number,
            Symbol,
            Number,
            $"{(employees ? place : place + 1):00}",
            employees && place > 0 ? Dependent : Insured,
            CopayRule.Percent(birthDate, today, Income),
            LocalDate.Max(Since, birthDate));
    }

    /// <summary>The last part tells ten million households from the next ten million with the same numbers.</summary>
    private static string SymbolOf(SyntheticInsurerCategory category, int workplace, uint series) => category == Employees
        ? $"{2100 + workplace}{series:000}"
        : $"見本{workplace:00}{series:00}";
}
