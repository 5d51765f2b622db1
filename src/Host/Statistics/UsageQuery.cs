using Healthcare.Application;
using Healthcare.Domain;
using Healthcare.Domain.Statistics;
using Microsoft.Net.Http.Headers;
using NodaTime;

namespace Healthcare.Host.Statistics;

/// <summary>What is asked of the statistics.</summary>
/// <param name="From">The first month.</param>
/// <param name="Through">The last month.</param>
/// <param name="ByPrefecture">Whether by prefecture and type instead of by type.</param>
/// <param name="Csv">Whether as CSV instead of JSON.</param>
public sealed record UsageQuery(YearMonth From, YearMonth Through, bool ByPrefecture, bool Csv)
{
    /// <summary>The most months in one answer.</summary>
    public const int MostMonths = 120;

    /// <summary>The names of the parameters.</summary>
    public static readonly string[] Parameters = ["month", "from", "through", "by", "format"];

    /// <summary>Reads the parameters, or names the one that is wrong. Without any it is the month of <paramref name="today"/>.</summary>
    public static (UsageQuery? Query, Rejection? Rejection) Read(HttpRequest request, LocalDate today)
    {
        string? Of(string name) => request.Query.TryGetValue(name, out var values) ? values.ToString() : null;

        var wrong = Parameters.FirstOrDefault(name => request.Query[name].Count > 1);
        if (wrong is not null)
            return (null, RequestRejections.Invalid.At(wrong, "must be given once"));
        if (Of("month") is not null && (Of("from") ?? Of("through")) is not null)
            return (null, RequestRejections.Invalid.At("month", "excludes from and through"));

        var (from, through) = (Of("from") ?? Of("month"), Of("through") ?? Of("month"));
        return (from is null) != (through is null)
            ? (null, RequestRejections.Invalid.At(from is null ? "from" : "through", "from and through must be given together"))
            : Read(from, through, Of("by"), Of("format"), request, today);
    }

    private static (UsageQuery? Query, Rejection? Rejection) Read(string? from, string? through, string? by, string? format, HttpRequest request, LocalDate today)
    {
        var (first, last) = (today.ToYearMonth(), today.ToYearMonth());
        var single = from == through;
        if (from is not null && !Months.TryParse(from, out first))
            return (null, RequestRejections.Invalid.At(single ? "month" : "from", "must be a month such as 2025-03"));
        if (through is not null && !Months.TryParse(through, out last))
            return (null, RequestRejections.Invalid.At("through", "must be a month such as 2025-03"));
        if (last < first || first.PlusMonths(MostMonths) <= last)
            return (null, RequestRejections.Invalid.At("through", $"must be 1 to {MostMonths} months from the first"));
        if (by is not (null or "total" or "prefecture"))
            return (null, RequestRejections.Invalid.At("by", "must be total or prefecture"));
        if (format is not (null or "json" or "csv"))
            return (null, RequestRejections.Invalid.At("format", "must be json or csv"));

        return (new(first, last, by == "prefecture", format is null ? PrefersCsv(request) : format == "csv"), null);
    }

    private static bool PrefersCsv(HttpRequest request) =>
        request.GetTypedHeaders().Accept is { } accepted
        && accepted.OrderByDescending(type => type.Quality ?? 1).FirstOrDefault(type => type.MediaType.Value is "text/csv" or "application/json") is { } first
        && first.IsSubsetOf(new MediaTypeHeaderValue("text/csv"));
}
