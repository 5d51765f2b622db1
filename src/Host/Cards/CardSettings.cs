namespace Healthcare.Host.Cards;

/// <summary>The section <c>Credentials</c>: what proofs of cards are checked against.</summary>
/// <param name="TrustAnchors">PEM files: self-signed certificates are trusted, others may stand between.</param>
/// <param name="CrlFiles">Revocation lists (PEM or DER) of those issuers; read again when they change.</param>
/// <param name="DemoDirectory">Where the demonstration's own issuer of cards keeps its key; null when there is none.</param>
public sealed record CardSettings(IReadOnlyList<string> TrustAnchors, IReadOnlyList<string> CrlFiles, string? DemoDirectory)
{
    private const string Section = "Credentials";

    /// <summary>Reads the section. Cards that anybody can make are a back door in production, so that must be said out loud.</summary>
    public static CardSettings Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var section = configuration.GetSection(Section);
        var demo = section["DemoCa:Directory"];
        if (demo is not null && environment.IsProduction() && !section.GetValue("DemoCa:AllowInProduction", false))
            throw new InvalidOperationException(
                $"{Section}:DemoCa:Directory is set in Production: take it out, or set {Section}:DemoCa:AllowInProduction=true if this is a demonstration.");

        return new(Files(section, "TrustAnchors", demo, DemoCardAuthority.CertificateFile), Files(section, "CrlFiles", demo, DemoCardAuthority.CrlFile), demo);
    }

    private static string[] Files(IConfigurationSection section, string key, string? demo, string demoFile) =>
        [.. section.GetSection(key).Get<string[]>() ?? [], .. demo is null ? Array.Empty<string>() : [Path.Combine(demo, demoFile)]];
}
