using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Healthcare.Host.Identity;

/// <summary>
/// An OpenID Connect issuer for demonstrations, in this process and without a store: systems get tokens with their secret,
/// people by code with PKCE after choosing a fictional card and its PIN.
/// </summary>
public static class DemoIssuer
{
    /// <summary>Where people are sent to sign in.</summary>
    public const string AuthorizePath = "/connect/authorize";

    /// <summary>Where tokens are handed out.</summary>
    public const string TokenPath = "/connect/token";

    /// <summary>Where people are sent to sign out.</summary>
    public const string EndSessionPath = "/connect/endsession";

    /// <summary>Adds the issuer.</summary>
    public static void AddDemoIssuer(this IServiceCollection services, DemoIssuerSettings settings)
    {
        services.TryAddSingleton<IDemoDirectory, ConfiguredDemoDirectory>();
        services.AddSingleton(new DemoKeys(settings.KeyFile));
        services.AddSingleton<UsedCodes>().AddSingleton<DemoCards>().AddSingleton<DemoRequestRules>();
        services.AddAuthentication().AddCookie(IdentitySchemes.DemoCard, UseCardCookie);
        services.AddOpenIddict().AddServer(server => Configure(server, settings));
        services.AddOptions<OpenIddictServerOptions>().Configure<DemoKeys>(UseKeys);

        // Its information-level lines hold whole requests.
        services.AddLogging(logging => logging.AddFilter("OpenIddict", LogLevel.Warning));
    }

    private static void Configure(OpenIddictServerBuilder server, DemoIssuerSettings settings)
    {
        server.SetIssuer(new Uri(settings.Issuer))
            .SetAuthorizationEndpointUris(AuthorizePath).SetTokenEndpointUris(TokenPath).SetEndSessionEndpointUris(EndSessionPath)
            .AllowClientCredentialsFlow().AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange()
            .RegisterScopes([.. settings.Scopes])
            .RegisterClaims([.. IdentityClaims.All])
            .SetAccessTokenLifetime(TimeSpan.FromHours(1)).SetAuthorizationCodeLifetime(UsedCodes.Lifetime)
            .EnableDegradedMode().DisableAccessTokenEncryption();

        var web = server.UseAspNetCore().EnableAuthorizationEndpointPassthrough().EnableEndSessionEndpointPassthrough();
        if (settings.Issuer.StartsWith("http://", StringComparison.Ordinal))
            web.DisableTransportSecurityRequirement();

        server.AddEventHandler<ValidateAuthorizationRequestContext>(handler => handler.UseSingletonHandler<DemoRequestRules>())
            .AddEventHandler<ValidateEndSessionRequestContext>(handler => handler.UseSingletonHandler<DemoRequestRules>())
            .AddEventHandler<ValidateTokenRequestContext>(handler => handler.UseSingletonHandler<DemoRequestRules>())
            .AddEventHandler<HandleTokenRequestContext>(handler => handler.UseSingletonHandler<DemoRequestRules>());
    }

    private static void UseCardCookie(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "healthcare-demo-card";
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.Path = AuthorizePath;
        options.ExpireTimeSpan = TimeSpan.FromMinutes(2);
        options.SlidingExpiration = false;
    }

    private static void UseKeys(OpenIddictServerOptions options, DemoKeys keys)
    {
        options.CodeChallengeMethods.Remove(CodeChallengeMethods.Plain);
        options.SigningCredentials.Add(new(keys.Signing, "RS256"));
        options.EncryptionCredentials.Add(new(keys.Encryption, "A256KW", "A256CBC-HS512"));
    }
}
