using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Healthcare.Host.Identity;

/// <summary>One entry of <c>Identity:Issuers</c>. Keys come from <c>Jwks</c>, <c>JwksFile</c> or, with neither, discovery.</summary>
/// <param name="Issuer">The exact <c>iss</c> of its tokens.</param>
/// <param name="Audience">The <c>aud</c> that means us.</param>
/// <param name="MetadataAddress">Where its discovery document is, when not below the issuer.</param>
/// <param name="JwksFile">A file with its public keys, for deployments without a way out.</param>
/// <param name="Jwks">Its public keys as JSON.</param>
/// <param name="AcceptPlainJwt">Whether its access tokens may say <c>typ: JWT</c> (older issuers) besides <c>at+jwt</c>.</param>
public sealed record IssuerSettings(
    string Issuer, string Audience, string? MetadataAddress = null, string? JwksFile = null, string? Jwks = null,
    bool AcceptPlainJwt = false);

/// <summary>An issuer whose access tokens count, and the rules for them.</summary>
public sealed record TrustedIssuer(string Issuer, TokenValidationParameters Rules)
{
    private static readonly string[] AccessTokenTypes = ["at+jwt", "application/at+jwt"];

    private static readonly string[] Algorithms =
        [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.EcdsaSha256];

    /// <summary>An issuer as configured.</summary>
    public static TrustedIssuer From(IssuerSettings settings, TokenLifetime lifetime, bool requireHttps)
    {
        var rules = Rule(settings, lifetime);
        if (settings.Jwks is not null || settings.JwksFile is not null)
            rules.IssuerSigningKeys = new JsonWebKeySet(settings.Jwks ?? File.ReadAllText(settings.JwksFile!)).GetSigningKeys();
        else
            rules.ConfigurationManager = Discovery(settings, requireHttps);
        return new TrustedIssuer(settings.Issuer, rules);
    }

    /// <summary>An issuer in this very process.</summary>
    public static TrustedIssuer From(IssuerSettings settings, TokenLifetime lifetime, SecurityKey key)
    {
        var rules = Rule(settings, lifetime);
        rules.IssuerSigningKeys = [key];
        return new TrustedIssuer(settings.Issuer, rules);
    }

    private static TokenValidationParameters Rule(IssuerSettings settings, TokenLifetime lifetime) => new()
    {
        ValidIssuer = settings.Issuer,
        ValidAudience = settings.Audience,
        ValidTypes = settings.AcceptPlainJwt ? [.. AccessTokenTypes, "JWT"] : AccessTokenTypes,
        ValidAlgorithms = Algorithms,
        LifetimeValidator = lifetime.IsNow,
        AuthenticationType = IdentitySchemes.Bearer,
        NameClaimType = IdentityClaims.Subject,
        RoleClaimType = IdentityClaims.Role,
    };

    private static ConfigurationManager<OpenIdConnectConfiguration> Discovery(IssuerSettings settings, bool requireHttps) => new(
        settings.MetadataAddress ?? settings.Issuer.TrimEnd('/') + "/.well-known/openid-configuration",
        new OpenIdConnectConfigurationRetriever(),
        new HttpDocumentRetriever { RequireHttps = requireHttps });
}
