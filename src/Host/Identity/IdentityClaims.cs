namespace Healthcare.Host.Identity;

/// <summary>The claims of a token that say who asks. The first four are ours, the rest are of OpenID Connect.</summary>
public static class IdentityClaims
{
    /// <summary>The role, in kebab-case.</summary>
    public const string Role = "hc_role";

    /// <summary>The insured person that the caller is.</summary>
    public const string Person = "hc_person";

    /// <summary>The body that the caller acts for.</summary>
    public const string Institution = "hc_institution";

    /// <summary>The number of the caller's licence.</summary>
    public const string Qualification = "hc_qualification";

    /// <summary>The issuer's stable id of the user or system.</summary>
    public const string Subject = "sub";

    /// <summary>When they proved who they are, in seconds since 1970.</summary>
    public const string AuthenticatedAt = "auth_time";

    /// <summary>When the token was issued; stands in for <see cref="AuthenticatedAt"/> where an issuer leaves that out.</summary>
    public const string IssuedAt = "iat";

    /// <summary>How they proved who they are.</summary>
    public const string Methods = "amr";

    /// <summary>All that a <c>Caller</c> is read from: what a cookie needs to keep.</summary>
    public static readonly IReadOnlyList<string> All =
        [Subject, Role, Person, Institution, Qualification, AuthenticatedAt, IssuedAt, Methods];
}
