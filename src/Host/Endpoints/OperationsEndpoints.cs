using Healthcare.Application;
using Healthcare.Application.Identity;
using Healthcare.Host.Http;
using Healthcare.Host.Identity;
using Healthcare.Host.Operations;
using Healthcare.Projections.Fhir;
using Healthcare.Projections.Statistics;
using Healthcare.Projections.Storage;

namespace Healthcare.Host.Endpoints;

/// <summary>運用: health, and rebuilding read models while they are served.</summary>
public static class OperationsEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapOperations(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup(string.Empty).WithTags("Operations 運用").WithMetadata(new AllowedQuery());
        group.MapGet("/health/live", () => Results.Ok(new { Status = "live" })).AllowAnonymous().WithName("Live").WithSummary("The process runs");
        group.MapGet("/health/ready", ReadyAsync).AllowAnonymous().WithName("Ready").WithSummary("Database and projections keep up");
        group.MapRebuild<FhirRebuild>("/projections/fhir/rebuild", "Rebuild", "Rebuild the FHIR read model while it is served");
        group.MapRebuild<StatisticsRebuild>("/projections/statistics/rebuild", "RebuildStatistics", "Count the statistics anew while they are served");
    }

    private static void MapRebuild<TRebuild>(this IEndpointRouteBuilder group, string path, string name, string summary)
        where TRebuild : IRebuild
    {
        group.MapPost(path, (HttpContext context, RebuildRunner<TRebuild> runner, IRejectionWriter problems) => Start(context, runner, problems, path))
            .RequireAuthorization().WithMetadata(new RolesMetadata(Role.Operator)).WithName(name).WithSummary(summary).Produces(StatusCodes.Status202Accepted);
        group.MapGet(path, ProgressAsync<TRebuild>)
            .RequireAuthorization().WithMetadata(new RolesMetadata(Role.Operator)).WithName($"{name}Progress").WithSummary("How far the rebuild is").Produces<RebuildProgress>();
    }

    private static async Task<IResult> ReadyAsync(Readiness readiness, CancellationToken ct)
    {
        var report = await readiness.CheckAsync(ct);
        return Results.Json(report, statusCode: report.Ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task Start<TRebuild>(HttpContext context, RebuildRunner<TRebuild> runner, IRejectionWriter problems, string path)
        where TRebuild : IRebuild
    {
        if (context.Caller().Role != Role.Operator)
        {
            await problems.WriteAsync(context, RequestRejections.Forbidden);
            return;
        }

        runner.Start();
        context.Response.StatusCode = StatusCodes.Status202Accepted;
        context.Response.Headers.Location = path;
    }

    private static async Task ProgressAsync<TRebuild>(HttpContext context, RebuildRunner<TRebuild> runner, IRejectionWriter problems)
        where TRebuild : IRebuild
    {
        if (context.Caller().Role != Role.Operator)
            await problems.WriteAsync(context, RequestRejections.Forbidden);
        else if (runner.Progress is { } progress)
            await context.Response.WriteAsJsonAsync(progress);
        else
            await problems.WriteAsync(context, RequestRejections.NotFound);
    }
}
