using System.Collections.Immutable;
using System.Security.Claims;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Healthcare.Host.Identity;

/// <summary>The pages of the demonstration issuer; token, discovery and keys are answered by OpenIddict itself.</summary>
public static class DemoIssuerEndpoints
{
    private const string Protocol = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;

    /// <summary>Maps the issuer, where it is enabled.</summary>
    public static void MapDemoIssuer(this IEndpointRouteBuilder app)
    {
        if (!app.ServiceProvider.GetRequiredService<DemoIssuerSettings>().Enabled)
            return;

        var issuer = app.MapGroup("").AllowAnonymous().ExcludeFromDescription();
        issuer.MapGet(DemoIssuer.AuthorizePath, Authorize);
        issuer.MapMethods(DemoIssuer.EndSessionPath, ["GET", "POST"], EndSession);
        issuer.MapGet(DemoSignIn.Path, DemoSignIn.Show);
        issuer.MapPost(DemoSignIn.Path, DemoSignIn.Enter);
    }

    // The opened card is good for one authorization: the next application asks for the PIN again, as a card reader would.
    private static async Task<IResult> Authorize(HttpContext context, DemoIssuerSettings settings, IDemoDirectory directory, TimeProvider time)
    {
        var request = context.GetOpenIddictServerRequest()
            ?? throw new InvalidOperationException("The authorization request did not pass OpenIddict.");
        var card = await context.AuthenticateAsync(IdentitySchemes.DemoCard);
        var known = card.Principal?.FindFirstValue(IdentityClaims.Subject) is { } subject
            ? Principal(settings.FindApplication(request.ClientId), card.Principal, subject, directory, request.GetScopes(), time.GetUtcNow())
            : null;
        if (known is null)
            return request.HasPromptValue(PromptValues.None) ? Refuse(Errors.LoginRequired) : DemoSignIn.Ask(context.Request);

        await context.SignOutAsync(IdentitySchemes.DemoCard);
        return Results.SignIn(known, null, Protocol);
    }

    // What was opened as a card serves no desk, and the secret of staff opens no portal.
    private static ClaimsPrincipal? Principal(
        DemoApplication? application, ClaimsPrincipal opened, string subject, IDemoDirectory directory, ImmutableArray<string> scopes, DateTimeOffset now) =>
        application?.Staff is { } roles
            ? opened.HasClaim(IdentityClaims.Methods, DemoSignIn.StaffSecret) && directory.FindClient(subject) is { } staff && roles.Contains(staff.Role)
                ? DemoPrincipals.OfStaff(staff, scopes, now)
                : null
            : !opened.HasClaim(IdentityClaims.Methods, DemoSignIn.StaffSecret) && directory.FindPerson(subject) is { } person
                ? DemoPrincipals.Of(person, scopes, now)
                : null;

    private static IResult Refuse(string error) => Results.Forbid(
        new AuthenticationProperties(new Dictionary<string, string?> { [OpenIddictServerAspNetCoreConstants.Properties.Error] = error }),
        [Protocol]);

    private static IResult EndSession() =>
        Results.SignOut(new AuthenticationProperties { RedirectUri = IdentitySchemes.PortalPath }, [IdentitySchemes.DemoCard, Protocol]);
}
