namespace Healthcare.Host.Identity;

/// <summary>The names of the ways to be recognised.</summary>
public static class IdentitySchemes
{
    /// <summary>The default: chooses one of the others by the request.</summary>
    public const string Choose = "healthcare";

    /// <summary>An access token in the Authorization header.</summary>
    public const string Bearer = "Bearer";

    /// <summary>A card and PIN, or the secret of staff, just shown to the demonstration issuer; good for one authorization.</summary>
    public const string DemoCard = "demo-card";

    /// <summary>Where the portal is.</summary>
    public const string PortalPath = "/portal";

    /// <summary>Where the desks of staff are.</summary>
    public const string DeskPath = "/desk";

    /// <summary>Where the doctor's desk is.</summary>
    public const string DoctorDeskPath = $"{DeskPath}/doctor";

    /// <summary>Where the pharmacist's desk is.</summary>
    public const string PharmacyDeskPath = $"{DeskPath}/pharmacy";
}
