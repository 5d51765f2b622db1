namespace Healthcare.Host.Identity;

/// <summary>The sections <c>Identity:Portal</c>, <c>Identity:DoctorDesk</c> and <c>Identity:PharmacyDesk</c>.</summary>
/// <param name="Site">Whose they are.</param>
/// <param name="Authority">Where people of the site sign in; nothing when no provider is set.</param>
/// <param name="ClientId">The public client that the site is there.</param>
/// <param name="IsDemo">Whether that is the demonstration issuer of this process.</param>
/// <param name="BackChannel">Where this process reaches the demonstration issuer, when not at its public address.</param>
public sealed record SignInSettings(SignInSite Site, string? Authority, string ClientId, bool IsDemo, string? BackChannel)
{
    /// <summary>Reads the section of a site. The way to the demonstration issuer is the portal's where a site names none.</summary>
    public static SignInSettings Read(SignInSite site, IConfiguration configuration, DemoIssuerSettings demo)
    {
        var section = configuration.GetSection($"Identity:{site.Section}");
        var authority = section["Authority"] ?? (demo.Enabled ? demo.Issuer : null);
        return new(
            site, authority, section["ClientId"] ?? site.Name, demo.Enabled && authority == demo.Issuer,
            section["BackChannel"] ?? configuration["Identity:Portal:BackChannel"]);
    }
}

/// <summary>The settings of every site.</summary>
public sealed record SignInSites(IReadOnlyList<SignInSettings> All)
{
    /// <summary>Those of a site.</summary>
    public SignInSettings Of(SignInSite site) => All.Single(settings => settings.Site == site);
}
