namespace Healthcare.Host.Signatures;

/// <summary>The section <c>Signatures</c>: what signatures of documents are checked against.</summary>
/// <param name="TrustAnchors">PEM files: self-signed certificates are trusted, others may stand between.</param>
/// <param name="CrlFiles">Revocation lists (PEM or DER) of those issuers; read again when they change.</param>
/// <param name="DemoDirectory">Where the demonstration's own authority keeps its key; null when there is none.</param>
public sealed record SignatureSettings(IReadOnlyList<string> TrustAnchors, IReadOnlyList<string> CrlFiles, string? DemoDirectory)
{
    private const string Section = "Signatures";

    /// <summary>Reads the section. An authority that signs as anybody is a back door in production, so that must be said out loud.</summary>
    public static SignatureSettings Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var section = configuration.GetSection(Section);
        var demo = section["DemoCa:Directory"];
        if (demo is not null && environment.IsProduction() && !section.GetValue("DemoCa:AllowInProduction", false))
            throw new InvalidOperationException(
                $"{Section}:DemoCa:Directory is set in Production: take it out, or set {Section}:DemoCa:AllowInProduction=true if this is a demonstration.");

        return new(
            Files(section, "TrustAnchors", demo, DemoSigningAuthority.CertificateFile), Files(section, "CrlFiles", demo, DemoSigningAuthority.CrlFile), demo);
    }

    private static string[] Files(IConfigurationSection section, string key, string? demo, string demoFile) =>
        [.. section.GetSection(key).Get<string[]>() ?? [], .. demo is null ? Array.Empty<string>() : [Path.Combine(demo, demoFile)]];
}
