using Healthcare.Domain.Eligibility;
using NodaTime;
using Xunit;
using static Healthcare.Tests.Eligibility.People;

namespace Healthcare.Tests.Eligibility;

/// <summary>The end of insurance cards. Each date on the day before, the day, and the day after.</summary>
public sealed class InsuranceCardRuleTests
{
    private static readonly LocalDate Issued = new(2024, 4, 1);

    [Theory]
    [InlineData("2024-12-01", true)]
    [InlineData("2024-12-02", false)]
    [InlineData("2024-12-03", false)]
    public void no_card_is_issued_from_2024_12_02(string issuedOn, bool proves) =>
        Assert.Equal(proves, InsuranceCardRule.Proves(new(Day(issuedOn)), Of(InsuranceCategory.Employees), new(2025, 1, 6)));

    [Theory]
    [InlineData("2025-07-30", true)]
    [InlineData("2025-07-31", true)]
    [InlineData("2025-08-01", false)]
    public void case_1_a_national_insurance_card_is_valid_to_its_own_expiry(string day, bool proves) =>
        Assert.Equal(proves, InsuranceCardRule.Proves(new(Issued, new(2025, 7, 31)), Of(InsuranceCategory.National), Day(day)));

    [Theory]
    [InlineData("2025-11-30", true)]
    [InlineData("2025-12-01", true)]
    [InlineData("2025-12-02", false)]
    public void case_2_an_employees_card_without_expiry_is_valid_to_2025_12_01(string day, bool proves) =>
        Assert.Equal(proves, InsuranceCardRule.Proves(new(Issued), Of(InsuranceCategory.Employees), Day(day)));

    [Theory]
    [InlineData("2025-11-30", true)]
    [InlineData("2025-12-01", true)]
    [InlineData("2025-12-02", false)]
    public void a_printed_expiry_after_2025_12_01_does_not_count(string day, bool proves) =>
        Assert.Equal(proves, InsuranceCardRule.Proves(new(Issued, new(2026, 3, 31)), Of(InsuranceCategory.National), Day(day)));

    [Theory]
    [InlineData("2025-05-14", true)]
    [InlineData("2025-05-15", true)]
    [InlineData("2025-05-16", false)]
    public void case_3_the_card_of_a_former_insurer_is_valid_to_the_day_of_the_change(string day, bool proves) =>
        Assert.Equal(proves, InsuranceCardRule.Proves(new(Issued), Of(InsuranceCategory.Employees, through: new(2025, 5, 15)), Day(day)));

    [Theory]
    [InlineData(null, "2025-07-30", true)]
    [InlineData(null, "2025-07-31", true)]
    [InlineData(null, "2025-08-01", false)]
    [InlineData("2026-07-31", "2025-07-30", true)]
    [InlineData("2026-07-31", "2025-07-31", true)]
    [InlineData("2026-07-31", "2025-08-01", false)]
    public void a_card_of_the_late_stage_elderly_is_valid_to_2025_07_31_at_most(string? expires, string day, bool proves) =>
        Assert.Equal(proves, InsuranceCardRule.Proves(new(Issued, expires is null ? null : Day(expires)), Of(InsuranceCategory.LateStageElderly), Day(day)));

    /// <summary>誕生日: the former scheme covers through the eve, and no card of the new scheme is issued any more.</summary>
    [Theory]
    [InlineData("2025-03-09", true)]
    [InlineData("2025-03-10", false)]
    [InlineData("2025-03-11", false)]
    public void who_turns_75_has_no_card_from_the_birthday_on(string day, bool proves)
    {
        var former = Of(InsuranceCategory.National, through: new(2025, 3, 9));
        Assert.Equal(proves, InsuranceCardRule.Proves(new(Issued), former, Day(day)));
        Assert.Null(InsuranceCardRule.LastDayOf(new(new(2025, 3, 1)), Of(InsuranceCategory.LateStageElderly)));
    }

    [Theory]
    [InlineData("2024-03-31", false)]
    [InlineData("2024-04-01", true)]
    [InlineData("2024-04-02", true)]
    public void a_card_proves_nothing_before_it_was_issued(string day, bool proves) =>
        Assert.Equal(proves, InsuranceCardRule.Proves(new(Issued), Of(InsuranceCategory.Employees), Day(day)));

    [Theory]
    [InlineData("2024-01-09", false)]
    [InlineData("2024-01-10", true)]
    [InlineData("2024-01-11", true)]
    public void a_card_proves_nothing_before_the_first_day_of_coverage(string day, bool proves) =>
        Assert.Equal(proves, InsuranceCardRule.Proves(new(new(2023, 12, 20)), Of(InsuranceCategory.Employees) with { From = new(2024, 1, 10) }, Day(day)));

    private static CoverageTerms Of(InsuranceCategory category, LocalDate? through = null) => Terms(new(2020, 4, 1), through) with { Category = category };

    private static LocalDate Day(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;
}
