using System.Security.Claims;
using Healthcare.Application.Identity;
using Healthcare.Domain;
using Healthcare.Host.Http;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using NodaTime;

namespace Healthcare.Host.Identity;

/// <summary>Signs people in to a site with a browser: authorization code with PKCE at the provider, then a cookie with the claims of a caller.</summary>
public static class SiteSignIn
{
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(15);
    private static readonly Duration Longest = Duration.FromHours(8);

    /// <summary>Adds the cookie and, when a provider is set, the sign-in there.</summary>
    public static void AddSiteSignIn(this AuthenticationBuilder authentication, SignInSettings settings, IHostEnvironment environment)
    {
        authentication.AddCookie(settings.Site.Name, options => UseCookie(options, settings.Site));
        if (settings.Authority is null)
            return;

        authentication.AddOpenIdConnect(settings.Site.ProviderScheme, options => UseProvider(options, settings, environment));
        if (settings.IsDemo)
            authentication.Services.AddOptions<OpenIdConnectOptions>(settings.Site.ProviderScheme)
                .Configure<DemoIssuerSettings, DemoKeys>((options, demo, keys) => UseOwnIssuer(options, settings, demo, keys));
    }

    private static void UseCookie(CookieAuthenticationOptions options, SignInSite site)
    {
        options.Cookie.Name = site.CookieName;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Cookie.Path = site.CookiePath;
        options.ExpireTimeSpan = Idle;
        options.SlidingExpiration = true;
        options.LoginPath = site.SignInPath;
        options.Events.OnValidatePrincipal = EndAfterADay;
        options.Events.OnRedirectToAccessDenied = context => WriteAsync(context.HttpContext, IdentityRejections.Forbidden);
    }

    // However busy, a sign-in ends with the working day.
    private static Task EndAfterADay(CookieValidatePrincipalContext context)
    {
        var now = Instant.FromDateTimeOffset(context.HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());
        if (!CallerClaims.TryRead(context.Principal!, out var caller) || now > caller.AuthenticatedAt + Longest)
            context.RejectPrincipal();
        return Task.CompletedTask;
    }

    private static void UseProvider(OpenIdConnectOptions options, SignInSettings settings, IHostEnvironment environment)
    {
        options.SignInScheme = settings.Site.Name;
        options.Authority = settings.Authority;
        options.ClientId = settings.ClientId;
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.Scope.Clear();
        options.Scope.Add("openid");
        options.MapInboundClaims = false;
        options.DisableTelemetry = true;
        options.RequireHttpsMetadata = !settings.IsDemo && !environment.IsDevelopment();
        options.CallbackPath = settings.Site.CallbackPath;
        options.SignedOutCallbackPath = settings.Site.SignedOutPath;
        options.SignedOutRedirectUri = settings.Site.Path;
        options.RemoteSignOutPath = $"{settings.Site.SignOutPath}/remote";
        UseLaxCookies(options);
        UseEvents(options.Events, settings.Site);
    }

    // The provider's answer is a plain navigation (query), so these cookies also work where there is no https.
    private static void UseLaxCookies(OpenIdConnectOptions options)
    {
        foreach (var cookie in new[] { options.CorrelationCookie, options.NonceCookie })
        {
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        }
    }

    private static void UseEvents(OpenIdConnectEvents events, SignInSite site)
    {
        events.OnTokenValidated = context => KeepCaller(context, site);
        events.OnRedirectToIdentityProviderForSignOut = context =>
        {
            context.ProtocolMessage.ClientId = context.Options.ClientId;
            return Task.CompletedTask;
        };
        events.OnRemoteFailure = context =>
        {
            context.HandleResponse();
            return WriteAsync(context.HttpContext, IdentityRejections.SignInFailed);
        };
    }

    // The cookie keeps what a caller is read from and nothing else: no name, no address, no token.
    private static Task KeepCaller(Microsoft.AspNetCore.Authentication.OpenIdConnect.TokenValidatedContext context, SignInSite site)
    {
        if (!CallerClaims.TryRead(context.Principal!, out _, out var fault))
        {
            context.Fail($"The claim {fault} is missing or not understood.");
            return Task.CompletedTask;
        }

        var kept = context.Principal!.Claims.Where(claim => IdentityClaims.All.Contains(claim.Type));
        context.Principal = new ClaimsPrincipal(
            new ClaimsIdentity(kept, site.Name, IdentityClaims.Subject, IdentityClaims.Role));
        return Task.CompletedTask;
    }

    // Its metadata are known here: asking over HTTP for them would have this process wait for itself at its start.
    private static void UseOwnIssuer(OpenIdConnectOptions options, SignInSettings settings, DemoIssuerSettings demo, DemoKeys keys)
    {
        var back = settings.BackChannel is { } address ? new Uri(address, UriKind.Absolute) : new Uri(demo.Issuer);
        options.Configuration = new OpenIdConnectConfiguration
        {
            Issuer = demo.Issuer,
            AuthorizationEndpoint = demo.At(DemoIssuer.AuthorizePath),
            TokenEndpoint = new Uri(back, DemoIssuer.TokenPath).AbsoluteUri,
            EndSessionEndpoint = demo.At(DemoIssuer.EndSessionPath),
        };
        options.Configuration.SigningKeys.Add(keys.Signing);
    }

    private static Task WriteAsync(HttpContext context, Rejection rejection) =>
        context.RequestServices.GetRequiredService<IRejectionWriter>().WriteAsync(context, rejection);
}
