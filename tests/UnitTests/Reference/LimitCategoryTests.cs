using Healthcare.Domain.Shared;
using Healthcare.Projections.Reference;
using NodaTime;
using NodaTime.Text;
using Xunit;

namespace Healthcare.Tests.Reference;

public sealed class LimitCategoryTests
{
    private const string Header = "code,ageGroup,from,through,monthlyYen,overYen,repeatYen,outpatientYen,outpatientYearYen\n";
    private static readonly LimitCategoryMaster Master = LimitCategoryFile.Load(null);

    [Theory]
    [InlineData("2022-09-30", "一般 低所得Ⅰ 低所得Ⅱ 現役並みⅠ 現役並みⅡ 現役並みⅢ")]
    [InlineData("2022-10-01", "一般Ⅰ 一般Ⅱ 低所得Ⅰ 低所得Ⅱ 現役並みⅠ 現役並みⅡ 現役並みⅢ")]
    [InlineData("2022-10-02", "一般Ⅰ 一般Ⅱ 低所得Ⅰ 低所得Ⅱ 現役並みⅠ 現役並みⅡ 現役並みⅢ")]
    public void at_75_the_general_category_became_two_on_1_october_2022(string day, string codes) =>
        Assert.Equal(codes, string.Join(' ', Master.On(Day(day)).Where(one => one.AgeGroup == AgeGroup.From75).Select(one => one.Code).Order(StringComparer.Ordinal)));

    [Theory]
    [InlineData("ア", AgeGroup.Under70, 252_600, 842_000, 140_100, null)]
    [InlineData("イ", AgeGroup.Under70, 167_400, 558_000, 93_000, null)]
    [InlineData("ウ", AgeGroup.Under70, 80_100, 267_000, 44_400, null)]
    [InlineData("エ", AgeGroup.Under70, 57_600, null, 44_400, null)]
    [InlineData("オ", AgeGroup.Under70, 35_400, null, 24_600, null)]
    [InlineData("現役並みⅢ", AgeGroup.From70, 252_600, 842_000, 140_100, null)]
    [InlineData("一般", AgeGroup.From70, 57_600, null, 44_400, 18_000)]
    [InlineData("低所得Ⅱ", AgeGroup.From70, 24_600, null, null, 8_000)]
    [InlineData("低所得Ⅰ", AgeGroup.From75, 15_000, null, null, 8_000)]
    public void the_amounts_of_2025(string code, AgeGroup group, int month, int? over, int? repeat, int? outpatient)
    {
        var one = Assert.Single(Master.On(new(2025, 8, 1)), one => one.Code == code && one.AgeGroup == group);
        Assert.Equal((month, over, repeat, outpatient), (one.MonthlyYen, one.OverYen, one.RepeatYen, one.OutpatientYen));
    }

    [Fact]
    public void a_file_of_ones_own_is_read()
    {
        var one = Assert.Single(LimitCategoryFile.Parse(Header + "ア,under70,2026-08-01,2027-07-31,270300,901000,140100,,\r\n").All);
        Assert.Equal(new("ア", AgeGroup.Under70, new(2026, 8, 1), new(2027, 7, 31), 270_300, 901_000, 140_100, null, null), one);
    }

    [Fact]
    public void another_file_takes_the_place_of_the_one_that_comes_with_the_program()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, Header + "ア,under70,2026-08-01,,270300,901000,140100,,\n");
        Assert.Single(LimitCategoryFile.Load(file).All);
        File.Delete(file);
    }

    [Theory]
    [InlineData("code,from\n", "line 1")]
    [InlineData(Header + "ア,under70,2026-08-01,,270300,,,\n", "line 2")] // a value is missing
    [InlineData(Header + "\nア,under70,2026-02-30,,270300,,,,\n", "line 3")] // no such day
    [InlineData(Header + "ア,under71,2026-08-01,,270300,,,,\n", "line 2")]
    [InlineData(Header + "ア,under70,2026-08-01,,,,,,\n", "line 2")] // no amount
    [InlineData(Header + "ア,under70,2026-08-01,,1,,,,\nア,under70,2026-01-01,2026-08-01,1,,,,\n", "two rows for one day")]
    public void a_file_that_is_wrong_stops_the_program_and_says_where(string csv, string where) =>
        Assert.Contains(where, Assert.Throws<InvalidDataException>(() => LimitCategoryFile.Parse(csv)).Message, StringComparison.Ordinal);

    private static LocalDate Day(string text) => LocalDatePattern.Iso.Parse(text).Value;
}
