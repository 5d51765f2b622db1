using Healthcare.Application;
using Healthcare.Application.Identity;
using Healthcare.Host.Cards;
using Healthcare.Host.Http;
using Healthcare.Host.Identity;
using Healthcare.Projections.Storage;
using NodaTime;

namespace Healthcare.Host.Endpoints;

/// <summary>Challenges for the cards at readers.</summary>
public static class CardChallengeEndpoints
{
    private static readonly RolesMetadata Roles = new(Role.InsuredPerson, Role.Clerk, Role.Doctor, Role.Dentist, Role.Pharmacist);

    /// <summary>Maps them.</summary>
    public static void MapCardChallenges(this IEndpointRouteBuilder app) =>
        app.MapPost("/card-challenges", GiveAsync)
            .RequireAuthorization()
            .WithTags("Eligibility 資格確認")
            .WithName("GiveCardChallenge")
            .WithSummary("A challenge for a card to sign: good for one check or link within 60 seconds, at this institution")
            .WithMetadata(Roles, new AllowedQuery())
            .Produces<CardChallenge>()
            .ProducesProblem(StatusCodes.Status403Forbidden);

    private static Task GiveAsync(HttpContext context, CardChallenges challenges, IClock clock, IRejectionWriter problems) =>
        Roles.Roles.Contains(context.Caller().Role)
            ? context.Response.WriteAsJsonAsync(challenges.Give(context.Caller(), clock.GetCurrentInstant()), StoredJson.Options)
            : problems.WriteAsync(context, RequestRejections.Forbidden);
}
