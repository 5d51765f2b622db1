using Healthcare.Application.Identity;

namespace Healthcare.Host.Identity;

/// <summary>A part of the site where people sign in with a browser. Each has a cookie of its own, so that three windows of one browser can be three people.</summary>
/// <param name="Name">Its name: also of its scheme, and of the public client that it is at the provider.</param>
/// <param name="Section">Where its settings are, under <c>Identity</c>.</param>
/// <param name="Path">Where it is; its cookie counts below it only, so that no API call rides on it.</param>
/// <param name="CookiePath">To which addresses a browser sends the cookie.</param>
/// <param name="Roles">Who it is for.</param>
public sealed record SignInSite(string Name, string Section, string Path, string CookiePath, IReadOnlyList<Role> Roles)
{
    /// <summary>マイナポータル: the insured person's.</summary>
    public static readonly SignInSite Portal = new("portal", "Portal", IdentitySchemes.PortalPath, "/", [Role.InsuredPerson]);

    /// <summary>The doctor's and the dentist's desk.</summary>
    public static readonly SignInSite DoctorDesk =
        new("doctor-desk", "DoctorDesk", IdentitySchemes.DoctorDeskPath, IdentitySchemes.DoctorDeskPath, [Role.Doctor, Role.Dentist]);

    /// <summary>The pharmacist's desk.</summary>
    public static readonly SignInSite PharmacyDesk =
        new("pharmacy-desk", "PharmacyDesk", IdentitySchemes.PharmacyDeskPath, IdentitySchemes.PharmacyDeskPath, [Role.Pharmacist]);

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<SignInSite> All = [Portal, DoctorDesk, PharmacyDesk];

    /// <summary>The sign-in at the identity provider.</summary>
    public string ProviderScheme => $"{Name}-oidc";

    /// <summary>The cookie.</summary>
    public string CookieName => $"healthcare-{Name}";

    /// <summary>Starts a sign-in and comes back to <c>ReturnUrl</c> inside the site.</summary>
    public string SignInPath => $"{Path}/sign-in";

    /// <summary>Ends the sign-in here and at the provider; a POST with an anti-forgery token.</summary>
    public string SignOutPath => $"{Path}/sign-out";

    /// <summary>Where the provider sends people back to.</summary>
    public string CallbackPath => $"{Path}/sign-in/callback";

    /// <summary>Where the provider sends people who signed out.</summary>
    public string SignedOutPath => $"{Path}/sign-out/callback";

    /// <summary>Whether it is for staff of institutions.</summary>
    public bool IsForStaff => this != Portal;

    /// <summary>The site that an address belongs to, if any.</summary>
    public static SignInSite? At(PathString path) => All.FirstOrDefault(site => path.StartsWithSegments(site.Path));
}
