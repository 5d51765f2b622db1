using System.Security.Cryptography;
using System.Text;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Healthcare.Host.Identity;

/// <summary>Which requests the demonstration issuer answers: OpenIddict checks the protocol, this checks who asks.</summary>
public sealed class DemoRequestRules(DemoIssuerSettings settings, IDemoDirectory directory, UsedCodes used, TimeProvider time) :
    IOpenIddictServerHandler<ValidateAuthorizationRequestContext>,
    IOpenIddictServerHandler<ValidateEndSessionRequestContext>,
    IOpenIddictServerHandler<ValidateTokenRequestContext>,
    IOpenIddictServerHandler<HandleTokenRequestContext>
{
    /// <inheritdoc/>
    public ValueTask HandleAsync(ValidateAuthorizationRequestContext context)
    {
        var application = settings.FindApplication(context.ClientId);
        if (application is null)
            context.Reject(Errors.InvalidRequest, "The client is not known.");
        else if (!RedirectUris.Allow(application.RedirectUris, context.RedirectUri))
            context.Reject(Errors.InvalidRequest, "The redirect_uri is not one of this client's.");
        return default;
    }

    /// <inheritdoc/>
    public ValueTask HandleAsync(ValidateEndSessionRequestContext context)
    {
        var known = settings.FindApplication(context.ClientId)?.SignedOutUris ?? [];
        if (context.PostLogoutRedirectUri is { Length: > 0 } uri && !RedirectUris.Allow(known, uri))
            context.Reject(Errors.InvalidRequest, "The post_logout_redirect_uri is not one of this client's.");
        return default;
    }

    /// <inheritdoc/>
    public ValueTask HandleAsync(ValidateTokenRequestContext context)
    {
        var known = context.Request.IsClientCredentialsGrantType()
            ? FindClient(context.ClientId, context.ClientSecret) is not null
            : settings.FindApplication(context.ClientId) is not null && context.ClientSecret is null;
        if (!known)
            context.Reject(Errors.InvalidClient, "The client is not known, or its secret is not right.");
        return default;
    }

    /// <inheritdoc/>
    public ValueTask HandleAsync(HandleTokenRequestContext context)
    {
        // The id inside the code counts, not its letters: the last letter of a sealed code can vary without breaking the seal.
        if (context.Request.IsClientCredentialsGrantType())
            context.SignIn(DemoPrincipals.Of(directory.FindClient(context.ClientId!)!, context.Request.GetScopes(), time.GetUtcNow()));
        else if (context.Principal?.GetClaim(DemoPrincipals.CodeId) is not { } code || !used.TryUse(code))
            context.Reject(Errors.InvalidGrant, "The authorization code was used before.");
        else
            context.SignIn(context.Principal);
        return default;
    }

    private DemoClient? FindClient(string? id, string? secret)
    {
        var client = id is null ? null : directory.FindClient(id);
        return client is not null && secret is not null && CryptographicOperations.FixedTimeEquals(Hash(client.Secret), Hash(secret))
            ? client
            : null;
    }

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
