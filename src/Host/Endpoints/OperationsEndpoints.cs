using Healthcare.Application;
using Healthcare.Application.Identity;
using Healthcare.Host.Http;
using Healthcare.Host.Identity;
using Healthcare.Host.Operations;
using Healthcare.Projections.Fhir;

namespace Healthcare.Host.Endpoints;

/// <summary>運用: health, and rebuilding the read model while it is served.</summary>
public static class OperationsEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapOperations(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup(string.Empty).WithTags("Operations 運用").WithMetadata(new AllowedQuery());
        group.MapGet("/health/live", () => Results.Ok(new { Status = "live" })).AllowAnonymous().WithName("Live").WithSummary("The process runs");
        group.MapGet("/health/ready", ReadyAsync).AllowAnonymous().WithName("Ready").WithSummary("Database and projections keep up");
        group.MapPost("/projections/fhir/rebuild", Start).RequireAuthorization().WithMetadata(new RolesMetadata(Role.Operator))
            .WithName("Rebuild").WithSummary("Rebuild the FHIR read model while it is served").Produces(StatusCodes.Status202Accepted);
        group.MapGet("/projections/fhir/rebuild", ProgressAsync).RequireAuthorization().WithMetadata(new RolesMetadata(Role.Operator))
            .WithName("RebuildProgress").WithSummary("How far the rebuild is").Produces<RebuildProgress>();
    }

    private static async Task<IResult> ReadyAsync(Readiness readiness, CancellationToken ct)
    {
        var report = await readiness.CheckAsync(ct);
        return Results.Json(report, statusCode: report.Ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task Start(HttpContext context, RebuildRunner runner, IRejectionWriter problems)
    {
        if (context.Caller().Role != Role.Operator)
        {
            await problems.WriteAsync(context, RequestRejections.Forbidden);
            return;
        }

        runner.Start();
        context.Response.StatusCode = StatusCodes.Status202Accepted;
        context.Response.Headers.Location = "/projections/fhir/rebuild";
    }

    private static async Task ProgressAsync(HttpContext context, RebuildRunner runner, IRejectionWriter problems)
    {
        if (context.Caller().Role != Role.Operator)
            await problems.WriteAsync(context, RequestRejections.Forbidden);
        else if (runner.Progress is { } progress)
            await context.Response.WriteAsJsonAsync(progress);
        else
            await problems.WriteAsync(context, RequestRejections.NotFound);
    }
}
