using Healthcare.Domain;

namespace Healthcare.Application.Identity;

/// <summary>Why somebody could not be recognised.</summary>
public static class IdentityRejections
{
    /// <summary>No access token.</summary>
    public static readonly Rejection Unauthenticated = new(
        "identity.unauthenticated", RejectionKind.Unidentified, "The request does not say who asks.",
        "Get an access token from a trusted issuer and send it in the Authorization header as a Bearer token.");

    /// <summary>An access token that does not count here; the field names the claim or part at fault.</summary>
    public static readonly Rejection UnusableToken = new(
        "identity.unusable-token", RejectionKind.Unidentified, "The access token cannot be used here.",
        "Get a new access token from a trusted issuer; if the named claim is missing, ask who runs the issuer to add it.");

    /// <summary>Known, but not allowed.</summary>
    public static readonly Rejection Forbidden = new(
        "identity.forbidden", RejectionKind.Forbidden, "Your role may not do this.",
        "Sign in with a role that may, or ask the institution's administrator.");

    /// <summary>The sign-in at the identity provider was broken off or did not come back as it was sent.</summary>
    public static readonly Rejection SignInFailed = new(
        "identity.sign-in-failed", RejectionKind.Unidentified, "The sign-in was not completed.",
        "Open /portal/sign-in and sign in again.");

    /// <summary>A form that was not shown by this site, or too long ago.</summary>
    public static readonly Rejection StaleForm = new(
        "identity.stale-form", RejectionKind.Invalid, "The form is no longer valid.",
        "Open the page again and send the form from there.");

    /// <summary>No identity provider is set for the portal.</summary>
    public static readonly Rejection SignInUnavailable = new(
        "identity.sign-in-unavailable", RejectionKind.Missing, "Nobody can sign in to the portal here.",
        "Set Identity:Portal:Authority to the address of an OpenID Connect provider.");
}
