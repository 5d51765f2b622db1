using Healthcare.Application.Identity;
using Healthcare.Domain;
using Healthcare.Host.Http;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;

namespace Healthcare.Host.Identity;

/// <summary>The way into the portal and out of it.</summary>
public static class PortalSignInEndpoints
{
    /// <summary>Starts a sign-in and comes back to <c>ReturnUrl</c> inside the portal.</summary>
    public const string SignInPath = "/portal/sign-in";

    /// <summary>Ends the sign-in here and at the provider; a POST with an anti-forgery token.</summary>
    public const string SignOutPath = "/portal/sign-out";

    /// <summary>Maps both. Without a provider nobody can sign in, and the sign-in says so.</summary>
    public static void MapPortalSignIn(this IEndpointRouteBuilder app)
    {
        var portal = app.MapGroup("").AllowAnonymous().ExcludeFromDescription();
        portal.MapGet(SignInPath, SignIn);
        portal.MapPost(SignOutPath, SignOut);
    }

    private static async Task SignIn(HttpContext context, PortalSettings settings, IRejectionWriter refusals, string? returnUrl)
    {
        if (settings.Authority is null)
            await refusals.WriteAsync(context, IdentityRejections.SignInUnavailable);
        else
            await context.ChallengeAsync(IdentitySchemes.PortalProvider, new AuthenticationProperties { RedirectUri = Inside(returnUrl) });
    }

    private static async Task SignOut(HttpContext context, PortalSettings settings, IAntiforgery antiforgery, IRejectionWriter refusals)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            await refusals.WriteAsync(context, IdentityRejections.StaleForm);
            return;
        }

        await context.SignOutAsync(IdentitySchemes.PortalCookie);
        if (settings.Authority is null)
            context.Response.Redirect(IdentitySchemes.PortalPath);
        else
            await context.SignOutAsync(IdentitySchemes.PortalProvider, new AuthenticationProperties { RedirectUri = IdentitySchemes.PortalPath });
    }

    private static string Inside(string? returnUrl) =>
        returnUrl == IdentitySchemes.PortalPath || returnUrl?.StartsWith(IdentitySchemes.PortalPath + "/", StringComparison.Ordinal) == true
            ? returnUrl
            : IdentitySchemes.PortalPath;
}
