using Healthcare.Application.Statistics;
using Healthcare.Domain.Shared;
using Healthcare.Domain.Statistics;
using Healthcare.Host.Http;
using Healthcare.Host.Portal;
using Healthcare.Host.Statistics.Views;
using Healthcare.Projections.Statistics;
using Healthcare.Projections.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace Healthcare.Host.Statistics;

/// <summary>利用統計: the operator's monthly table with its rates, for anybody: as JSON, CSV and a page.</summary>
public static class StatisticsEndpoints
{
    /// <summary>Where the page is.</summary>
    public const string PagePath = "/statistics";

    /// <summary>Where the figures are.</summary>
    public const string UsagePath = "/statistics/usage";

    private const int MonthsOfCharts = 12;

    /// <summary>Maps them. They show numbers of times and of persons, and small ones by prefecture not at all: nobody's data.</summary>
    public static void MapStatistics(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup(string.Empty).WithTags("Statistics 利用統計");
        group.MapCommand<ReportMonthlyUsage>("/statistics/monthly-usage", "Report what a source counted in a month, or correct it");
        group.MapGet(UsagePath, UsageAsync).AllowAnonymous().WithName("Usage")
            .WithSummary("Checks and views by month, type of institution and prefecture, with the rates: of one month, or of those from one through another")
            .WithMetadata(new AllowedQuery(UsageParameters.Names)).Produces<UsageAnswers>();
        app.MapGet(PagePath, PageAsync).AllowAnonymous().ExcludeFromDescription()
            .AddEndpointFilter<PortalProtection>().WithMetadata(new AllowedQuery("month"));
    }

    /// <summary>The months of an answer.</summary>
    public sealed record UsageAnswers(IReadOnlyList<UsageAnswer> Months);

    private static async Task UsageAsync([AsParameters] UsageParameters asked, HttpContext context, StatisticsReads reads, IClock clock, IRejectionWriter problems)
    {
        var (query, rejection) = UsageQuery.Read(asked, context.Request, Jst.DateOf(clock.GetCurrentInstant()));
        if (query is null)
        {
            await problems.WriteAsync(context, rejection!);
            return;
        }

        var months = await reads.OfAsync(query.From, query.Through, context.RequestAborted);
        var answers = months.Select(month => UsageAnswer.Of(month, query.ByPrefecture)).ToList();
        var body = query.Csv ? UsageCsv.Of(answers) : StoredJson.Bytes(new UsageAnswers(answers));
        context.Response.ContentType = query.Csv ? "text/csv; charset=utf-8; header=present" : "application/json; charset=utf-8";
        context.Response.ContentLength = body.Length;
        context.Response.Headers.Vary = "Accept";
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    private static async Task<IResult> PageAsync(string? month, HttpContext context, StatisticsReads reads, IClock clock)
    {
        var today = Jst.DateOf(clock.GetCurrentInstant());
        var (query, rejection) = UsageQuery.Read(new(month, null, null, null, null), context.Request, today);
        if (query is null)
            return new Refusal(rejection!);

        var months = await reads.OfAsync(query.Through.PlusMonths(1 - MonthsOfCharts), query.Through, context.RequestAborted);
        return new RazorComponentResult<StatisticsPage>(new { Model = months, Current = today.ToYearMonth() });
    }
}
