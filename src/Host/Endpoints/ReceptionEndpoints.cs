using Healthcare.Application;
using Healthcare.Application.Access;
using Healthcare.Application.Eligibility;
using Healthcare.Domain.Shared;
using Healthcare.Host.Http;
using Healthcare.Host.Identity;
using Healthcare.Projections.Eligibility;
using Healthcare.Projections.Storage;
using NodaTime;

namespace Healthcare.Host.Endpoints;

/// <summary>受付: an institution's list of who came, in order of arrival.</summary>
public static class ReceptionEndpoints
{
    /// <summary>Maps the list, the live list, and the completion of a visit.</summary>
    public static void MapReception(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup(string.Empty).WithTags("Reception 受付");
        group.MapGet("/reception", ListAsync).RequireAuthorization().WithName("Reception")
            .WithSummary("The institution's visits of a day in order of arrival (順番待ち); today's when no day is given")
            .WithMetadata(new AllowedQuery("day"), new ReadMetadata(DataKind.Visits)).Produces<IReadOnlyList<VisitLine>>();
        group.MapGet("/reception/live", (HttpContext context, ReceptionLive live) => live.ServeAsync(context)).RequireAuthorization().WithName("ReceptionLive")
            .WithSummary("The same as server-sent events: the list, then each change; Last-Event-ID goes on where the connection broke")
            .WithMetadata(new AllowedQuery(), new ReadMetadata(DataKind.Visits)).Produces(StatusCodes.Status200OK, contentType: "text/event-stream");
        group.MapCommand<CompleteVisit>("/visit-completions", "Complete a visit of the institution's list", StatusCodes.Status200OK);
    }

    private static async Task ListAsync(string? day, HttpContext context, Reception reception, QueryGate gate, IClock clock, IRejectionWriter problems)
    {
        var asked = day is null ? null : Days.Read(day);
        if (day is not null && asked is null)
        {
            await problems.WriteAsync(context, RequestRejections.Invalid.At("day", "must be a date such as 2026-04-01"));
            return;
        }

        // Asked for nobody first: whoever may not see the list does not cause it to be read.
        var rejection = await AskAsync(context, gate, []);
        if (rejection is null)
        {
            var on = asked ?? Jst.DateOf(clock.GetCurrentInstant());
            var list = await reception.ListAsync(context.Caller().Institution!, on, context.RequestAborted);
            rejection = await AskAsync(context, gate, list);
            if (rejection is null)
            {
                context.Response.Headers.CacheControl = "no-store";
                await context.Response.WriteAsJsonAsync(list, StoredJson.Options);
                return;
            }
        }

        await problems.WriteAsync(context, rejection);
    }

    /// <summary>Asks whether these lines may be shown; an access for each person is durable when it returns.</summary>
    internal static Task<Domain.Rejection?> AskAsync(HttpContext context, QueryGate gate, IReadOnlyList<VisitLine> lines) =>
        gate.AskForOwnListAsync(
            context.Caller(), lines.Select(line => line.PersonId), DataKind.Visits, context.TraceIdentifier, context.RequestAborted);
}
