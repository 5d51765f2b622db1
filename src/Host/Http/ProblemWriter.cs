using Healthcare.Domain;
using Healthcare.Projections.Fhir;
using Healthcare.Projections.Storage;

namespace Healthcare.Host.Http;

/// <summary>The one place that turns a rejection into an answer: RFC 9457 problem details, under /fhir and to whoever prefers FHIR an OperationOutcome.</summary>
public sealed class ProblemWriter : IRejectionWriter
{
    /// <inheritdoc/>
    public async Task WriteAsync(HttpContext context, Rejection rejection)
    {
        if (context.Response.HasStarted)
            return;

        var fhir = context.Request.Path.StartsWithSegments("/fhir") || FhirAccept.Prefers(context.Request);
        var body = fhir ? OperationOutcomes.Of(rejection) : StoredJson.Bytes(Problem(context, rejection));
        context.Response.StatusCode = StatusOf(rejection.Kind);
        context.Response.ContentType = fhir ? "application/fhir+json; charset=utf-8" : "application/problem+json; charset=utf-8";
        context.Response.ContentLength = body.Length;
        if (rejection.Kind is RejectionKind.Busy or RejectionKind.TooOften)
            context.Response.Headers.RetryAfter = Seconds(rejection.RetryAfter);
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    /// <summary>The HTTP status of each kind.</summary>
    public static int StatusOf(RejectionKind kind) => kind switch
    {
        RejectionKind.Invalid => StatusCodes.Status400BadRequest,
        RejectionKind.Unidentified => StatusCodes.Status401Unauthorized,
        RejectionKind.Forbidden => StatusCodes.Status403Forbidden,
        RejectionKind.Missing => StatusCodes.Status404NotFound,
        RejectionKind.WrongMethod => StatusCodes.Status405MethodNotAllowed,
        RejectionKind.Conflict => StatusCodes.Status409Conflict,
        RejectionKind.Stale => StatusCodes.Status412PreconditionFailed,
        RejectionKind.TooLarge => StatusCodes.Status413PayloadTooLarge,
        RejectionKind.UnsupportedMedia => StatusCodes.Status415UnsupportedMediaType,
        RejectionKind.Refused => StatusCodes.Status422UnprocessableEntity,
        RejectionKind.TooOften => StatusCodes.Status429TooManyRequests,
        RejectionKind.Busy => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    private static string Seconds(NodaTime.Duration? wait) =>
        Math.Max(1, (long)Math.Ceiling(wait?.TotalSeconds ?? 1)).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static object Problem(HttpContext context, Rejection rejection) => new
    {
        Type = $"/errors/{rejection.Code}",
        Title = rejection.Message,
        Status = StatusOf(rejection.Kind),
        rejection.Code,
        rejection.Remedy,
        Errors = rejection.Fields.Count == 0 ? null : rejection.Fields,
        rejection.Details,
        RequestId = context.TraceIdentifier,
    };
}
