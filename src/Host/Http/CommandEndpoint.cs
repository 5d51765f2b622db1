using System.Globalization;
using System.Security.Cryptography;
using Healthcare.Application;
using Healthcare.Application.Commands;
using Healthcare.Application.Identity;
using Healthcare.Domain;
using Healthcare.Domain.Shared;
using Healthcare.Host.Http.Guard;
using Healthcare.Host.Identity;
using Healthcare.Host.Signatures;

namespace Healthcare.Host.Http;

/// <summary>Marks an endpoint with the command it takes: the role table, the OpenAPI document and the examples follow from it.</summary>
public sealed record CommandMetadata(Type Command, IReadOnlyList<Role> Roles);

/// <summary>In which form an accepted command is answered.</summary>
public sealed record AnswerShape(string ContentType, Func<byte[], byte[]> Of)
{
    /// <summary>The answer as it is.</summary>
    public static readonly AnswerShape Json = new("application/json; charset=utf-8", json => json);
}

/// <summary>Binds a command from JSON, sends it through the gate and answers. Decides nothing.</summary>
public static class CommandEndpoint
{
    private const int LongestKey = 200;

    /// <summary>Maps a command to POST; its body is the command. <paramref name="fhir"/> is how it is answered to whoever prefers FHIR.</summary>
    public static RouteHandlerBuilder MapCommand<TCommand>(this IEndpointRouteBuilder app, string pattern, string summary, int success = StatusCodes.Status201Created, AnswerShape? fhir = null)
        where TCommand : class, ICommand =>
        app.MapPost(pattern, (HttpContext context, CommandGate gate, IRejectionWriter problems) => HandleAsync<TCommand>(context, gate, problems, success, fhir))
            .RequireAuthorization()
            .WithName(typeof(TCommand).Name)
            .WithSummary(summary)
            .WithMetadata(new CommandMetadata(typeof(TCommand), TCommand.Access.Roles), new AllowedQuery())
            .Accepts<TCommand>("application/json")
            .Produces(success)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status412PreconditionFailed)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    /// <summary>Sends a command that is read already, and answers.</summary>
    public static async Task SendAsync<TCommand>(
        HttpContext context, CommandGate gate, IRejectionWriter problems, TCommand command, ReadOnlyMemory<byte> body, int success,
        AnswerShape? shape = null)
        where TCommand : class, ICommand
    {
        // Who may not send it at all is told that first, and the gate records the try.
        if (ReadHeader(context.Request, command, body.Span, out var header) is { } invalid && MaySend<TCommand>(context))
        {
            await problems.WriteAsync(context, invalid);
            return;
        }

        header ??= new(string.Empty, [], context.TraceIdentifier);
        var outcome = await gate.SendAsync(command, context.Caller(), header, context.RequestAborted);
        if (outcome.Replayed)
            context.Response.Headers["Idempotency-Replayed"] = "true";
        await (outcome.Rejection is { } rejection ? problems.WriteAsync(context, rejection) : AnswerAsync(context.Response, outcome, success, shape ?? AnswerShape.Json));
    }

    private static async Task HandleAsync<TCommand>(HttpContext context, CommandGate gate, IRejectionWriter problems, int success, AnswerShape? fhir)
        where TCommand : class, ICommand
    {
        var body = context.Features.Get<GuardedBody>()?.Bytes ?? ReadOnlyMemory<byte>.Empty;
        if (StrictJson.TryRead<TCommand>(body.Span, out var command, out var rejection) && SignedContent.TryFill(command, body, out rejection))
            await SendAsync(context, gate, problems, command, body, success, FhirAccept.Prefers(context.Request) ? fhir : null);
        else
            await problems.WriteAsync(context, MaySend<TCommand>(context) ? rejection! : RequestRejections.Forbidden);
    }

    /// <summary>Whether the caller's role may send this kind of command.</summary>
    public static bool MaySend<TCommand>(HttpContext context)
        where TCommand : ICommand => TCommand.Access.Roles.Contains(context.Caller().Role);

    private static Rejection? ReadHeader(HttpRequest request, ICommand command, ReadOnlySpan<byte> body, out CommandHeader? header)
    {
        header = null;
        var key = request.Headers["Idempotency-Key"].ToString();
        if (key.Length == 0)
            key = command.OwnId?.ToString("N") ?? string.Empty;
        if (key.Length == 0)
            return RequestRejections.IdempotencyKeyRequired;
        if (key.Length > LongestKey || key.Any(c => c is < '!' or > '~'))
            return RequestRejections.Invalid.At("Idempotency-Key", $"must be 1 to {LongestKey} printable ASCII characters");
        if (MyNumber.AppearsIn(key))
            return RequestRejections.MyNumber.At("Idempotency-Key", "without-my-number"); // The key is kept.
        if (!TryReadVersion(request.Headers.IfMatch.ToString(), out var expected))
            return RequestRejections.Invalid.At("If-Match", "must be a version such as \"3\"");

        header = new(key, Digest(request.Path, body), request.HttpContext.TraceIdentifier, System.Diagnostics.Activity.Current?.TraceId.ToString(), ExpectedVersion: expected);
        return null;
    }

    private static bool TryReadVersion(string text, out long? version)
    {
        version = null;
        if (text.Length == 0)
            return true;
        if (!long.TryParse(text.Replace("W/", string.Empty, StringComparison.Ordinal).Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return false;
        version = number;
        return true;
    }

    private static byte[] Digest(string path, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(System.Text.Encoding.UTF8.GetBytes(path));
        hash.AppendData([0]);
        hash.AppendData(body);
        return hash.GetHashAndReset();
    }

    private static async Task AnswerAsync(HttpResponse response, Outcome outcome, int success, AnswerShape shape)
    {
        response.StatusCode = outcome.AnswerJson is null && success == StatusCodes.Status200OK ? StatusCodes.Status204NoContent : success;
        if (outcome.Version is { } version)
            response.Headers.ETag = $"W/\"{version}\"";
        if (outcome.AnswerJson is not { } json)
            return;

        var body = shape.Of(json);
        response.ContentType = shape.ContentType;
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body);
    }
}
