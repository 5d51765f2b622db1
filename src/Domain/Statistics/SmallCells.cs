namespace Healthcare.Domain.Statistics;

/// <summary>
/// Which rows by prefecture are too small to publish. A row with a count of 1 to 9 is hidden as a whole, because its parts add up to one
/// another. If it is the only hidden row of its type, the smallest other row is hidden too: else the national row minus the rest would tell.
/// </summary>
public static class SmallCells
{
    private const int FewestShown = 10;

    /// <summary>The rows to hide.</summary>
    public static IReadOnlySet<UsageRow> Hidden(IReadOnlyList<UsageRow> rows) =>
        rows.Where(row => row.Prefecture is not null).GroupBy(row => row.InstitutionType).SelectMany(OfType).ToHashSet();

    private static IEnumerable<UsageRow> OfType(IEnumerable<UsageRow> rows)
    {
        var small = rows.Where(row => row.Counts.All.Any(count => count is > 0 and < FewestShown)).ToList();
        return small is [var only]
            ? [only, .. rows.Where(row => row != only && row.Counts != UsageCounts.None).OrderBy(row => row.Counts.Checks).Take(1)]
            : small;
    }
}
