using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Healthcare.Host.Identity;

/// <summary>
/// Validates the access tokens of every trusted issuer: the unverified <c>iss</c> only chooses the rules and keys,
/// which then prove it. A token that was proved is remembered for a while, one that failed never.
/// </summary>
public sealed class AccessTokens(TrustedIssuers issuers, ValidatedTokens validated) : TokenHandler
{
    private readonly JsonWebTokenHandler jwt = new() { MapInboundClaims = false };

    /// <inheritdoc/>
    public override async Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
    {
        var digest = TokenDigest.Of(token);
        if (validated.Find(digest) is { } known)
            return known;

        var unverified = jwt.ReadJsonWebToken(token);
        if (issuers.Find(unverified.Issuer) is not { } issuer)
            return new TokenValidationResult { Exception = new SecurityTokenInvalidIssuerException("The issuer is not trusted.") };

        var result = await jwt.ValidateTokenAsync(unverified, issuer.Rules);
        if (result.IsValid)
            validated.Keep(digest, result);
        return result;
    }
}
