using System.Globalization;
using Healthcare.Application;
using Healthcare.Application.Access;
using Healthcare.Host.Http;
using Healthcare.Host.Identity;
using Healthcare.Projections.Access;
using Healthcare.Projections.Storage;

namespace Healthcare.Host.Endpoints;

/// <summary>やりとり履歴: who looked, for the person to see.</summary>
public static class AccessEndpoints
{
    private const int PageSize = 50;

    /// <summary>Maps the history.</summary>
    public static void MapAccesses(this IEndpointRouteBuilder app) =>
        app.MapGet("/insured-persons/{personId:guid}/accesses", HistoryAsync)
            .RequireAuthorization()
            .WithTags("Portal マイナポータル")
            .WithName("Accesses")
            .WithSummary("Who looked at, or tried to look at, the person's data (やりとり履歴); newest first, 50 at a time")
            .WithMetadata(new AllowedQuery("before"), new ReadMetadata(DataKind.Accesses))
            .Produces<IReadOnlyList<AccessLine>>();

    private static async Task HistoryAsync(
        Guid personId, string? before, HttpContext context, QueryGate gate, AccessHistory history, IRejectionWriter problems)
    {
        long? place = null;
        if (before is not null)
        {
            if (!long.TryParse(before, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed))
            {
                await problems.WriteAsync(context, RequestRejections.Invalid.At("before", "must be the id of a line"));
                return;
            }

            place = parsed;
        }

        var decision = await gate.AskAsync(context.Caller(), personId, DataKind.Accesses, context.TraceIdentifier, context.RequestAborted);
        if (decision.Rejection is { } rejection)
            await problems.WriteAsync(context, rejection);
        else
            await context.Response.WriteAsJsonAsync(await history.OfAsync(personId, place, PageSize, context.RequestAborted), StoredJson.Options);
    }
}
