namespace Healthcare.Host.Identity;

/// <summary>The names of the ways to be recognised.</summary>
public static class IdentitySchemes
{
    /// <summary>The default: chooses one of the others by the request.</summary>
    public const string Choose = "healthcare";

    /// <summary>An access token in the Authorization header.</summary>
    public const string Bearer = "Bearer";

    /// <summary>The cookie of the portal, valid under <see cref="PortalPath"/> only, so that no API call rides on it.</summary>
    public const string PortalCookie = "portal";

    /// <summary>The sign-in of the portal at its identity provider.</summary>
    public const string PortalProvider = "portal-oidc";

    /// <summary>A card and PIN just shown to the demonstration issuer; good for one authorization.</summary>
    public const string DemoCard = "demo-card";

    /// <summary>Where the portal is.</summary>
    public const string PortalPath = "/portal";
}
