using System.Text;
using Healthcare.Application;
using Healthcare.Application.Access;
using Healthcare.Application.Jobs;
using Healthcare.Domain;
using Healthcare.Host.Http;
using Healthcare.Host.Http.Guard;
using Healthcare.Host.Identity;
using Healthcare.Projections.Jobs;

namespace Healthcare.Host.Jobs;

/// <summary>Writes the report of a job as it is read: nothing is gathered but the next lines, whose accesses are on disk before they leave.</summary>
public sealed class JobReport(JobReads reads, QueryGate gate, IEnumerable<IJobKind> kinds, IRejectionWriter problems)
{
    private const int LinesTogether = 500;

    /// <summary>Writes it, or why not. CSV unless NDJSON is asked for.</summary>
    public async Task WriteAsync(Guid id, string? format, HttpContext context)
    {
        var job = await reads.FindAsync(id, context.Caller(), context.RequestAborted);
        if (Refusal(job, format) is { } refusal)
            await problems.WriteAsync(context, refusal);
        else
            await WriteAsync(job!, IsCsv(format, context.Request), context);
    }

    private static Rejection? Refusal(JobProgress? job, string? format) =>
        job is null ? RequestRejections.NotFound
        : format is not (null or "csv" or "ndjson") ? RequestRejections.Invalid.At("format", "must be csv or ndjson")
        : job.HasEnded ? null
        : JobsRejections.NotFinished;

    private static bool IsCsv(string? format, HttpRequest request) =>
        format is null ? !request.Headers.Accept.ToString().Contains(BodyKinds.NewlineDelimitedJson, StringComparison.OrdinalIgnoreCase) : format == "csv";

    private async Task WriteAsync(JobProgress job, bool csv, HttpContext context)
    {
        var columns = kinds.SingleOrDefault(kind => kind.Name == job.Kind)?.AnswerColumns ?? [];
        var header = csv ? ReportCsv.Header(columns) : string.Empty;
        await foreach (var lines in reads.ReportAsync(job.Id, context.RequestAborted).Chunk(LinesTogether).WithCancellation(context.RequestAborted))
        {
            if (await RefusedAsync(lines, context) is { } forbidden)
            {
                await problems.WriteAsync(context, forbidden); // It depends on the role alone, so nothing has left before.
                return;
            }

            await SendAsync(job.Id, csv, header + (csv ? ReportCsv.Of(lines, columns) : ReportJson.Of(lines)), context);
            header = string.Empty;
        }

        await SendAsync(job.Id, csv, header, context);
    }

    private async Task<Rejection?> RefusedAsync(IReadOnlyList<ReportLine> lines, HttpContext context)
    {
        Guid[] persons = [.. lines.Select(line => line.PersonId).OfType<Guid>()];
        return persons.Length == 0 ? null : await gate.AskForOwnListAsync(context.Caller(), persons, DataKind.Insurance, context.TraceIdentifier, context.RequestAborted);
    }

    private static async Task SendAsync(Guid id, bool csv, string text, HttpContext context)
    {
        if (!context.Response.HasStarted)
        {
            context.Response.ContentType = csv ? $"{BodyKinds.Csv}; charset=utf-8" : BodyKinds.NewlineDelimitedJson;
            context.Response.Headers.ContentDisposition = $"attachment; filename=\"job-{id:N}.{(csv ? "csv" : "ndjson")}\"";
            context.Response.Headers.CacheControl = "no-store";
        }

        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), context.RequestAborted);
    }
}
