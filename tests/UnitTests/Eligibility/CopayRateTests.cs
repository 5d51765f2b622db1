using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Shared;
using NodaTime;
using NodaTime.Text;
using Xunit;
using static Healthcare.Tests.Eligibility.People;

namespace Healthcare.Tests.Eligibility;

public sealed class CopayRateTests
{
    [Theory]
    [InlineData("2020-04-01", "2026-03-30", 20)]
    [InlineData("2020-04-01", "2026-03-31", 20)]
    [InlineData("2020-04-01", "2026-04-01", 30)] // born on 1 April: to school with those born before it
    [InlineData("2020-04-02", "2026-04-01", 20)]
    [InlineData("2020-04-02", "2027-03-30", 20)]
    [InlineData("2020-04-02", "2027-03-31", 20)]
    [InlineData("2020-04-02", "2027-04-01", 30)]
    [InlineData("2019-12-31", "2026-03-30", 20)]
    [InlineData("2019-12-31", "2026-03-31", 20)]
    [InlineData("2019-12-31", "2026-04-01", 30)]
    public void a_child_pays_20_percent_through_31_march_after_the_sixth_birthday(string birth, string day, int percent) =>
        Assert.Equal(percent, On(day, birth, InsuranceCategory.Employees));

    [Theory]
    [InlineData("1956-04-02", "2026-04-30", 30)]
    [InlineData("1956-04-02", "2026-05-01", 20)]
    [InlineData("1956-04-02", "2026-05-02", 20)]
    [InlineData("1956-04-01", "2026-03-31", 30)]
    [InlineData("1956-04-01", "2026-04-01", 20)] // born on a first: from that day
    [InlineData("1956-04-01", "2026-04-02", 20)]
    [InlineData("1956-04-30", "2026-04-30", 30)]
    [InlineData("1956-04-30", "2026-05-01", 20)]
    [InlineData("1956-04-30", "2026-05-02", 20)]
    [InlineData("1956-02-29", "2026-02-28", 30)]
    [InlineData("1956-02-29", "2026-03-01", 20)]
    [InlineData("1956-02-29", "2026-03-02", 20)]
    public void from_the_month_after_the_70th_birthday_20_percent(string birth, string day, int percent) =>
        Assert.Equal(percent, On(day, birth, InsuranceCategory.National));

    [Theory]
    [InlineData("1951-04-02", "2026-04-01", 20)]
    [InlineData("1951-04-02", "2026-04-02", 10)]
    [InlineData("1951-04-02", "2026-04-03", 10)]
    [InlineData("1952-02-29", "2027-02-28", 20)]
    [InlineData("1952-02-29", "2027-03-01", 10)] // no 29 February in that year
    [InlineData("1952-02-29", "2027-03-02", 10)]
    public void from_the_75th_birthday_10_percent(string birth, string day, int percent) =>
        Assert.Equal(percent, On(day, birth, InsuranceCategory.National));

    [Theory]
    [InlineData("2019-01-01", InsuranceCategory.Employees, IncomeClass.ActiveWorker, 30)] // of school age: income does not matter
    [InlineData("2024-01-01", InsuranceCategory.Employees, IncomeClass.ActiveWorker, 20)]
    [InlineData("1980-01-01", InsuranceCategory.National, IncomeClass.AboveThreshold, 30)]
    [InlineData("1955-01-01", InsuranceCategory.National, IncomeClass.General, 20)]
    [InlineData("1955-01-01", InsuranceCategory.National, IncomeClass.AboveThreshold, 20)] // 一定以上 matters in the late-stage scheme only
    [InlineData("1955-01-01", InsuranceCategory.National, IncomeClass.ActiveWorker, 30)]
    [InlineData("1940-01-01", InsuranceCategory.LateStageElderly, IncomeClass.General, 10)]
    [InlineData("1940-01-01", InsuranceCategory.LateStageElderly, IncomeClass.AboveThreshold, 20)]
    [InlineData("1940-01-01", InsuranceCategory.LateStageElderly, IncomeClass.ActiveWorker, 30)]
    [InlineData("1958-01-01", InsuranceCategory.LateStageElderly, null, 10)] // 65 and over, certified disabled
    public void from_70_on_income_decides(string birth, InsuranceCategory category, IncomeClass? income, int percent) =>
        Assert.Equal(percent, CopayRate.On(Today, Day(birth), category, income));

    [Theory]
    [InlineData("2026-03-31", "1956-04-01", InsuranceCategory.National, AgeGroup.Under70)]
    [InlineData("2026-04-01", "1956-04-01", InsuranceCategory.National, AgeGroup.From70)]
    [InlineData("2026-04-02", "1956-04-01", InsuranceCategory.National, AgeGroup.From70)]
    [InlineData("2031-03-31", "1956-04-01", InsuranceCategory.National, AgeGroup.From70)]
    [InlineData("2031-04-01", "1956-04-01", InsuranceCategory.National, AgeGroup.From75)]
    [InlineData("2031-04-02", "1956-04-01", InsuranceCategory.National, AgeGroup.From75)]
    [InlineData("2026-03-31", "1956-04-01", InsuranceCategory.LateStageElderly, AgeGroup.From75)]
    public void the_late_stage_scheme_counts_as_75_and_over(string day, string birth, InsuranceCategory category, AgeGroup group) =>
        Assert.Equal(group, CopayRate.AgeGroupOn(Day(day), Day(birth), category));

    [Fact]
    public void what_the_insurer_states_goes_before_what_follows_from_age() =>
        Assert.Equal(10, Terms(First, null, copay: 10).CopayOn(Today, Birth));

    [Fact]
    public void without_a_stated_rate_it_follows_from_age_scheme_and_income() =>
        Assert.Equal(30, (Terms(First, null) with { CopayPercent = null }).CopayOn(Today, Birth));

    [Theory]
    [InlineData("2026-07-31", 30)]
    [InlineData("2026-08-01", 20)]
    [InlineData("2026-08-02", 20)]
    [InlineData("2027-07-30", 20)]
    [InlineData("2027-07-31", 20)]
    [InlineData("2027-08-01", 30)]
    public void an_elderly_benefit_goes_before_the_stated_rate_while_it_holds(string day, int percent)
    {
        var terms = Terms(First, null) with { ElderlyBenefit = new(20, Day("2026-08-01"), Day("2027-07-31")) };
        Assert.Equal(percent, terms.CopayOn(Day(day), Birth));
    }

    private static int On(string day, string birth, InsuranceCategory category) => CopayRate.On(Day(day), Day(birth), category, null);

    private static LocalDate Day(string text) => LocalDatePattern.Iso.Parse(text).Value;
}
