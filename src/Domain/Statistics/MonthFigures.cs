using NodaTime;

namespace Healthcare.Domain.Statistics;

/// <summary>All that is known of a month: what the platform counted itself and what sources reported, together.</summary>
/// <param name="Month">The month.</param>
/// <param name="Rows">By type and prefecture, each pair once.</param>
/// <param name="Persons">The persons.</param>
/// <param name="Sources">Where the figures come from: <see cref="Counted"/>, and the names of reports.</param>
public sealed record MonthFigures(YearMonth Month, IReadOnlyList<UsageRow> Rows, UsagePersons Persons, IReadOnlyList<string> Sources)
{
    /// <summary>The name of what the platform counted itself.</summary>
    public const string Counted = "counted";

    /// <summary>The four types in the order of the report, each for all Japan.</summary>
    public IReadOnlyList<UsageRow> ByType() =>
        [.. Enum.GetValues<InstitutionType>().Select(type => new UsageRow(type, Sum(Rows.Where(row => row.InstitutionType == type))))];

    /// <summary>All types together.</summary>
    public UsageCounts Total() => Sum(Rows);

    /// <summary>The rates below the table.</summary>
    public UsageRates Rates() => UsageRates.Of(Total(), Persons);

    /// <summary>
    /// Puts what was counted and what was reported together. A reported population stands in place of the number of persons that
    /// the platform registered, for that is only those it knows.
    /// </summary>
    public static MonthFigures Of(YearMonth month, IReadOnlyList<UsageRow> counted, UsagePersons countedPersons, IReadOnlyList<MonthlyUsage> reports)
    {
        var rows = counted.Concat(reports.SelectMany(report => report.Rows))
            .GroupBy(row => (row.InstitutionType, row.Prefecture))
            .OrderBy(group => group.Key.Prefecture, StringComparer.Ordinal).ThenBy(group => group.Key.InstitutionType)
            .Select(group => new UsageRow(group.Key.InstitutionType, Sum(group), group.Key.Prefecture));
        var persons = reports.Aggregate(countedPersons, (sum, report) => sum + report.Persons);
        var population = reports.Sum(report => report.Persons.Population);
        return new(
            month, [.. rows], population == 0 ? persons : persons with { Population = population },
            [.. counted.Any() || countedPersons != UsagePersons.Nobody ? [Counted] : Array.Empty<string>(), .. reports.Select(report => report.Source)]);
    }

    private static UsageCounts Sum(IEnumerable<UsageRow> rows) => rows.Aggregate(UsageCounts.None, (sum, row) => sum + row.Counts);
}
