using Healthcare.Domain.Prescribing;
using Healthcare.Projections.Prescribing;
using NodaTime;

namespace Healthcare.Host.Medications;

/// <summary>Drugs over days, the current ones first. A plain model: the portal and the desks show it by the same component.</summary>
/// <param name="From">The first day shown.</param>
/// <param name="Through">The last day shown.</param>
/// <param name="Today">The day in Japan.</param>
/// <param name="Rows">A row for each drug.</param>
public sealed record Timeline(LocalDate From, LocalDate Through, LocalDate Today, IReadOnlyList<TimelineRow> Rows)
{
    /// <summary>How many days are shown.</summary>
    public int Days => Period.DaysBetween(From, Through) + 1;
}

/// <summary>One drug.</summary>
/// <param name="DrugName">Its name.</param>
/// <param name="Form">剤形区分.</param>
/// <param name="Current">Whether it counts as being taken today or later.</param>
/// <param name="Bars">When it counts as being taken.</param>
/// <param name="Overlaps">Days on which another prescription brings the same ingredient by the same route.</param>
public sealed record TimelineRow(
    string DrugName, DosageForm Form, bool Current, IReadOnlyList<TimelineBar> Bars, IReadOnlyList<TimelineOverlap> Overlaps);

/// <summary>Days of one drug.</summary>
/// <param name="From">The first.</param>
/// <param name="Through">The last.</param>
/// <param name="Stage">Handed over, or only asked for.</param>
public sealed record TimelineBar(LocalDate From, LocalDate Through, MedicationStage Stage);

/// <summary>Days of an overlap.</summary>
/// <param name="From">The first.</param>
/// <param name="Through">The last.</param>
/// <param name="With">The line it overlaps with.</param>
public sealed record TimelineOverlap(LocalDate From, LocalDate Through, MedicationHistoryLine With);

/// <summary>Makes timelines. Pure.</summary>
public static class Timelines
{
    private const int DaysAhead = 7;

    /// <summary>The timeline of the lines that count, from a day on.</summary>
    public static Timeline Of(IReadOnlyList<MedicationHistoryLine> lines, LocalDate since, LocalDate today)
    {
        List<MedicationHistoryLine> shown = [.. lines.Where(line => line.Through >= since)];
        var last = shown.Select(line => line.Through!.Value).Append(today.PlusDays(DaysAhead)).Max();
        var rows = shown.GroupBy(line => (line.Drug, line.DrugName)).Select(group => RowOf([.. group], shown));
        return new(since, last, today, [.. rows.OrderByDescending(row => row.Current).ThenByDescending(row => row.Bars.Max(bar => bar.Through))]);
    }

    /// <summary>Whether two lines are what the check calls a duplicate (重複投薬): of two prescriptions, same ingredient and route, on overlapping days.</summary>
    public static bool Overlap(MedicationHistoryLine one, MedicationHistoryLine other) =>
        one.PrescriptionId != other.PrescriptionId && one.From <= other.Through && other.From <= one.Through
        && (one.Drug.IngredientAndRoute == other.Drug.IngredientAndRoute
            || (one.Route is { } route && route == other.Route && one.Ingredients.Intersect(other.Ingredients).Any()));

    private static TimelineRow RowOf(IReadOnlyList<MedicationHistoryLine> lines, IReadOnlyList<MedicationHistoryLine> all) => new(
        lines[0].DrugName, lines[0].Form, lines.Any(line => line.Current),
        [.. lines.Select(line => new TimelineBar(line.From!.Value, line.Through!.Value, line.Stage)).OrderBy(bar => bar.From)],
        [
            .. from line in lines
               from other in all
               where Overlap(line, other)
               let overlap = new TimelineOverlap(LocalDate.Max(line.From!.Value, other.From!.Value), LocalDate.Min(line.Through!.Value, other.Through!.Value), other)
               orderby overlap.From
               select overlap,
        ]);
}
