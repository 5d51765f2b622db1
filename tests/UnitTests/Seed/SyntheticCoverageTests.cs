using Healthcare.Host.Seed.Population;
using NodaTime;
using Xunit;

namespace Healthcare.Tests.Seed;

public sealed class SyntheticCoverageTests
{
    private static readonly ILookup<string, SyntheticInsurerCategory> Categories =
        Nation.Sample.Insurers.ToLookup(insurer => insurer.Number, insurer => insurer.Category);

    [Fact]
    public void everybody_of_75_years_and_nobody_else_is_in_the_late_stage_scheme() => Assert.All(Nation.People, person =>
        Assert.Equal(Nation.Age(person) >= 75, Category(person) == SyntheticInsurerCategory.LateStage));

    [Fact]
    public void the_late_stage_scheme_has_numbers_of_eight_digits_and_no_symbol() => Assert.All(LateStage(), person =>
    {
        Assert.StartsWith("39", person.Coverage.InsurerNumber);
        Assert.Matches("^[0-9]{8}$", person.Coverage.Number);
        Assert.Equal(("", "00", SyntheticRelationship.Insured), (person.Coverage.Symbol, person.Coverage.Branch, person.Coverage.Relationship));
        Assert.Equal(LocalDate.Max(person.BirthDate.PlusYears(75), new LocalDate(2008, 4, 1)), person.Coverage.From);
    });

    [Fact]
    public void a_household_shares_surname_home_symbol_and_number()
    {
        var households = Nation.People.Except(LateStage())
            .GroupBy(person => (person.Coverage.InsurerNumber, person.Coverage.Symbol, person.Coverage.Number)).ToList();
        Assert.All(households, members => Assert.Single(members.Select(member => (member.FamilyName, member.Address)).Distinct()));
        Assert.Contains(households, members => members.Count() == 4);
    }

    [Fact]
    public void only_employees_insurance_has_dependents() => Assert.All(
        Nation.People.Where(person => person.Coverage.Relationship == SyntheticRelationship.Dependent),
        person => Assert.Equal(SyntheticInsurerCategory.Employees, Category(person)));

    [Fact]
    public void the_share_follows_the_age() => Assert.All(Nation.People, person =>
        Assert.Contains(person.Coverage.CopayPercent, SharesAt(person)));

    /// <summary>On 1 April 2026 a child born on or before 1 April 2020 is at school: it was six by law on 31 March.</summary>
    private static int[] SharesAt(SyntheticPerson person) => Nation.Age(person) switch
    {
        >= 75 => [10, 20, 30],
        >= 70 => [20, 30],
        _ => person.BirthDate <= new LocalDate(2020, 4, 1) ? [30] : [20],
    };

    private static SyntheticInsurerCategory Category(SyntheticPerson person) => Categories[person.Coverage.InsurerNumber].Single();

    private static IReadOnlyList<SyntheticPerson> LateStage() =>
        [.. Nation.People.Append(Nation.Sample.ExamplePatient).Where(person => Category(person) == SyntheticInsurerCategory.LateStage)];
}
