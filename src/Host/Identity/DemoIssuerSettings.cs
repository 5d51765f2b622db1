using Healthcare.Application.Identity;

namespace Healthcare.Host.Identity;

/// <summary>An application that signs people in at the demonstration issuer: a public client, so it has no secret.</summary>
/// <param name="ClientId">Its id.</param>
/// <param name="RedirectUris">Where people are sent back to.</param>
/// <param name="SignedOutUris">Where people are sent who signed out.</param>
/// <param name="Staff">Which staff signs in there; null when it is for persons with a card.</param>
public sealed record DemoApplication(
    string ClientId, IReadOnlyList<string> RedirectUris, IReadOnlyList<string>? SignedOutUris = null, IReadOnlyList<Role>? Staff = null);

/// <summary>The section <c>Identity:DemoIssuer</c>.</summary>
/// <param name="Enabled">Whether this process issues tokens to demonstration persons and systems.</param>
/// <param name="Issuer">Its address and name, with a slash at the end.</param>
/// <param name="KeyFile">Where its key is kept; without one, each start makes a new key.</param>
/// <param name="Applications">Who may sign people in, besides the portal and the desks.</param>
/// <param name="Scopes">Scopes it grants besides <c>openid</c>.</param>
/// <param name="Hint">A line for the sign-in page, such as where the PINs are written.</param>
public sealed record DemoIssuerSettings(
    bool Enabled, string Issuer, string? KeyFile, IReadOnlyList<DemoApplication> Applications, IReadOnlyList<string> Scopes, string? Hint)
{
    /// <summary>The <c>aud</c> of its access tokens.</summary>
    public const string Audience = "healthcare-api";

    private const string Section = "Identity:DemoIssuer";

    /// <summary>Reads the section. Demonstration persons in production would be a back door, so that must be said out loud.</summary>
    public static DemoIssuerSettings Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var section = configuration.GetSection(Section);
        var enabled = section.GetValue("Enabled", environment.IsDevelopment());
        if (enabled && environment.IsProduction() && !section.GetValue("AllowInProduction", false))
            throw new InvalidOperationException(
                $"{Section}:Enabled is set in Production: turn it off, or set {Section}:AllowInProduction=true if this is a demonstration.");

        var issuer = section["Issuer"] ?? Reachable(configuration["urls"]?.Split(';')[0] ?? "http://127.0.0.1:5080/");
        return new(
            enabled,
            new Uri(issuer, UriKind.Absolute).AbsoluteUri,
            section["KeyFile"],
            section.GetSection("Applications").Get<List<DemoApplication>>() ?? [],
            section.GetSection("Scopes").Get<List<string>>() ?? [],
            section["Hint"]);
    }

    /// <summary>An address of the issuer.</summary>
    public string At(string path) => Issuer + path.TrimStart('/');

    /// <summary>The application of that id, if it is known.</summary>
    public DemoApplication? FindApplication(string? clientId) =>
        SignInSite.All.FirstOrDefault(site => site.Name == clientId) is { } site ? Of(site) : Applications.FirstOrDefault(a => a.ClientId == clientId);

    // An address to listen at may mean every interface, which is no address to go to.
    private static string Reachable(string listening) =>
        new[] { "//*", "//+", "//0.0.0.0", "//[::]" }.Aggregate(listening, (url, all) => url.Replace(all, "//127.0.0.1", StringComparison.Ordinal));

    private DemoApplication Of(SignInSite site) =>
        new(site.Name, [At(site.CallbackPath)], [At(site.SignedOutPath)], site.IsForStaff ? site.Roles : null);
}
