namespace Healthcare.Host.Identity;

/// <summary>The section <c>Identity:Portal</c>.</summary>
/// <param name="Authority">Where people of the portal sign in; nothing when no provider is set.</param>
/// <param name="ClientId">The public client that the portal is there.</param>
/// <param name="IsDemo">Whether that is the demonstration issuer of this process.</param>
/// <param name="BackChannel">Where this process reaches the demonstration issuer, when not at its public address.</param>
public sealed record PortalSettings(string? Authority, string ClientId, bool IsDemo, string? BackChannel)
{
    /// <summary>The portal at the demonstration issuer.</summary>
    public const string DefaultClientId = "portal";

    /// <summary>Where the provider sends people back to.</summary>
    public const string CallbackPath = "/portal/sign-in/callback";

    /// <summary>Where the provider sends people who signed out.</summary>
    public const string SignedOutPath = "/portal/sign-out/callback";

    /// <summary>Reads the section.</summary>
    public static PortalSettings Read(IConfiguration configuration, DemoIssuerSettings demo)
    {
        var section = configuration.GetSection("Identity:Portal");
        var authority = section["Authority"] ?? (demo.Enabled ? demo.Issuer : null);
        return new(authority, section["ClientId"] ?? DefaultClientId, demo.Enabled && authority == demo.Issuer, section["BackChannel"]);
    }
}
