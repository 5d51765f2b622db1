using NodaTime;

namespace Healthcare.Domain.Prescribing;

/// <summary>
/// How many calendar days the instructions of one drug cover, from its first through its last day: pauses count, and of steps that
/// begin on days of their own (漸増漸減) the whole span counts. What can be read in two ways is read as the longer: a duplicate must not slip through.
/// </summary>
public static class CourseOfTreatment
{
    private const int MostDays = 3660;
    private const int DaysOfWeek = 7, DaysOfMonth = 31, DaysOfYear = 366;

    /// <summary>The days of all instructions together; <paramref name="supply"/> is 投与日数 of the line.</summary>
    public static int DaysOf(IReadOnlyList<DosageInstruction> instructions, int supply) =>
        (int)Math.Min(MostDays, instructions.Select(instruction => OffsetOf(instruction, FirstDayOf(instructions)) + DaysOf(instruction, supply)).Append(supply).Max());

    /// <summary>The first day that an instruction names.</summary>
    public static LocalDate? FirstDayOf(IEnumerable<DosageInstruction> instructions) => instructions.Min(instruction => instruction.Starts);

    /// <summary>How many days after the issue the first instruction begins; null for at once, and for a day that had passed.</summary>
    public static int? StartsAfter(IEnumerable<DosageInstruction> instructions, LocalDate issuedOn) =>
        FirstDayOf(instructions) is { } first && first > issuedOn ? Math.Min(MostDays, Period.DaysBetween(issuedOn, first)) : null;

    private static long OffsetOf(DosageInstruction instruction, LocalDate? first) =>
        instruction.Starts is { } starts && first is { } day ? Period.DaysBetween(day, starts) : 0;

    // The calendar days are at least those the days with a dose need.
    private static long DaysOf(DosageInstruction instruction, int supply)
    {
        var doseDays = Math.Min(instruction.UsageDays ?? Math.Min(instruction.Days ?? supply, supply), MostDays);
        var named = instruction is { Starts: { } starts, Ends: { } ends } ? Period.DaysBetween(starts, ends) + 1L : 0L;
        return Math.Max(Math.Max(instruction.Days ?? 0, named), DaysToCover(instruction, doseDays));
    }

    private static int DaysToCover(DosageInstruction instruction, int doseDays) =>
        instruction.SupplementCodes.Select(code => SupplementCode.DaysToCover(code, doseDays))
            .Append(DaysToCover(instruction.Timetable, doseDays))
            .Max() ?? doseDays;

    private static int? DaysToCover(Timetable? timetable, int doseDays) => timetable switch
    {
        { Weekdays: { Count: > 0 } weekdays } => SupplementCode.OnWeekdays(doseDays, SupplementCode.Flags(weekdays)),
        { Frequency: { } frequency, Period: { } period and <= MostDays, Unit: { } unit } when DaysIn(unit) * period is > 1 and <= MostDays and var days =>
            frequency == 1 ? SupplementCode.WithPauses(doseDays, 1, (int)days - 1) : SupplementCode.Each((int)Math.Ceiling(days), doseDays, Math.Min(frequency, (int)days)),
        _ => null,
    };

    private static int DaysIn(TimeUnit unit) => unit switch
    {
        TimeUnit.Day => 1,
        TimeUnit.Week => DaysOfWeek,
        TimeUnit.Month => DaysOfMonth,
        TimeUnit.Year => DaysOfYear,
        _ => 0,
    };
}
