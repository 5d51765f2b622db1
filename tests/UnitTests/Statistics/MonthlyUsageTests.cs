using Healthcare.Application.Statistics;
using Healthcare.Domain;
using Healthcare.Domain.Statistics;
using Healthcare.Tests.Support;
using NodaTime;
using Xunit;

namespace Healthcare.Tests.Statistics;

public sealed class MonthlyUsageTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 4, 1, 0, 30);
    private static readonly MonthlyUsageReported Reported = new(March2025.Month, "published", March2025.Rows, March2025.Persons, Now);

    [Fact]
    public void a_source_reports_a_month() => Given<MonthlyUsage>.Nothing.When(On(new(2026, 4, 1), Reported)).Then(Reported);

    [Fact]
    public void a_correction_stands_in_place_of_what_was_reported()
    {
        var correction = Reported with { Persons = March2025.Persons with { CardUsers = 28_500_000 } };
        Given<MonthlyUsage>.Events(Reported).When(On(new(2026, 4, 1), correction)).Then(correction);
        Assert.Equal(correction.Persons, MonthlyUsage.Evolve(MonthlyUsage.Evolve(null, Reported), correction)!.Persons);
    }

    [Fact]
    public void the_same_report_again_changes_nothing() =>
        Given<MonthlyUsage>.Events(Reported).When(On(new(2026, 4, 1), Reported with { Rows = [.. March2025.Rows] })).ThenNothing();

    [Theory]
    [InlineData(2025, 2, 28, false)]
    [InlineData(2025, 3, 1, true)]
    [InlineData(2025, 3, 2, true)]
    public void a_month_is_reported_from_its_first_day_on(int year, int month, int day, bool taken)
    {
        var asked = Given<MonthlyUsage>.Nothing.When(On(new(year, month, day), Reported));
        if (taken)
            asked.Then(Reported);
        else
            asked.ThenRejected("statistics.month-not-begun");
    }

    [Fact]
    public void each_source_has_its_own_stream_for_each_month() => Assert.Equal(3, new[]
    {
        MonthlyUsage.StreamOf(March2025.Month, "published"), MonthlyUsage.StreamOf(March2025.Month, "other"), MonthlyUsage.StreamOf(new(2025, 4), "published"),
    }.Distinct().Count());

    public static TheoryData<string, string, ReportMonthlyUsage> Malformed()
    {
        var good = new ReportMonthlyUsage(March2025.Month, "published", March2025.Rows, March2025.Persons);
        UsageRow Row(InstitutionType type, string? prefecture, long checks = 3) => new(type, new(checks, 1, 2, 0, 0, 0), prefecture);
        return new()
        {
            { "source", "a name with spaces", good with { Source = "Published figures" } },
            { "source", "the platform's own name", good with { Source = "counted" } },
            { "month", "a year out of range", good with { Month = new(1999, 12) } },
            { "rows", "no rows", good with { Rows = [] } },
            { "rows", "a type twice", good with { Rows = [Row(InstitutionType.Clinic, "13"), Row(InstitutionType.Clinic, "13")] } },
            { "rows", "a type for all Japan and for a prefecture", good with { Rows = [Row(InstitutionType.Clinic, null), Row(InstitutionType.Clinic, "13")] } },
            { "rows[0].Prefecture", "prefecture 48", good with { Rows = [Row(InstitutionType.Clinic, "48")] } },
            { "rows[0].Prefecture", "prefecture 0", good with { Rows = [Row(InstitutionType.Clinic, "00")] } },
            { "rows[0].Counts", "checks that are not the sum", good with { Rows = [Row(InstitutionType.Clinic, null, 4)] } },
            { "rows[0].Counts", "a negative count", good with { Rows = [new(InstitutionType.Clinic, new(0, 1, -1, 0, 0, 0))] } },
            { "persons", "more holders than people", good with { Persons = new(1, 2, 1, 0, 0) } },
            { "persons", "more registered than holders", good with { Persons = new(3, 1, 2, 0, 0) } },
            { "persons", "more card users than seen", good with { Persons = new(3, 2, 1, 2, 1) } },
        };
    }

    [Theory]
    [MemberData(nameof(Malformed))]
    public void a_report_has_a_sound_form(string field, string what, ReportMonthlyUsage report) =>
        Assert.True(
            new ReportMonthlyUsageValidator().Validate(report).Errors.Any(error => error.PropertyName.Equals(field, StringComparison.OrdinalIgnoreCase)),
            $"{what} is taken, or another field than {field} is named.");

    [Fact]
    public void the_published_report_is_sound() =>
        Assert.Empty(new ReportMonthlyUsageValidator().Validate(new ReportMonthlyUsage(March2025.Month, "published", March2025.Rows, March2025.Persons)).Errors);

    private static Func<MonthlyUsage?, Decision> On(LocalDate today, MonthlyUsageReported report) => existing => MonthlyUsage.Report(existing, report, today);
}
