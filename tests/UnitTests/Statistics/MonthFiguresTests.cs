using Healthcare.Domain.Statistics;
using Healthcare.Host.Statistics;
using NodaTime;
using Xunit;

namespace Healthcare.Tests.Statistics;

public sealed class MonthFiguresTests
{
    private static readonly MonthlyUsage Published = new(Guid.Empty, March2025.Month, "published", March2025.Rows, March2025.Persons);

    [Fact]
    public void the_published_rows_add_up_to_the_published_total()
    {
        var month = MonthFigures.Of(March2025.Month, [], UsagePersons.Nobody, [Published]);
        Assert.Equal(March2025.Rows, month.ByType());
        Assert.Equal(March2025.Total, month.Total());
        Assert.Equal(["published"], month.Sources);
    }

    [Fact]
    public void what_was_counted_and_what_was_reported_are_added()
    {
        UsageRow[] counted = [new(InstitutionType.Clinic, UsageCounts.OfChecks(2, 3), "13"), new(InstitutionType.Clinic, UsageCounts.OfViews(ViewKind.Drugs, 7), "13")];
        var report = Published with { Rows = [new(InstitutionType.Clinic, new(3, 1, 2, 0, 0, 4), "13"), new(InstitutionType.Hospital, new(1, 1, 0, 0, 0, 0))] };
        var month = MonthFigures.Of(March2025.Month, counted, UsagePersons.Nobody with { PersonsSeen = 4, CardUsers = 2 }, [report]);
        Assert.Equal([new(InstitutionType.Hospital, new(1, 1, 0, 0, 0, 0)), new(InstitutionType.Clinic, new(8, 3, 5, 0, 7, 4), "13")], month.Rows);
        Assert.Equal((28_400_002, 67_600_004), (month.Persons.CardUsers, month.Persons.PersonsSeen));
        Assert.Equal(["counted", "published"], month.Sources);
    }

    [Fact]
    public void a_reported_population_stands_in_place_of_the_persons_that_the_platform_knows()
    {
        var known = new UsagePersons(40, 30, 20, 10, 15);
        Assert.Equal(40, MonthFigures.Of(March2025.Month, [], known, []).Persons.Population);
        Assert.Equal(124_800_000, MonthFigures.Of(March2025.Month, [], known, [Published]).Persons.Population);
        Assert.Equal(97_720_030, MonthFigures.Of(March2025.Month, [], known, [Published]).Persons.CardHolders);
    }

    [Fact]
    public void a_row_by_prefecture_with_fewer_than_ten_of_anything_is_hidden()
    {
        UsageRow[] rows = [Row("01", 9), Row("02", 9), Row("03", 10), Row("04", 11), Row("05", 0)];
        Assert.Equal(["01", "02"], Hidden(rows));
    }

    [Fact]
    public void a_row_that_would_be_hidden_alone_takes_the_next_smallest_with_it() =>
        Assert.Equal(["01", "03"], Hidden([Row("01", 9), Row("02", 500), Row("03", 10), Row("04", 0)]));

    [Fact]
    public void all_japan_is_never_hidden() => Assert.Empty(Hidden([Row(null, 1)]));

    [Fact]
    public void a_month_goes_by_the_clock_in_japan()
    {
        Assert.Equal(new(2025, 3), Months.Of(Instant.FromUtc(2025, 3, 31, 14, 59, 59)));
        Assert.Equal(new(2025, 4), Months.Of(Instant.FromUtc(2025, 3, 31, 15, 0)));
    }

    [Theory]
    [InlineData("2025-03", true)]
    [InlineData("2025-00", false)]
    [InlineData("2025-13", false)]
    [InlineData("2025-3", false)]
    [InlineData("1999-12", false)]
    [InlineData("２０２５-03", false)]
    [InlineData("2025/03", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void a_month_is_written_with_four_and_two_digits(string? text, bool valid) => Assert.Equal(valid, Months.TryParse(text, out _));

    [Fact]
    public void there_are_47_prefectures_from_hokkaido_to_okinawa() =>
        Assert.Equal((47, "北海道", "東京都", "沖縄県"), (Prefectures.Names.Count, Prefectures.Names["01"], Prefectures.Names["13"], Prefectures.Names["47"]));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(3, 5)]
    [InlineData(100, 100)]
    [InlineData(101, 200)]
    [InlineData(243_742_228, 250_000_000)]
    [InlineData(999_999_999, 1_000_000_000)]
    public void an_axis_ends_at_a_round_number_above_all_bars(long largest, long top) => Assert.Equal(top, UsageCharts.NiceTop(largest));

    private static UsageRow Row(string? prefecture, long checks) => new(InstitutionType.Dental, UsageCounts.OfChecks(checks, 0), prefecture);

    private static IEnumerable<string?> Hidden(IReadOnlyList<UsageRow> rows) => SmallCells.Hidden(rows).Select(row => row.Prefecture).Order(StringComparer.Ordinal);
}
