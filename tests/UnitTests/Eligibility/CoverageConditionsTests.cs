using Healthcare.Domain.Eligibility;
using Healthcare.Tests.Support;
using NodaTime;
using NodaTime.Text;
using Xunit;
using static Healthcare.Tests.Eligibility.People;

namespace Healthcare.Tests.Eligibility;

public sealed class CoverageConditionsTests
{
    [Theory]
    [InlineData("ウ", "2014-12-31", "eligibility.limit-category-unknown")] // the day before there were these five
    [InlineData("ウ", "2015-01-01", null)]
    [InlineData("ウ", "2015-01-02", null)]
    [InlineData("カ", "2026-04-01", "eligibility.limit-category-unknown")]
    [InlineData("一般", "2026-04-01", "eligibility.limit-category-unknown")] // of 70 and over; the person is 56
    [InlineData("現役並みⅠ", "2040-01-31", "eligibility.limit-category-unknown")]
    [InlineData("現役並みⅠ", "2040-02-01", null)] // the month after the 70th birthday
    [InlineData("現役並みⅠ", "2040-02-02", null)]
    [InlineData("ウ", "2040-01-31", null)]
    [InlineData("ウ", "2040-02-01", "eligibility.limit-category-unknown")]
    [InlineData("ウ", "2040-02-02", "eligibility.limit-category-unknown")]
    [InlineData("一般Ⅱ", "2045-01-30", "eligibility.limit-category-unknown")]
    [InlineData("一般Ⅱ", "2045-01-31", null)] // the 75th birthday
    [InlineData("一般Ⅱ", "2045-02-01", null)]
    public void a_limit_category_is_in_the_master_for_the_persons_age_on_its_first_day(string code, string from, string? refused)
    {
        var terms = Terms(new(2010, 4, 1), null) with { LimitCategories = [new(code, Day(from))] };
        var decided = Given<InsuredPerson>.Events(Registered).When(p => p!.RegisterCoverage(CoverageId, terms, null, Limits, Now));
        if (refused is null)
            decided.Then(new CoverageRegistered(Id, CoverageId, terms, Now));
        else
            decided.ThenRejected(refused);
    }

    [Theory]
    [InlineData("2025-07-30", true)]
    [InlineData("2025-07-31", false)]
    [InlineData("2025-08-01", false)]
    public void two_limit_categories_share_no_day(string through, bool accepted)
    {
        var terms = Terms(First, null) with { LimitCategories = [new("ウ", First, Day(through)), new("エ", new(2025, 7, 31))] };
        var decided = Given<InsuredPerson>.Events(Registered).When(p => p!.RegisterCoverage(CoverageId, terms, null, Limits, Now));
        if (accepted)
            decided.Then(new CoverageRegistered(Id, CoverageId, terms, Now));
        else
            decided.ThenRejected("eligibility.limit-categories-overlap");
    }

    [Theory]
    [InlineData("2040-01-31", false)]
    [InlineData("2040-02-01", true)]
    [InlineData("2040-02-02", true)]
    [InlineData("2045-01-29", true)]
    [InlineData("2045-01-30", true)]
    [InlineData("2045-01-31", false)]
    [InlineData("2045-02-01", false)]
    public void an_elderly_benefit_begins_between_70_and_75(string from, bool accepted)
    {
        var terms = Terms(First, null) with { ElderlyBenefit = new(20, Day(from)) };
        var decided = Given<InsuredPerson>.Events(Registered).When(p => p!.RegisterCoverage(CoverageId, terms, null, Limits, Now));
        if (accepted)
            decided.Then(new CoverageRegistered(Id, CoverageId, terms, Now));
        else
            decided.ThenRejected("eligibility.elderly-benefit-out-of-age");
    }

    [Theory]
    [InlineData("2024-07-31", null)]
    [InlineData("2024-08-01", "ウ")]
    [InlineData("2024-08-02", "ウ")]
    [InlineData("2025-07-30", "ウ")]
    [InlineData("2025-07-31", "ウ")]
    [InlineData("2025-08-01", "エ")]
    [InlineData("2025-08-02", "エ")]
    [InlineData("2040-01-31", "エ")]
    [InlineData("2040-02-01", null)] // 70: the category of younger people holds no more
    [InlineData("2040-02-02", null)]
    public void the_limit_category_of_a_day(string day, string? code)
    {
        var terms = Terms(First, null) with { LimitCategories = [new("ウ", new(2024, 8, 1), new(2025, 7, 31)), new("エ", new(2025, 8, 1))] };
        Assert.Equal(code, terms.LimitCategoryOn(Day(day), Birth));
    }

    private static LocalDate Day(string text) => LocalDatePattern.Iso.Parse(text).Value;
}
