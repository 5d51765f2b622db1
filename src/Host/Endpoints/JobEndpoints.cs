using Healthcare.Application;
using Healthcare.Application.Eligibility;
using Healthcare.Application.Identity;
using Healthcare.Application.Jobs;
using Healthcare.Domain;
using Healthcare.Host.Http;
using Healthcare.Host.Http.Guard;
using Healthcare.Host.Identity;
using Healthcare.Host.Jobs;
using Healthcare.Projections.Jobs;
using Healthcare.Projections.Storage;
using Microsoft.AspNetCore.Http.Features;

namespace Healthcare.Host.Endpoints;

/// <summary>Long work: files of lines that are taken in, done in the background and reported on.</summary>
public static class JobEndpoints
{
    private const int ListSize = 100;

    /// <summary>Maps uploads, progress and reports.</summary>
    public static void MapJobs(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup(string.Empty).WithTags("Jobs 一括処理").RequireAuthorization();
        group.MapUpload<CoverageLine>("/coverage-intakes/{job:guid}", CoverageIntakeJob.Kind, [Role.Insurer])
            .WithName("CoverageIntake")
            .WithSummary("Take in an insurer's file of coverages, up to 1,000,000 lines; sent again under the same id it goes on where it broke off");

        group.MapUpload<BookingLine>("/eligibility-batches/{job:guid}", EligibilityBatchJob.Kind, VerifyBooking.Access.Roles)
            .WithName("EligibilityBatch")
            .WithSummary("Verify the eligibility of up to 10,000 bookings beforehand (予約患者の一括照会); it opens no visit");

        var roles = new RolesMetadata(Role.Insurer, Role.Clerk, Role.Doctor, Role.Dentist, Role.Pharmacist, Role.Operator);
        var jobs = group.MapGroup(string.Empty).WithMetadata(roles);
        jobs.MapGet("/jobs", (HttpContext context, JobReads reads, IRejectionWriter problems) => ForRolesAsync(context, roles, problems, () => ListAsync(context, reads)))
            .WithName("Jobs").WithSummary("The jobs of the caller's body, newest first, 100 at most").WithMetadata(new AllowedQuery()).Produces<IReadOnlyList<JobProgress>>();
        jobs.MapGet("/jobs/{job:guid}", (Guid job, HttpContext context, JobReads reads, IRejectionWriter problems) =>
                ForRolesAsync(context, roles, problems, () => ProgressAsync(job, context, reads, problems)))
            .WithName("Job").WithSummary("How far a job is").WithMetadata(new AllowedQuery()).Produces<JobProgress>();
        jobs.MapGet("/jobs/{job:guid}/report", (Guid job, string? format, HttpContext context, JobReport report, IRejectionWriter problems) =>
                ForRolesAsync(context, roles, problems, () => InTurnAsync(context, problems, () => report.WriteAsync(job, format, context))))
            .WithName("JobReport").WithSummary("What came of the lines, as CSV or (format=ndjson) as NDJSON: refused lines with code, field and rule, and the answers of a batch")
            .WithMetadata(new AllowedQuery("format")).Produces(StatusCodes.Status200OK, contentType: BodyKinds.Csv, additionalContentTypes: BodyKinds.NewlineDelimitedJson);
        jobs.MapPost("/jobs/{job:guid}/resume", (Guid job, HttpContext context, JobReads reads, IRejectionWriter problems) =>
                ForRolesAsync(context, roles, problems, () => ResumeAsync(job, context, reads, problems)))
            .WithName("ResumeJob").WithSummary("Let a failed job go on").WithMetadata(new AllowedQuery()).Produces<JobProgress>(StatusCodes.Status202Accepted);
    }

    /// <summary>Maps a file of lines to POST; the id in its address is the client's.</summary>
    private static RouteHandlerBuilder MapUpload<TLine>(this IEndpointRouteBuilder app, string pattern, string kind, IReadOnlyList<Role> roles)
    {
        var metadata = new RolesMetadata(roles);
        return app.MapPost(pattern, (Guid job, HttpContext context, IJobs jobs, JobReads reads, IRejectionWriter problems) =>
                ForRolesAsync(context, metadata, problems, () => InTurnAsync(context, problems, () => UploadAsync<TLine>(new(job, kind, context.Caller(), "{}"), context, jobs, reads, problems))))
            .WithMetadata(metadata, new LinesMetadata(typeof(TLine)), new AllowedQuery())
            .Produces<JobProgress>(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType);
    }

    private static async Task UploadAsync<TLine>(Job job, HttpContext context, IJobs jobs, JobReads reads, IRejectionWriter problems)
    {
        if (context.Features.Get<GuardedLines>() is not { } lines)
        {
            await problems.WriteAsync(context, JobsRejections.NotLines);
            return;
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = GuardedLines.MostBytes;
        Rejection? whole = null;
        var taken = await jobs.TakeInAsync(job, lines.ReadAsync(LineMembers.Of(typeof(TLine)), refusal => whole = refusal, context.RequestAborted), context.RequestAborted);
        if ((whole ?? taken) is { } rejection)
            await problems.WriteAsync(context, rejection);
        else
            await AcceptedAsync(job.Id, context, reads);
    }

    private static async Task ListAsync(HttpContext context, JobReads reads) =>
        await context.Response.WriteAsJsonAsync(await reads.ListAsync(context.Caller(), ListSize, context.RequestAborted), StoredJson.Options);

    private static async Task ProgressAsync(Guid job, HttpContext context, JobReads reads, IRejectionWriter problems)
    {
        if (await reads.FindAsync(job, context.Caller(), context.RequestAborted) is { } progress)
            await context.Response.WriteAsJsonAsync(progress, StoredJson.Options);
        else
            await problems.WriteAsync(context, RequestRejections.NotFound);
    }

    private static async Task ResumeAsync(Guid job, HttpContext context, JobReads reads, IRejectionWriter problems)
    {
        if (await reads.FindAsync(job, context.Caller(), context.RequestAborted) is not { } progress)
            await problems.WriteAsync(context, RequestRejections.NotFound);
        else if (!await reads.ResumeAsync(progress, context.RequestAborted))
            await problems.WriteAsync(context, JobsRejections.NotFailed);
        else
            await AcceptedAsync(job, context, reads);
    }

    private static async Task AcceptedAsync(Guid job, HttpContext context, JobReads reads)
    {
        context.Response.StatusCode = StatusCodes.Status202Accepted;
        context.Response.Headers.Location = $"/jobs/{job}";
        await context.Response.WriteAsJsonAsync(await reads.FindAsync(job, context.Caller(), context.RequestAborted), StoredJson.Options);
    }

    private static async Task InTurnAsync(HttpContext context, IRejectionWriter problems, Func<Task> transfer)
    {
        using var place = context.RequestServices.GetRequiredService<Transfers>().TryBegin();
        await (place is null ? problems.WriteAsync(context, RequestRejections.Busy) : transfer());
    }

    private static Task ForRolesAsync(HttpContext context, RolesMetadata allowed, IRejectionWriter problems, Func<Task> serve) =>
        allowed.Roles.Contains(context.Caller().Role) ? serve() : problems.WriteAsync(context, RequestRejections.Forbidden);
}
