using Healthcare.Application.Identity;
using Healthcare.Domain;
using Healthcare.Host.Http;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;

namespace Healthcare.Host.Identity;

/// <summary>The way into each site and out of it.</summary>
public static class SiteSignInEndpoints
{
    /// <summary>Maps both. Without a provider nobody can sign in, and the sign-in says so.</summary>
    public static void MapSignIn(this IEndpointRouteBuilder app)
    {
        var ways = app.MapGroup("").AllowAnonymous().ExcludeFromDescription();
        foreach (var settings in app.ServiceProvider.GetRequiredService<SignInSites>().All)
        {
            ways.MapGet(settings.Site.SignInPath, (HttpContext context, IRejectionWriter refusals, string? returnUrl) => SignIn(context, settings, refusals, returnUrl));
            ways.MapPost(settings.Site.SignOutPath, (HttpContext context, IAntiforgery forms, IRejectionWriter refusals) => SignOut(context, settings, forms, refusals));
        }
    }

    private static async Task SignIn(HttpContext context, SignInSettings settings, IRejectionWriter refusals, string? returnUrl)
    {
        if (settings.Authority is null)
            await refusals.WriteAsync(context, IdentityRejections.SignInUnavailable);
        else
            await context.ChallengeAsync(settings.Site.ProviderScheme, new AuthenticationProperties { RedirectUri = Inside(settings.Site, returnUrl) });
    }

    private static async Task SignOut(HttpContext context, SignInSettings settings, IAntiforgery antiforgery, IRejectionWriter refusals)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            await refusals.WriteAsync(context, IdentityRejections.StaleForm);
            return;
        }

        await context.SignOutAsync(settings.Site.Name);
        if (settings.Authority is null)
            context.Response.Redirect(settings.Site.Path);
        else
            await context.SignOutAsync(settings.Site.ProviderScheme, new AuthenticationProperties { RedirectUri = settings.Site.Path });
    }

    private static string Inside(SignInSite site, string? returnUrl) =>
        returnUrl == site.Path || returnUrl?.StartsWith(site.Path + "/", StringComparison.Ordinal) == true ? returnUrl : site.Path;
}
