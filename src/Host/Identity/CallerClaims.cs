using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Claims;
using Healthcare.Application.Identity;
using NodaTime;

namespace Healthcare.Host.Identity;

/// <summary>Reads the <see cref="Caller"/> out of validated claims. A claim at fault is named, its value never.</summary>
public static class CallerClaims
{
    private static readonly Instant LatestTime = Instant.FromUtc(9999, 1, 1, 0, 0);

    /// <summary>The caller, or nothing when the claims do not make one.</summary>
    public static bool TryRead(ClaimsPrincipal principal, [NotNullWhen(true)] out Caller? caller) =>
        TryRead(principal, out caller, out _);

    /// <summary>The caller, or the name of the claim that is missing or not understood.</summary>
    public static bool TryRead(
        ClaimsPrincipal principal, [NotNullWhen(true)] out Caller? caller, [NotNullWhen(false)] out string? fault)
    {
        caller = null;
        fault = null;
        var claims = Singles(principal);

        if (claims.GetValueOrDefault(IdentityClaims.Subject) is not { } subject)
            fault = IdentityClaims.Subject;
        else if (!RoleNames.TryRead(claims.GetValueOrDefault(IdentityClaims.Role), out var role))
            fault = IdentityClaims.Role;
        else if (AuthenticatedAt(claims) is not { } at)
            fault = IdentityClaims.AuthenticatedAt;
        else
            caller = new Caller(
                subject, role, role == Role.InsuredPerson ? Person(claims) : null,
                claims.GetValueOrDefault(IdentityClaims.Institution), claims.GetValueOrDefault(IdentityClaims.Qualification),
                at, Methods(principal));

        if (caller is not null && MissingIn(caller) is { } missing)
            (caller, fault) = (null, missing);
        return caller is not null;
    }

    private static string? MissingIn(Caller caller) => caller switch
    {
        { Role: Role.InsuredPerson, PersonId: null } => IdentityClaims.Person,
        { Institution: null } when ActsForABody(caller.Role) => IdentityClaims.Institution,
        { Treats: true, Qualification: null } => IdentityClaims.Qualification,
        _ => null,
    };

    private static bool ActsForABody(Role role) =>
        role is Role.Clerk or Role.Doctor or Role.Dentist or Role.Pharmacist or Role.Insurer or Role.Municipality;

    private static Guid? Person(Dictionary<string, string?> claims) =>
        Guid.TryParse(claims.GetValueOrDefault(IdentityClaims.Person), out var id) && id != Guid.Empty ? id : null;

    private static Instant? AuthenticatedAt(Dictionary<string, string?> claims)
    {
        var text = claims.GetValueOrDefault(IdentityClaims.AuthenticatedAt) ?? claims.GetValueOrDefault(IdentityClaims.IssuedAt);
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && seconds <= LatestTime.ToUnixTimeSeconds()
            ? Instant.FromUnixTimeSeconds(seconds)
            : null;
    }

    private static string Methods(ClaimsPrincipal principal)
    {
        var methods = string.Join(' ', principal.FindAll(IdentityClaims.Methods).Select(claim => claim.Value));
        return methods.Length == 0 ? "unspecified" : methods;
    }

    // Two values of one claim leave open which is meant, so they count as none.
    private static Dictionary<string, string?> Singles(ClaimsPrincipal principal)
    {
        var singles = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var claim in principal.Claims)
            if (!string.IsNullOrWhiteSpace(claim.Value))
                singles[claim.Type] = singles.ContainsKey(claim.Type) ? null : claim.Value;
        return singles;
    }
}
