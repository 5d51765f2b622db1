using Healthcare.Application;
using Healthcare.Domain;

namespace Healthcare.Host.Http.Guard;

/// <summary>
/// Stands before every endpoint: what gets past it is small, well-formed, unambiguous and free of My Numbers.
/// It logs nothing and keeps nothing; the buffer of a request is wiped when the request ends.
/// </summary>
public sealed class RequestGuard(RequestDelegate next, IRejectionWriter rejections)
{
    /// <summary>The most bytes of JSON that are read.</summary>
    public const int MaxJsonBytes = 5 * 1024 * 1024;

    /// <summary>The most bytes of form fields that are read.</summary>
    public const int MaxFormBytes = 1024 * 1024;

    /// <summary>Passes the request on, or writes why not.</summary>
    public Task InvokeAsync(HttpContext context) =>
        FieldsGuard.InAddress(context.Request) is { } refusal
            ? rejections.WriteAsync(context, refusal)
            : BodyKinds.Of(context.Request) switch
            {
                BodyKind.None => next(context),
                BodyKind.Json => GuardAsync(context, MaxJsonBytes, JsonGuard.Refusal),
                BodyKind.Form => GuardAsync(context, MaxFormBytes, FieldsGuard.InForm),
                BodyKind.Lines => PassLinesAsync(context),
                _ => rejections.WriteAsync(context, RequestRejections.UnsupportedMediaType),
            };

    private async Task GuardAsync(HttpContext context, int limit, Func<ReadOnlyMemory<byte>, Rejection?> guard)
    {
        using var body = new PooledBody();
        var refusal = await ReadAsync(context, body, limit) ?? (body.Bytes.IsEmpty ? null : guard(body.Bytes));
        await (refusal is null ? PassAsync(context, body) : rejections.WriteAsync(context, refusal));
    }

    private static async Task<Rejection?> ReadAsync(HttpContext context, PooledBody body, int limit)
    {
        if (context.Request.ContentLength > limit)
            return RequestRejections.TooLarge;

        try
        {
            return await body.FillAsync(context.Request.Body, limit, context.RequestAborted) ? null : RequestRejections.TooLarge;
        }
        catch (BadHttpRequestException e)
        {
            return e.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? RequestRejections.TooLarge
                : RequestRejections.Invalid.At("$", "readable-body"); // The server found broken chunks, or waited too long.
        }
    }

    // What does not ask for lines sees no body; only the endpoints that guard each line ask.
    private async Task PassLinesAsync(HttpContext context)
    {
        var sent = context.Request.Body;
        context.Features.Set(new GuardedLines(sent, BodyKinds.IsCsv(BodyKinds.MediaType(context.Request))));
        context.Request.Body = Stream.Null;
        try
        {
            await next(context);
        }
        finally
        {
            context.Features.Set<GuardedLines>(null);
            context.Request.Body = sent;
        }
    }

    // An empty body is passed on as no body: whether one is needed is for the endpoint to say.
    private async Task PassAsync(HttpContext context, PooledBody body)
    {
        var sent = context.Request.Body;
        await using var rewound = body.OpenRead();
        context.Request.Body = rewound;
        if (!body.Bytes.IsEmpty)
            context.Features.Set(new GuardedBody(body.Bytes, BodyKinds.MediaType(context.Request)));

        try
        {
            await next(context);
        }
        finally
        {
            context.Features.Set<GuardedBody>(null);
            context.Request.Body = sent;
        }
    }
}
