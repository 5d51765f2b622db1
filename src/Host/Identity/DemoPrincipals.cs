using System.Collections.Immutable;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Healthcare.Application.Identity;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Healthcare.Host.Identity;

/// <summary>What the demonstration issuer says in its tokens about a person or a system.</summary>
public static class DemoPrincipals
{
    /// <summary>The claim of an authorization code that tells it from every other; no token carries it.</summary>
    public const string CodeId = "code_id";

    /// <summary>A system in its own name.</summary>
    public static ClaimsPrincipal Of(DemoClient client, ImmutableArray<string> scopes, DateTimeOffset now)
    {
        var identity = Identity(client.ClientId, client.Role, "client", now);
        identity.SetClaim(IdentityClaims.Institution, client.Institution);
        identity.SetClaim(IdentityClaims.Qualification, client.Qualification);
        return Grant(identity, scopes);
    }

    /// <summary>Somebody of the staff who gave their secret just now, for an application with a browser.</summary>
    public static ClaimsPrincipal OfStaff(DemoClient staff, ImmutableArray<string> scopes, DateTimeOffset now)
    {
        var identity = Identity(staff.ClientId, staff.Role, "pwd", now);
        identity.SetClaim(IdentityClaims.Institution, staff.Institution);
        identity.SetClaim(IdentityClaims.Qualification, staff.Qualification);
        identity.SetClaim(CodeId, Guid.NewGuid().ToString());
        return Grant(identity, scopes);
    }

    /// <summary>A person who opened their card just now.</summary>
    public static ClaimsPrincipal Of(DemoPerson person, ImmutableArray<string> scopes, DateTimeOffset now)
    {
        var identity = Identity(Subject(person), Role.InsuredPerson, "pin", now);
        identity.SetClaim(IdentityClaims.Person, person.PersonId.ToString());
        identity.SetClaim(CodeId, Guid.NewGuid().ToString());
        return Grant(identity, scopes);
    }

    private static ClaimsIdentity Identity(string subject, Role role, string method, DateTimeOffset now)
    {
        var identity = new ClaimsIdentity("demo", IdentityClaims.Subject, IdentityClaims.Role);
        identity.SetClaim(Claims.Subject, subject);
        identity.SetClaim(IdentityClaims.Role, RoleNames.Of(role));
        identity.SetClaim(Claims.AuthenticationTime, now.ToUnixTimeSeconds());
        identity.SetClaims(Claims.AuthenticationMethodReference, [method]);
        return identity;
    }

    private static ClaimsPrincipal Grant(ClaimsIdentity identity, ImmutableArray<string> scopes)
    {
        identity.SetScopes(scopes);
        identity.SetResources(DemoIssuerSettings.Audience);
        identity.SetDestinations(claim => claim.Type == CodeId ? [] : [Destinations.AccessToken, Destinations.IdentityToken]);
        return new ClaimsPrincipal(identity);
    }

    // Subjects may appear in logs, so this one leads back to nobody.
    private static string Subject(DemoPerson person) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"demo person {person.PersonId}")).AsSpan(0, 16));
}
