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
        var at = AuthenticatedAt(principal);
        var person = Guid.TryParse(Single(principal, IdentityClaims.Person), out var id) && id != Guid.Empty ? id : (Guid?)null;

        if (Single(principal, IdentityClaims.Subject) is not { } subject)
            fault = IdentityClaims.Subject;
        else if (!RoleNames.TryRead(Single(principal, IdentityClaims.Role), out var role))
            fault = IdentityClaims.Role;
        else if (at is null)
            fault = IdentityClaims.AuthenticatedAt;
        else
            caller = Read(principal, new Caller(subject, role, person, null, null, at.Value, Methods(principal)), out fault);

        return fault is null && caller is not null;
    }

    private static Caller? Read(ClaimsPrincipal principal, Caller known, out string? fault)
    {
        var caller = known with
        {
            PersonId = known.Role == Role.InsuredPerson ? known.PersonId : null,
            Institution = Single(principal, IdentityClaims.Institution),
            Qualification = Single(principal, IdentityClaims.Qualification),
        };
        fault = MissingIn(caller);
        return fault is null ? caller : null;
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

    private static Instant? AuthenticatedAt(ClaimsPrincipal principal)
    {
        var text = Single(principal, IdentityClaims.AuthenticatedAt) ?? Single(principal, IdentityClaims.IssuedAt);
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
    private static string? Single(ClaimsPrincipal principal, string type)
    {
        string? found = null;
        foreach (var claim in principal.Claims)
        {
            if (claim.Type != type || string.IsNullOrWhiteSpace(claim.Value))
                continue;
            if (found is not null)
                return null;
            found = claim.Value;
        }

        return found;
    }
}
