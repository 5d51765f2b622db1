using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Shared;
using Healthcare.Host.Http;
using Healthcare.Host.Identity;
using Healthcare.Projections.Storage;
using NodaTime;

namespace Healthcare.Host.Endpoints;

/// <summary>One card or smartphone, as its owner and who serves them see it.</summary>
public sealed record CredentialLine(
    Guid CertificateId, CredentialKind Kind, string Serial, LocalDate ValidThrough, CertificateStanding Standing, CredentialStatus Status, bool UseRegistered, bool PinLocked);

/// <summary>A person's cards and smartphones.</summary>
public static class CredentialEndpoints
{
    /// <summary>Maps the list.</summary>
    public static void MapCredentials(this IEndpointRouteBuilder app) =>
        app.MapGet("/insured-persons/{personId:guid}/credentials", ListAsync)
            .RequireAuthorization()
            .WithTags("Eligibility 資格確認")
            .WithName("Credentials")
            .WithSummary("The person's cards and smartphones: what their certificates allow today, and whether they can be used")
            .WithMetadata(new AllowedQuery(), new ReadMetadata(DataKind.Credentials))
            .Produces<IReadOnlyList<CredentialLine>>();

    private static async Task ListAsync(Guid personId, HttpContext context, QueryGate gate, IStreams streams, IClock clock, IRejectionWriter problems)
    {
        var decision = await gate.AskAsync(context.Caller(), personId, DataKind.Credentials, context.TraceIdentifier, context.RequestAborted);
        if (decision.Rejection is { } rejection)
        {
            await problems.WriteAsync(context, rejection);
            return;
        }

        var today = Jst.DateOf(clock.GetCurrentInstant());
        var credentials = (await streams.LoadAsync<Credentials>(Credentials.StreamOf(personId), context.RequestAborted)).State;
        CredentialLine[] lines =
        [
            .. (credentials?.All ?? []).Select(one => new CredentialLine(
                one.CertificateId, one.Kind, one.Serial, one.ValidThrough, one.On(today), one.Status, one.UseRegistered, one.IsPinLocked)),
        ];
        await context.Response.WriteAsJsonAsync(lines, StoredJson.Options);
    }
}
