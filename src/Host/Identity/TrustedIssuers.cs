using System.Collections.Frozen;

namespace Healthcare.Host.Identity;

/// <summary>All issuers whose access tokens count, by their exact name.</summary>
public sealed class TrustedIssuers
{
    private readonly FrozenDictionary<string, TrustedIssuer> issuers;

    /// <summary>Reads the configuration; a mistake in it stops the start.</summary>
    public TrustedIssuers(
        IConfiguration configuration, IHostEnvironment environment, TokenLifetime lifetime, DemoIssuerSettings demo, DemoKeys? keys = null)
    {
        var configured = configuration.GetSection("Identity:Issuers").Get<List<IssuerSettings>>() ?? [];
        var trusted = configured.Select(settings => TrustedIssuer.From(settings, lifetime, !environment.IsDevelopment())).ToList();
        if (keys is not null)
            trusted.Add(TrustedIssuer.From(new IssuerSettings(demo.Issuer, DemoIssuerSettings.Audience), lifetime, keys.Signing));
        issuers = trusted.ToFrozenDictionary(issuer => issuer.Issuer, StringComparer.Ordinal);
    }

    /// <summary>The issuer of that name, if it is trusted.</summary>
    public TrustedIssuer? Find(string issuer) => issuers.GetValueOrDefault(issuer);
}
