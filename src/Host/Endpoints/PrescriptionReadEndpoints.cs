using Healthcare.Application;
using Healthcare.Application.Access;
using Healthcare.Application.Identity;
using Healthcare.Application.Prescribing;
using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Shared;
using Healthcare.Host.Http;
using Healthcare.Host.Http.Guard;
using Healthcare.Host.Identity;
using Healthcare.Projections.Prescribing;
using Healthcare.Projections.Storage;
using NodaTime;

namespace Healthcare.Host.Endpoints;

/// <summary>Finding a prescription at a pharmacy, and one prescription as a whole.</summary>
public static class PrescriptionReadEndpoints
{
    /// <summary>Maps both.</summary>
    public static void MapPrescriptionReads(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup(string.Empty).WithTags("Prescribing 電子処方箋").RequireAuthorization();
        group.MapPost("/prescription-searches", SearchAsync).WithName("SearchPrescriptions")
            .WithSummary("Find what a person may have dispensed: by a card shown here, or by insured identity and exchange number (引換番号); wrong numbers are limited")
            .WithMetadata(new AllowedQuery(), new RolesMetadata([.. PrescriptionSearchGate.Roles]))
            .Accepts<SearchPrescriptions>("application/json").Produces<IReadOnlyList<PrescriptionFound>>()
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity).ProducesProblem(StatusCodes.Status429TooManyRequests);
        group.MapGet("/prescriptions/{prescriptionId:guid}", ReadAsync).WithName("Prescription")
            .WithSummary("A prescription as it stands today: lines, queries, messages, dispensings, alerts; for its issuer, who holds it, the person, and others with consent")
            .WithMetadata(new AllowedQuery(), new ReadMetadata(DataKind.Drugs)).Produces<PrescriptionView>();
    }

    private static async Task SearchAsync(HttpContext context, PrescriptionSearchGate gate, IRejectionWriter problems)
    {
        var caller = context.Caller();
        var body = context.Features.Get<GuardedBody>()?.Bytes ?? ReadOnlyMemory<byte>.Empty;
        if (!StrictJson.TryRead<SearchPrescriptions>(body.Span, out var search, out var unread))
        {
            await problems.WriteAsync(context, PrescriptionSearchGate.Roles.Contains(caller.Role) ? unread : RequestRejections.Forbidden);
            return;
        }

        var (rejection, found) = await gate.SearchAsync(search, caller, context.TraceIdentifier, context.RequestAborted);
        await (rejection is null ? AnswerAsync(context, found) : problems.WriteAsync(context, rejection));
    }

    private static async Task ReadAsync(
        Guid prescriptionId, HttpContext context, OpenPrescriptions prescriptions, QueryGate gate, IStandings standings, IClock clock, IRejectionWriter problems)
    {
        var caller = context.Caller();
        if (!ReadPolicy.RolesFor(DataKind.Drugs).Contains(caller.Role))
        {
            await problems.WriteAsync(context, RequestRejections.Forbidden); // Such a role does not learn what exists.
            return;
        }

        if (await prescriptions.FindAsync(prescriptionId, context.RequestAborted) is not { } found)
        {
            await problems.WriteAsync(context, PrescribingRejections.NotFound);
            return;
        }

        string[] custodians = [found.Issuer.Institution, .. found.Pharmacy is { } pharmacy ? new[] { pharmacy } : []];
        var decision = await gate.AskForRecordAsync(caller, found.PersonId, DataKind.Drugs, custodians, context.TraceIdentifier, context.RequestAborted);
        await (decision.Rejection is { } rejection ? problems.WriteAsync(context, rejection) : AnswerAsync(context, await ViewAsync(context, found, standings, clock.GetCurrentInstant())));
    }

    private static async Task<PrescriptionView> ViewAsync(HttpContext context, Prescription prescription, IStandings standings, Instant now)
    {
        var caller = context.Caller();
        var isPerson = caller.Is(prescription.PersonId);
        var standing = isPerson ? null : await standings.OfAsync(prescription.PersonId, caller.Institution!, context.RequestAborted);
        return PrescriptionView.Of(
            prescription, Jst.DateOf(now), isPerson || prescription.Issuer.Institution == caller.Institution,
            hits => standing is null ? new(hits.Count, hits, false) : HitsToShow.For(hits, standing, caller.Institution!, now));
    }

    private static Task AnswerAsync<T>(HttpContext context, T answer)
    {
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsJsonAsync(answer, StoredJson.Options);
    }
}
