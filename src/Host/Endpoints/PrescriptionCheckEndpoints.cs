using Healthcare.Application;
using Healthcare.Application.Commands;
using Healthcare.Application.Identity;
using Healthcare.Application.Prescribing;
using Healthcare.Domain;
using Healthcare.Host.Http;
using Healthcare.Host.Http.Guard;
using Healthcare.Host.Identity;
using Healthcare.Host.Signatures;
using Healthcare.Projections.Storage;

namespace Healthcare.Host.Endpoints;

/// <summary>Dry runs of registering and of dispensing: the same body, everything that stands against it, nothing stored.</summary>
public static class PrescriptionCheckEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapPrescriptionChecks(this IEndpointRouteBuilder app)
    {
        app.MapCheck<RegisterPrescription>(
            "/prescription-checks", "CheckPrescription", "What registering this prescription would give, with all alerts; nothing is stored",
            (checks, command, caller, requestId, ct) => checks.OfAsync(command, caller, requestId, ct));
        app.MapCheck<DispensePrescription>(
            "/dispensing-checks", "CheckDispensing", "What registering this dispensing would give, with all alerts; nothing is stored",
            (checks, command, caller, requestId, ct) => checks.OfAsync(command, caller, requestId, ct));
    }

    private static void MapCheck<TCommand>(this IEndpointRouteBuilder app, string pattern, string name, string summary, Check<TCommand> check)
        where TCommand : class, ICommand =>
        app.MapPost(pattern, (HttpContext context, PrescriptionChecks checks, IRejectionWriter problems) => AnswerAsync(context, checks, problems, check))
            .RequireAuthorization()
            .WithName(name)
            .WithSummary(summary)
            .WithMetadata(new CommandMetadata(typeof(TCommand), TCommand.Access.Roles), new AllowedQuery())
            .Accepts<TCommand>("application/json")
            .Produces<PrescriptionCheck>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status403Forbidden);

    private static async Task AnswerAsync<TCommand>(HttpContext context, PrescriptionChecks checks, IRejectionWriter problems, Check<TCommand> check)
        where TCommand : class, ICommand
    {
        var body = context.Features.Get<GuardedBody>()?.Bytes ?? ReadOnlyMemory<byte>.Empty;
        if (!StrictJson.TryRead<TCommand>(body.Span, out var command, out var unread) || !SignedContent.TryFill(command, body, out unread))
        {
            await problems.WriteAsync(context, CommandEndpoint.MaySend<TCommand>(context) ? unread! : RequestRejections.Forbidden);
            return;
        }

        var (found, rejection) = await check(checks, command, context.Caller(), context.TraceIdentifier, context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        await (rejection is not null ? problems.WriteAsync(context, rejection) : context.Response.WriteAsJsonAsync(found, StoredJson.Options));
    }

    private delegate Task<(PrescriptionCheck? Check, Rejection? Rejection)> Check<TCommand>(
        PrescriptionChecks checks, TCommand command, Caller caller, string requestId, CancellationToken ct);
}
