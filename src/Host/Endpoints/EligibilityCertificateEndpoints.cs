using Healthcare.Application;
using Healthcare.Application.Access;
using Healthcare.Application.Eligibility;
using Healthcare.Application.Identity;
using Healthcare.Application.Jobs;
using Healthcare.Domain;
using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Shared;
using Healthcare.Host.Http;
using Healthcare.Host.Http.Guard;
using Healthcare.Host.Identity;
using Healthcare.Host.Jobs;
using Healthcare.Host.Schedule;
using Healthcare.Projections.Eligibility;
using Healthcare.Projections.Jobs;
using Healthcare.Projections.Storage;
using NodaTime;
using NodaTime.Text;

namespace Healthcare.Host.Endpoints;

/// <summary>資格確認書: asked for, issued ex officio, listed.</summary>
public static class EligibilityCertificateEndpoints
{
    private const int PageSize = 100;

    /// <summary>Maps commands, lists and the job of a day.</summary>
    public static void MapEligibilityCertificates(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup(string.Empty).WithTags("Eligibility 資格確認");
        group.MapCommand<RequestEligibilityCertificate>("/eligibility-certificate-requests", "Ask for a 資格確認書 for the coverage of today (交付申請)");
        group.MapCommand<ReissueEligibilityCertificate>("/eligibility-certificates/reissues", "Have a lost 資格確認書 issued anew (再交付)");
        group.MapCommand<ReturnEligibilityCertificate>("/eligibility-certificates/returns", "Give a 資格確認書 back, or report it lost", StatusCodes.Status200OK);
        group.MapGet("/eligibility-certificates", ListAsync).RequireAuthorization()
            .WithName("EligibilityCertificates")
            .WithSummary("The insurer's 資格確認書 in the order of their issue, 100 at a time; CSV when text/csv is accepted")
            .WithMetadata(new AllowedQuery("issuedFrom", "issuedThrough", "reason", "after"), new RolesMetadata(Role.Insurer))
            .Produces<IReadOnlyList<EligibilityCertificateLine>>(StatusCodes.Status200OK, "application/json", BodyKinds.Csv);
        group.MapGet("/insured-persons/{personId:guid}/eligibility-certificates", OfPersonAsync).RequireAuthorization()
            .WithName("EligibilityCertificatesOfPerson")
            .WithSummary("The person's 資格確認書, the newest first; an insurer sees its own, an institution the 限度額適用区分 with consent only")
            .WithMetadata(new AllowedQuery(), new ReadMetadata(DataKind.Insurance))
            .Produces<IReadOnlyList<EligibilityCertificateLine>>();
        group.MapPost("/ex-officio-certificates/{date}", StartAsync).RequireAuthorization()
            .WithName("StartExOfficioCertificates")
            .WithSummary("Issue 資格確認書 ex officio (職権交付) as of a day, from 2024-12-02 through a year from today; the same day is the same job")
            .WithMetadata(new AllowedQuery(), new RolesMetadata(Role.Operator))
            .Produces<JobProgress>(StatusCodes.Status202Accepted);
    }

    private static async Task ListAsync(
        string? issuedFrom, string? issuedThrough, string? reason, string? after,
        HttpContext context, QueryGate gate, EligibilityCertificateReads reads, IRejectionWriter problems)
    {
        if (context.Caller() is not { Role: Role.Insurer, Institution: { } insurer })
        {
            await problems.WriteAsync(context, RequestRejections.Forbidden);
            return;
        }

        var (filter, invalid) = CertificateQuery.Read(issuedFrom, issuedThrough, reason, after);
        if (filter is null)
        {
            await problems.WriteAsync(context, invalid!);
            return;
        }

        var page = await reads.OfInsurerAsync(insurer, filter, PageSize, context.RequestAborted);
        if (await gate.AskForOwnListAsync(context.Caller(), page.Select(line => line.PersonId), DataKind.Insurance, context.TraceIdentifier, context.RequestAborted) is { } forbidden)
            await problems.WriteAsync(context, forbidden);
        else if (context.Request.Headers.Accept.ToString().Contains(BodyKinds.Csv, StringComparison.OrdinalIgnoreCase))
            await Results.Text(CertificateCsv.Of(page), $"{BodyKinds.Csv}; charset=utf-8").ExecuteAsync(context);
        else
            await context.Response.WriteAsJsonAsync(page, StoredJson.Options);
    }

    private static async Task OfPersonAsync(Guid personId, HttpContext context, QueryGate gate, EligibilityCertificateReads reads, IRejectionWriter problems)
    {
        var caller = context.Caller();
        var decision = await gate.AskAsync(caller, personId, DataKind.Insurance, context.TraceIdentifier, context.RequestAborted);
        if (decision.Rejection is { } rejection)
        {
            await problems.WriteAsync(context, rejection);
            return;
        }

        var all = await reads.OfPersonAsync(personId, context.RequestAborted);
        var shown = all.Where(line => decision.Extent == Extent.All || line.Identity.InsurerNumber == caller.Institution)
            .Select(line => decision.ShowsLimits ? line : line with { LimitCategory = null });
        await context.Response.WriteAsJsonAsync(shown, StoredJson.Options);
    }

    private static async Task StartAsync(
        string date, HttpContext context, [FromKeyedServices(ExOfficioJob.Kind)] DailyJob exOfficio, JobReads reads, IClock clock, IRejectionWriter problems)
    {
        var last = Jst.DateOf(clock.GetCurrentInstant()).PlusYears(1);
        if (context.Caller().Role != Role.Operator)
            await problems.WriteAsync(context, RequestRejections.Forbidden);
        else if (LocalDatePattern.Iso.Parse(date) is not { Success: true, Value: var day } || day < ExOfficio.FirstDay || day > last)
            await problems.WriteAsync(context, RequestRejections.Invalid.At("date", $"must be a day from {ExOfficio.FirstDay:uuuu-MM-dd} through {last:uuuu-MM-dd}"));
        else if (await exOfficio.StartAsync(day, context.RequestAborted) is { } refused)
            await problems.WriteAsync(context, refused);
        else
        {
            context.Response.StatusCode = StatusCodes.Status202Accepted;
            context.Response.Headers.Location = $"/jobs/{DailyJob.IdOf(ExOfficioJob.Kind, day)}";
            await context.Response.WriteAsJsonAsync(await reads.FindAsync(DailyJob.IdOf(ExOfficioJob.Kind, day), context.Caller(), context.RequestAborted), StoredJson.Options);
        }
    }
}
