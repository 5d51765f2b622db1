using Healthcare.Application;
using Healthcare.Domain;
using Healthcare.Domain.Statistics;
using Microsoft.Net.Http.Headers;
using NodaTime;

namespace Healthcare.Host.Statistics;

/// <summary>The parameters of the statistics as they come in.</summary>
/// <param name="Month">One month, such as 2025-03.</param>
/// <param name="From">Or the first of several.</param>
/// <param name="Through">And the last.</param>
/// <param name="By"><c>total</c> (when absent) or <c>prefecture</c>.</param>
/// <param name="Format"><c>json</c> or <c>csv</c>; as the Accept header says when absent.</param>
public sealed record UsageParameters(string? Month, string? From, string? Through, string? By, string? Format)
{
    /// <summary>Their names.</summary>
    public static readonly string[] Names = ["month", "from", "through", "by", "format"];
}

/// <summary>What is asked of the statistics.</summary>
/// <param name="From">The first month.</param>
/// <param name="Through">The last month.</param>
/// <param name="ByPrefecture">Whether by prefecture and type instead of by type.</param>
/// <param name="Csv">Whether as CSV instead of JSON.</param>
public sealed record UsageQuery(YearMonth From, YearMonth Through, bool ByPrefecture, bool Csv)
{
    /// <summary>The most months in one answer.</summary>
    public const int MostMonths = 120;

    /// <summary>Reads the parameters, or names the one that is wrong. Without any it is the month of <paramref name="today"/>.</summary>
    public static (UsageQuery? Query, Rejection? Rejection) Read(UsageParameters asked, HttpRequest request, LocalDate today)
    {
        if (asked.Month is not null && (asked.From ?? asked.Through) is not null)
            return Wrong("month", "excludes from and through");
        if ((asked.From is null) != (asked.Through is null))
            return Wrong(asked.From is null ? "from" : "through", "from and through must be given together");
        if (asked.By is not (null or "total" or "prefecture"))
            return Wrong("by", "must be total or prefecture");
        if (asked.Format is not (null or "json" or "csv"))
            return Wrong("format", "must be json or csv");

        var (first, last) = (today.ToYearMonth(), today.ToYearMonth());
        if (asked.Month is not null && !Months.TryParse(asked.Month, out first))
            return Wrong("month", "must be a month such as 2025-03");
        if (asked.From is not null && !Months.TryParse(asked.From, out first))
            return Wrong("from", "must be a month such as 2025-03");
        if ((asked.Through ?? asked.Month) is { } through && !Months.TryParse(through, out last))
            return Wrong("through", "must be a month such as 2025-03");

        return last < first || first.PlusMonths(MostMonths) <= last
            ? Wrong("through", $"must be 1 to {MostMonths} months from the first")
            : (new(first, last, asked.By == "prefecture", asked.Format is null ? PrefersCsv(request) : asked.Format == "csv"), null);
    }

    private static (UsageQuery? Query, Rejection? Rejection) Wrong(string parameter, string rule) => (null, RequestRejections.Invalid.At(parameter, rule));

    private static bool PrefersCsv(HttpRequest request) =>
        request.GetTypedHeaders().Accept is { } accepted
        && accepted.OrderByDescending(type => type.Quality ?? 1).FirstOrDefault(type => type.MediaType.Value is "text/csv" or "application/json") is { } first
        && first.IsSubsetOf(new MediaTypeHeaderValue("text/csv"));
}
