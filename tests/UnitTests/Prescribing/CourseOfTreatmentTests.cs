using Healthcare.Domain.Prescribing;
using NodaTime;
using Xunit;
using static Healthcare.Tests.Prescribing.Drugs;

namespace Healthcare.Tests.Prescribing;

/// <summary>For how many days a drug counts as being taken, form by form.</summary>
public class CourseOfTreatmentTests
{
    private static readonly LocalDate Monday = new(2026, 3, 30);

    [Fact]
    public void a_drug_that_is_taken_daily_counts_for_its_days_of_supply() => Assert.Equal(7, Line(7, Use("毎食後", Days: 7)).DaysTaken);

    [Theory]
    [InlineData(DosageForm.External)]
    [InlineData(DosageForm.AsNeeded)]
    [InlineData(DosageForm.Material)]
    public void whose_days_cannot_be_computed_counts_for_fourteen_days_whatever_it_says(DosageForm form) =>
        Assert.Equal(14, (Line(30, Use("１日１回", Days: 30)) with { Form = form }).DaysTaken);

    [Fact]
    public void calendar_days_count_where_they_are_more_than_the_supply() => Assert.Equal(8, Line(7, Use("昼から", Days: 8)).DaysTaken);

    [Fact]
    public void uneven_doses_do_not_change_the_days() => Assert.Equal(7, Line(7, Use("４錠－２錠－１錠", Supplements: Codes("V14NNNNN", "V22NNNNN", "V31NNNNN"), Days: 7)).DaysTaken);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(7, 13)]
    public void every_other_day_counts_from_the_first_through_the_last_dose(int doses, int days)
    {
        Assert.Equal(days, Line(doses, Use("隔日", Supplements: Codes("I1100000"))).DaysTaken);
        Assert.Equal(days, Line(doses, Use("隔日", Timetable: new(Frequency: 1, Period: 2, Unit: TimeUnit.Day))).DaysTaken);
    }

    [Fact]
    public void every_other_day_of_fourteen_calendar_days_counts_fourteen_days() =>
        Assert.Equal(14, Line(14, Use("隔日 14日間", Supplements: Codes("I1100000"), Days: 14, UsageDays: 7)).DaysTaken);

    [Theory]
    [InlineData(1, 4)]
    [InlineData(2, 7)]
    [InlineData(3, 11)]
    [InlineData(4, 14)]
    public void monday_and_thursday_count_for_the_longest_it_can_take(int doses, int days)
    {
        Assert.Equal(days, Line(doses, Use("月木", Supplements: Codes("W0100100"))).DaysTaken);
        Assert.Equal(days, Line(doses, Use("月木", Timetable: new(Weekdays: [IsoDayOfWeek.Monday, IsoDayOfWeek.Thursday]))).DaysTaken);
    }

    [Theory]
    [InlineData("CW100000", 2, 14)]
    [InlineData("CW300000", 4, 14)]
    [InlineData("D0AK0000", 3, 62)]
    [InlineData("V14NNNNN", 5, 5)]
    [InlineData("W0000000", 5, 5)]
    [InlineData("nonsense", 5, 5)]
    [InlineData("I11", 5, 5)]
    public void doses_of_a_week_or_month_count_whole_weeks_and_months(string code, int doses, int days) =>
        Assert.Equal(days, Line(doses, Use("週１回", Supplements: Codes(code))).DaysTaken);

    [Fact]
    public void a_course_in_steps_counts_as_a_whole()
    {
        var steps = Line(6, Step(0, 2), Step(2, 2), Step(5, 2));

        Assert.Equal(7, steps.DaysTaken);
        Assert.Equal(new DateInterval(Today, Today.PlusDays(6)), steps.TakenFrom(Today));
    }

    [Fact]
    public void steps_that_leave_out_days_count_through_the_last() => Assert.Equal(12, Line(4, Step(0, 2), Step(10, 2)).DaysTaken);

    [Fact]
    public void the_right_and_the_left_eye_are_treated_at_the_same_time() => Assert.Equal(7, Line(7, Use("右眼", Days: 7), Use("左眼", Days: 7)).DaysTaken);

    [Theory]
    [InlineData(-1, null)]
    [InlineData(0, null)]
    [InlineData(1, 1)]
    public void a_drug_starts_after_the_issue_only_when_its_own_day_is_later(int offset, int? after) =>
        Assert.Equal(after, CourseOfTreatment.StartsAfter([new("後で", Starts: Today.PlusDays(offset))], Today));

    [Fact]
    public void the_second_step_of_a_course_begins_as_much_later_as_it_was_prescribed_to()
    {
        var second = Line(2, new DosageInstruction("２錠", Starts: Today.PlusDays(2), Days: 2)) with { StartsAfter = 2 };

        Assert.Equal(new DateInterval(Today.PlusDays(2), Today.PlusDays(3)), second.TakenFrom(Today));
        Assert.Equal(new DateInterval(Today.PlusDays(3), Today.PlusDays(4)), second.TakenFrom(Today.PlusDays(1)));
    }

    [Fact]
    public void days_beyond_reason_have_an_end() =>
        Assert.Equal(3660, Line(2, Use("始", Starts: LocalDate.MinIsoValue, Days: 1), Use("終", Starts: LocalDate.MaxIsoValue, Days: 1)).DaysTaken);

    [Theory]
    [InlineData("V14NNNNN", 1, 4)]
    [InlineData("V22NNNNN", 2, 2)]
    [InlineData("V20.5NNN", 2, 0.5)]
    public void a_supplementary_code_tells_an_uneven_dose(string code, int time, double units) =>
        Assert.Equal(new UnevenDose(time, (decimal)units), SupplementCode.UnevenDoseOf(code));

    [Theory]
    [InlineData("I1100000")]
    [InlineData("V0")]
    [InlineData("VNNNNNNN")]
    [InlineData("V1N4NNNN")]
    public void other_codes_tell_none(string code) => Assert.Null(SupplementCode.UnevenDoseOf(code));

    [Fact]
    public void weekdays_are_walked_from_every_day_of_the_week() =>
        Assert.All(Enumerable.Range(1, 40), doses =>
        {
            var longest = Enumerable.Range(0, 7).Max(first => Walk(Monday.PlusDays(first), doses, [IsoDayOfWeek.Tuesday, IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday]));
            Assert.Equal(longest, SupplementCode.OnWeekdays(doses, SupplementCode.Flags([IsoDayOfWeek.Tuesday, IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday])));
        });

    private static int Walk(LocalDate first, int doses, IsoDayOfWeek[] days)
    {
        var day = first;
        for (; doses > 0; day = day.PlusDays(1))
            doses -= days.Contains(day.DayOfWeek) ? 1 : 0;
        return Period.DaysBetween(first, day);
    }

    private static DosageInstruction Use(
        string text, CodedText[]? Supplements = null, LocalDate? Starts = null, int? Days = null, int? UsageDays = null, Timetable? Timetable = null) =>
        new(text, Supplements: Supplements, Starts: Starts, Days: Days, UsageDays: UsageDays, Timetable: Timetable);

    private static DosageInstruction Step(int after, int days) => new("段階", Starts: Today.PlusDays(after), Days: days);

    private static CodedText[] Codes(params string[] codes) => [.. codes.Select(code => new CodedText([new("http://jami.jp/CodeSystem/MedicationUsageAdditional", code)]))];

    private static MedicationLine Line(int supply, params DosageInstruction[] instructions) => Tablets with { DaysSupply = supply, Instructions = instructions };
}
