using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Healthcare.Host.Identity;

/// <summary>Everything by which the Host knows who asks.</summary>
public static class IdentityRegistration
{
    /// <summary>Adds it as <c>Identity:*</c> and <c>DataProtection:*</c> say.</summary>
    public static void AddHealthcareIdentity(this IHostApplicationBuilder builder) =>
        builder.Services.AddHealthcareIdentity(builder.Configuration, builder.Environment);

    /// <summary>Adds it as <c>Identity:*</c> and <c>DataProtection:*</c> say.</summary>
    public static void AddHealthcareIdentity(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var demo = DemoIssuerSettings.Read(configuration, environment);
        SignInSites sites = new([.. SignInSite.All.Select(site => SignInSettings.Read(site, configuration, demo))]);
        services.AddSingleton(demo).AddSingleton(sites);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<TokenLifetime>().AddSingleton<TrustedIssuers>().AddSingleton<ValidatedTokens>().AddSingleton<AccessTokens>();

        if (demo.Enabled)
            services.AddDemoIssuer(demo);
        AddSchemes(services, sites, environment);
        services.AddAuthorization();
        services.AddAntiforgery(options => options.Cookie.Name = "healthcare-form");
        AddDataProtection(services, configuration["DataProtection:Directory"]);
    }

    /// <summary>Recognises callers, then checks what the endpoint requires. A mistake in the configured issuers stops the start here.</summary>
    public static void UseHealthcareIdentity(this WebApplication app)
    {
        _ = app.Services.GetRequiredService<TrustedIssuers>();
        // The framework would put its own step before all others unless told that it is there.
        ((IApplicationBuilder)app).Properties["__AuthenticationMiddlewareSet"] = true;
        app.UseWhen(HasToken, branch => branch.Use(AuthenticateAsync));
        app.UseWhen(context => !HasToken(context), branch => branch.UseAuthentication());
        app.UseAuthorization();
    }

    private static bool HasToken(HttpContext context) =>
        context.Request.Headers.Authorization is [{ } value] && value.StartsWith("Bearer ", StringComparison.Ordinal);

    /// <summary>A request with a token is nobody's step in signing in: the handlers of those steps need not look at it.</summary>
    private static async Task AuthenticateAsync(HttpContext context, RequestDelegate next)
    {
        if ((await context.AuthenticateAsync()).Principal is { } principal)
            context.User = principal;
        await next(context);
    }

    private static void AddSchemes(IServiceCollection services, SignInSites sites, IHostEnvironment environment)
    {
        var authentication = services.AddAuthentication(IdentitySchemes.Choose);
        authentication.AddPolicyScheme(IdentitySchemes.Choose, null, options => options.ForwardDefaultSelector = Choose);
        authentication.AddJwtBearer(IdentitySchemes.Bearer, options => options.Events = new BearerResponses());
        services.AddOptions<JwtBearerOptions>(IdentitySchemes.Bearer).Configure<AccessTokens>(UseAccessTokens);
        foreach (var settings in sites.All)
            authentication.AddSiteSignIn(settings, environment);
    }

    private static string Choose(HttpContext context) =>
        SignInSite.At(context.Request.Path) is { } site && context.Request.Headers.Authorization.Count == 0 ? site.Name : IdentitySchemes.Bearer;

    private static void UseAccessTokens(JwtBearerOptions options, AccessTokens tokens)
    {
        options.MapInboundClaims = false;
        options.SaveToken = false;
        options.TokenHandlers.Clear();
        options.TokenHandlers.Add(tokens);
    }

    private static void AddDataProtection(IServiceCollection services, string? directory)
    {
        var protection = services.AddDataProtection().SetApplicationName("healthcare");
        if (directory is not null)
            protection.PersistKeysToFileSystem(new DirectoryInfo(directory));
    }
}
