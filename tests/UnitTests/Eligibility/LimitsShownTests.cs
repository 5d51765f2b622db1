using System.Text;
using Healthcare.Application.Eligibility;
using Healthcare.Domain.Eligibility;
using Healthcare.Projections.Storage;
using NodaTime;
using Xunit;
using static Healthcare.Tests.Eligibility.People;

namespace Healthcare.Tests.Eligibility;

public sealed class LimitsShownTests
{
    private static readonly CoverageTerms Limited = Terms(First, null) with
    {
        Income = IncomeClass.ActiveWorker,
        LimitCategories = [new("ウ", new(2025, 1, 1), new(2025, 7, 31))],
        SpecifiedDiseases = [new(SpecifiedDisease.Dialysis, 10_000, new(2025, 1, 1), new(2025, 7, 31))],
    };

    [Theory]
    [InlineData("2024-12-31", false)]
    [InlineData("2025-01-01", true)]
    [InlineData("2025-01-02", true)]
    [InlineData("2025-07-30", true)]
    [InlineData("2025-07-31", true)]
    [InlineData("2025-08-01", false)]
    public void limits_are_those_of_the_day_of_service(string day, bool there)
    {
        var limits = LimitsShown.Of(Limited, NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value, Birth);
        Assert.Equal(there ? ("ウ", new DiseaseShown(SpecifiedDisease.Dialysis, 10_000)) : (null, null), (limits?.Category, limits?.SpecifiedDiseases[0]));
    }

    [Fact]
    public void who_is_not_covered_has_no_limits() => Assert.Null(LimitsShown.Of(null, First, Birth));

    [Fact]
    public void the_coverage_shown_holds_neither_limits_nor_diseases_nor_income()
    {
        var shown = Encoding.UTF8.GetString(StoredJson.Bytes(CoverageShown.Of(Limited)!));
        Assert.All(["ウ", "dialysis", "activeWorker", "limit", "disease", "income"], word => Assert.DoesNotContain(word, shown, StringComparison.OrdinalIgnoreCase));
    }
}
