using Healthcare.Application.Access;
using Healthcare.Application.Identity;
using Healthcare.Domain;
using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Shared;
using Healthcare.Host.Http;
using Healthcare.Host.Identity;
using Healthcare.Host.Medications;
using Healthcare.Projections.Prescribing;
using Healthcare.Projections.Storage;
using NodaTime;

namespace Healthcare.Host.Endpoints;

/// <summary>A page of a medication history as JSON.</summary>
/// <param name="PersonId">Whose it is.</param>
/// <param name="AsOf">The day in Japan.</param>
/// <param name="Since">The first day that is shown; what is current may be older, to the person.</param>
/// <param name="Total">How many lines all pages have.</param>
/// <param name="Lines">The lines, the newest day first.</param>
/// <param name="Next">The cursor of the next page.</param>
public sealed record MedicationsAnswer(Guid PersonId, LocalDate AsOf, LocalDate Since, int Total, IReadOnlyList<MedicationHistoryLine> Lines, string? Next);

/// <summary>薬剤情報: what was prescribed and dispensed anywhere, and お薬手帳.</summary>
public static class MedicationEndpoints
{
    /// <summary>Maps the reads.</summary>
    public static void MapMedications(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/insured-persons/{personId:guid}").WithTags("Prescribing 電子処方箋").RequireAuthorization();
        group.MapGet("/medications", HistoryAsync)
            .WithName("Medications")
            .WithSummary("What was prescribed and dispensed anywhere, line by line, the newest first: view=current|past|all, days (100; the person up to 1826), count, cursor; FHIR when application/fhir+json is accepted")
            .WithMetadata(new AllowedQuery("view", "days", "count", "cursor"), new ReadMetadata(DataKind.Drugs))
            .Produces<MedicationsAnswer>(StatusCodes.Status200OK, "application/json", FhirAccept.MediaType);
        group.MapGet("/medications.pdf", (Guid personId, HttpContext context, Booklets booklets) => booklets.AnswerAsync(context, personId))
            .WithName("MedicationBooklet")
            .WithSummary("The current drugs as PDF, to print or to show (お薬手帳)")
            .WithMetadata(new AllowedQuery(), new ReadMetadata(DataKind.Drugs))
            .Produces(StatusCodes.Status200OK, contentType: Booklets.MediaType);
    }

    private static async Task HistoryAsync(
        Guid personId, string? view, string? days, string? count, string? cursor,
        HttpContext context, QueryGate gate, MedicationHistoryReads reads, IClock clock, IRejectionWriter problems)
    {
        var (query, invalid) = MedicationQuery.Read(view, days, count, cursor);
        if (query is null)
        {
            await problems.WriteAsync(context, invalid!);
            return;
        }

        var own = context.Caller().Role == Role.InsuredPerson;
        if (await RefusalAsync(context, gate, personId, own ? 0 : query.Days) is { } refused)
        {
            await problems.WriteAsync(context, refused);
            return;
        }

        var today = Jst.DateOf(clock.GetCurrentInstant());
        var window = own ? HistoryWindow.OfPerson(today, query.Days) : HistoryWindow.OfInstitution(today, query.Days);
        var page = MedicationPage.Of(await reads.OfAsync(personId, today, window, context.RequestAborted), query.View, query.After, query.Count);
        context.Response.Headers.CacheControl = "no-store";
        if (FhirAccept.Prefers(context.Request))
            await WriteBundleAsync(context, reads, page);
        else
            await context.Response.WriteAsJsonAsync(
                new MedicationsAnswer(personId, today, window.Since, page.Total, page.Lines, page.Next is { } next ? MedicationQuery.CursorOf(next) : null), StoredJson.Options);
    }

    // How far back an institution may ask depends on no person: it is said before anybody is asked for.
    private static async Task<Rejection?> RefusalAsync(HttpContext context, QueryGate gate, Guid personId, int daysOfInstitution) =>
        daysOfInstitution > HistoryWindow.ReadableDays
            ? PrescribingRejections.BeyondReadableDays
            : (await gate.AskAsync(context.Caller(), personId, DataKind.Drugs, context.TraceIdentifier, context.RequestAborted)).Rejection;

    private static async Task WriteBundleAsync(HttpContext context, MedicationHistoryReads reads, MedicationPage page)
    {
        var server = $"{context.Request.Scheme}://{context.Request.Host}";
        var next = page.Next is { } place ? $"{server}{context.Request.Path}{QueryString.Create([.. SameQuery(context), KeyValuePair.Create("cursor", (string?)MedicationQuery.CursorOf(place))])}" : null;
        var body = MedicationBundle.Of(page, await reads.ResourcesOfAsync(page.Lines, context.RequestAborted), $"{server}/fhir", next);
        await FhirReader.WriteAsync(context, StatusCodes.Status200OK, body);
    }

    private static IEnumerable<KeyValuePair<string, string?>> SameQuery(HttpContext context) =>
        context.Request.Query.Where(pair => pair.Key != "cursor").Select(pair => KeyValuePair.Create(pair.Key, pair.Value.FirstOrDefault()));
}
