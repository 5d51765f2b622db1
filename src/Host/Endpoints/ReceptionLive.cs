using System.Globalization;
using System.Text;
using Healthcare.Application;
using Healthcare.Application.Access;
using Healthcare.Domain.Shared;
using Healthcare.Host.Http;
using Healthcare.Host.Identity;
using Healthcare.Projections.Eligibility;
using Healthcare.Projections.Storage;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.IdentityModel.JsonWebTokens;
using NodaTime;

namespace Healthcare.Host.Endpoints;

/// <summary>
/// The live list of an institution as server-sent events. It ends when the client goes, the token expires or the program stops;
/// the client comes again with the last id it saw.
/// </summary>
public sealed class ReceptionLive(
    Reception reception, ReceptionBell bell, QueryGate gate, IClock clock, IHostApplicationLifetime lifetime, IRejectionWriter problems)
{
    private static readonly Duration Heartbeat = Duration.FromSeconds(15);
    private static readonly byte[] Beat = ": beat\n\n"u8.ToArray();

    /// <summary>Serves one connection.</summary>
    public async Task ServeAsync(HttpContext context)
    {
        var last = context.Request.Headers["Last-Event-ID"].ToString();
        long? seen = long.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
        if (last.Length > 0 && seen is null)
        {
            await problems.WriteAsync(context, RequestRejections.Invalid.At("Last-Event-ID", "must be an id of this stream"));
            return;
        }

        if (await ReceptionEndpoints.AskAsync(context, gate, []) is { } rejection)
        {
            await problems.WriteAsync(context, rejection);
            return;
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        try
        {
            await StreamAsync(context, seen, end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The client went, or the program stops: what was sent is whole, and the answer ends here.
        }
    }

    private async Task StreamAsync(HttpContext context, long? seen, CancellationToken ct)
    {
        using var watch = await bell.WatchAsync(context.Caller().Institution!, ct);
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.Body.FlushAsync(ct);
        var place = seen is { } known ? await SendChangesAsync(context, known, ct) : await SendListAsync(context, ct);
        var expiry = ExpiryOf(context);
        while (place is { } at && expiry - clock.GetCurrentInstant() is var left && left > Duration.Zero)
        {
            // Looked at after a heartbeat as well, should a change have woken nobody.
            if (!await watch.ChangedAsync(Duration.Min(left, Heartbeat).ToTimeSpan(), ct))
                await WriteAsync(context, Beat, ct);
            place = await SendChangesAsync(context, at, ct);
        }
    }

    /// <summary>Sends today's list; the place it brings the client to, or null when it may not be shown any more.</summary>
    private async Task<long?> SendListAsync(HttpContext context, CancellationToken ct)
    {
        var list = await reception.ListAsync(context.Caller().Institution!, Today, ct);
        if (await ReceptionEndpoints.AskAsync(context, gate, list) is not null)
            return null;

        var place = list.Select(line => line.Change).DefaultIfEmpty(0).Max();
        await WriteAsync(context, Event("list", place, StoredJson.Bytes(list)), ct);
        return place;
    }

    private async Task<long?> SendChangesAsync(HttpContext context, long after, CancellationToken ct)
    {
        var changes = await reception.ChangesAsync(context.Caller().Institution!, Today, after, ct);
        if (await ReceptionEndpoints.AskAsync(context, gate, changes) is not null)
            return null;

        foreach (var line in changes)
            await WriteAsync(context, Event("visit", line.Change, StoredJson.Bytes(line)), ct);
        return changes.Count == 0 ? after : changes[^1].Change;
    }

    private LocalDate Today => Jst.DateOf(clock.GetCurrentInstant());

    private static Instant ExpiryOf(HttpContext context) =>
        long.TryParse(context.User.FindFirst(JwtRegisteredClaimNames.Exp)?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? Instant.FromUnixTimeSeconds(seconds)
            : Instant.MinValue;

    private static byte[] Event(string name, long id, byte[] json) =>
        [.. Encoding.UTF8.GetBytes($"id: {id}\nevent: {name}\ndata: "), .. json, .. "\n\n"u8];

    private static async Task WriteAsync(HttpContext context, byte[] bytes, CancellationToken ct)
    {
        await context.Response.Body.WriteAsync(bytes, ct);
        await context.Response.Body.FlushAsync(ct);
    }
}
