using Healthcare.Application;
using Healthcare.Application.Jobs;
using Healthcare.Domain;

namespace Healthcare.Host.Http.Guard;

/// <summary>Marks the few endpoints that take a body line by line. <paramref name="Line"/> is the type whose members a line has.</summary>
public sealed record LinesMetadata(Type Line);

/// <summary>
/// A body of lines that is not read yet: it is too large to be read at once, so the guard hands it out only here, and each line is guarded by itself.
/// </summary>
/// <param name="Body">The body as it comes.</param>
/// <param name="IsCsv">CSV; otherwise one JSON value a line.</param>
public sealed record GuardedLines(Stream Body, bool IsCsv)
{
    /// <summary>The most bytes of a body of lines.</summary>
    public const long MostBytes = 1024L * 1024 * 1024;

    /// <summary>Refuses lines where none are taken.</summary>
    public static Task Enforce(HttpContext context, RequestDelegate next) =>
        context.Features.Get<GuardedLines>() is not null && context.GetEndpoint() is { } endpoint && endpoint.Metadata.GetMetadata<LinesMetadata>() is null
            ? context.RequestServices.GetRequiredService<IRejectionWriter>().WriteAsync(context, RequestRejections.UnsupportedMediaType)
            : next(context);

    /// <summary>The lines of the body, each of which passed what a body of JSON passes. Why the whole is refused goes to <paramref name="refuse"/>.</summary>
    public IAsyncEnumerable<JobLine> ReadAsync(IReadOnlyCollection<string> members, Action<Rejection> refuse, CancellationToken ct) =>
        IsCsv ? CsvLines.ReadAsync(ByteLines.ReadAsync(Body, JobLine.MostBytes, ct), members, refuse) : JsonLines.ReadAsync(ByteLines.ReadAsync(Body, JobLine.MostBytes, ct));
}
