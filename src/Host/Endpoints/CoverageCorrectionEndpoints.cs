using System.Globalization;
using Healthcare.Application;
using Healthcare.Application.Access;
using Healthcare.Application.Identity;
using Healthcare.Domain;
using Healthcare.Host.Http;
using Healthcare.Host.Identity;
using Healthcare.Projections.Eligibility;
using Healthcare.Projections.Storage;

namespace Healthcare.Host.Endpoints;

/// <summary>The work list of an institution: answers to its checks that became others.</summary>
public static class CoverageCorrectionEndpoints
{
    private const int PageSize = 100;

    /// <summary>Maps the list.</summary>
    public static void MapCoverageCorrections(this IEndpointRouteBuilder app) =>
        app.MapGet("/coverage-corrections", ListAsync)
            .RequireAuthorization()
            .WithTags("Eligibility 資格確認")
            .WithName("CoverageCorrections")
            .WithSummary("The institution's checks that a correction of coverage answers differently now; oldest first, 100 at a time, until acknowledged")
            .WithMetadata(new AllowedQuery("after", "acknowledged"), new RolesMetadata(Role.Clerk, Role.Doctor, Role.Dentist, Role.Pharmacist))
            .Produces<IReadOnlyList<CoverageCorrectionLine>>();

    private static async Task ListAsync(
        string? after, string? acknowledged, HttpContext context, QueryGate gate, CoverageCorrections corrections, IRejectionWriter problems)
    {
        var caller = context.Caller();
        if (await AskAsync(context, gate, []) is { } forbidden)
            await problems.WriteAsync(context, forbidden);
        else if (!long.TryParse(after ?? "0", NumberStyles.None, CultureInfo.InvariantCulture, out var place))
            await problems.WriteAsync(context, RequestRejections.Invalid.At("after", "must be the id of an entry"));
        else if (acknowledged is not (null or "true" or "false"))
            await problems.WriteAsync(context, RequestRejections.Invalid.At("acknowledged", "must be true or false"));
        else
        {
            var page = await corrections.OfAsync(caller.Institution!, place, acknowledged is null ? null : acknowledged == "true", PageSize, context.RequestAborted);
            await AskAsync(context, gate, page.Select(line => line.PersonId));
            await context.Response.WriteAsJsonAsync(page, StoredJson.Options);
        }
    }

    private static Task<Rejection?> AskAsync(HttpContext context, QueryGate gate, IEnumerable<Guid> persons) =>
        gate.AskForOwnListAsync(context.Caller(), persons, DataKind.Checks, context.TraceIdentifier, context.RequestAborted);
}
