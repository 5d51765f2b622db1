using System.Globalization;
using Healthcare.Application;
using Healthcare.Application.Access;
using Healthcare.Application.Identity;
using Healthcare.Domain;
using Healthcare.Host.Http;
using Healthcare.Host.Identity;
using Healthcare.Projections.Audit;
using Healthcare.Projections.Storage;
using NodaTime.Text;

namespace Healthcare.Host.Endpoints;

/// <summary>Replay of a stream, for the auditor.</summary>
public static class AuditEndpoints
{
    /// <summary>Maps the replay.</summary>
    public static void MapAudit(this IEndpointRouteBuilder app) =>
        app.MapGet("/audit/streams/{stream:guid}", ReplayAsync)
            .RequireAuthorization()
            .WithTags("Audit 監査")
            .WithName("Replay")
            .WithSummary("Replay a stream: its events with who, when and why, and the state they make; as of an instant or a version, with what each event changed")
            .WithMetadata(new AllowedQuery("asOf", "version", "diff"), new ReadMetadata(DataKind.Events))
            .Produces<Replay>();

    private static async Task ReplayAsync(
        Guid stream, string? asOf, string? version, string? diff, HttpContext context, QueryGate gate, StreamReplay replays, IRejectionWriter problems)
    {
        if (!TryRead(asOf, version, diff, out var request, out var invalid))
            await problems.WriteAsync(context, invalid!);
        else if (context.Caller().Role != Role.Auditor)
            await RefuseAsync(stream, context, gate, replays, problems);
        else if (await replays.OfAsync(stream, request, context.RequestAborted) is not { } replay)
            await problems.WriteAsync(context, RequestRejections.NotFound);
        else if (replay.PersonId is { } person && (await AskAsync(person, context, gate)).Rejection is { } rejection)
            await problems.WriteAsync(context, rejection);
        else
            await context.Response.WriteAsJsonAsync(replay, StoredJson.Options);
    }

    /// <summary>Reads the parameters, of which asOf and version exclude each other.</summary>
    public static bool TryRead(string? asOf, string? version, string? diff, out ReplayRequest request, out Rejection? invalid)
    {
        (request, invalid) = (new(), null);
        var at = asOf is null ? null : InstantPattern.ExtendedIso.Parse(asOf);
        if (at is { Success: false })
            invalid = RequestRejections.Invalid.At("asOf", "must be an instant such as 2026-04-01T09:00:00Z");
        else if (version is not null && (!long.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var v) || v < 1))
            invalid = RequestRejections.Invalid.At("version", "must be a number from 1");
        else if (asOf is not null && version is not null)
            invalid = RequestRejections.Invalid.At("version", "excludes asOf");
        else if (diff is not (null or "true" or "false"))
            invalid = RequestRejections.Invalid.At("diff", "must be true or false");
        else
            request = new(at?.Value, version is null ? null : long.Parse(version, CultureInfo.InvariantCulture), diff == "true");
        return invalid is null;
    }

    private static async Task RefuseAsync(Guid stream, HttpContext context, QueryGate gate, StreamReplay replays, IRejectionWriter problems)
    {
        if (await replays.OfAsync(stream, new(Version: 1), context.RequestAborted) is { PersonId: { } person })
            await AskAsync(person, context, gate);
        await problems.WriteAsync(context, RequestRejections.Forbidden);
    }

    private static Task<ReadDecision> AskAsync(Guid person, HttpContext context, QueryGate gate) =>
        gate.AskAsync(context.Caller(), person, DataKind.Events, context.TraceIdentifier, context.RequestAborted);
}
