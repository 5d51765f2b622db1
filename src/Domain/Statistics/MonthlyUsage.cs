using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Domain.Statistics;

/// <summary>A source told what was used in a month. What it told of that month before no longer counts.</summary>
/// <param name="Month">The month, in Japan.</param>
/// <param name="Source">Who counted: a short name, such as <c>published</c>.</param>
/// <param name="Rows">Each type of institution, for all Japan or by prefecture.</param>
/// <param name="Persons">The persons of the same month.</param>
/// <param name="ReportedAt">When the operator brought it in.</param>
public sealed record MonthlyUsageReported(
    YearMonth Month, string Source, IReadOnlyList<UsageRow> Rows, UsagePersons Persons, Instant ReportedAt) : IReferenceEvent;

/// <summary>What one source last told of one month.</summary>
public sealed record MonthlyUsage(Guid Id, YearMonth Month, string Source, IReadOnlyList<UsageRow> Rows, UsagePersons Persons)
    : IEventSourced<MonthlyUsage>
{
    /// <summary>The stream of this month of this source.</summary>
    public static Guid StreamOf(YearMonth month, string source) => StreamId.Of("monthly-usage", $"{Months.Text(month)}:{source}");

    /// <summary>Takes a report in, or its correction. A month that has not begun has no figures.</summary>
    public static Decision Report(MonthlyUsage? existing, MonthlyUsageReported report, LocalDate today)
    {
        if (report.Month > today.ToYearMonth())
            return StatisticsRejections.MonthNotBegun;

        return existing is not null && existing.Persons == report.Persons && existing.Rows.SequenceEqual(report.Rows)
            ? Decision.Accept()
            : Decision.Accept(report);
    }

    /// <inheritdoc/>
    public static MonthlyUsage? Evolve(MonthlyUsage? state, object @event) => @event switch
    {
        MonthlyUsageReported e => new(StreamOf(e.Month, e.Source), e.Month, e.Source, e.Rows, e.Persons),
        _ => state,
    };
}

/// <summary>Every refusal of this context.</summary>
public static class StatisticsRejections
{
    /// <summary>Figures of the future.</summary>
    public static readonly Rejection MonthNotBegun = new(
        "statistics.month-not-begun", RejectionKind.Refused, "This month has not begun in Japan.", "Report a month that has begun.");
}
