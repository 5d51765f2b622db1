using Microsoft.IdentityModel.Tokens;

namespace Healthcare.Host.Identity;

/// <summary>Whether a token counts at this moment; one without an end never does.</summary>
public sealed class TokenLifetime(TimeProvider time)
{
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);

    /// <summary>Whether now lies between the two, give or take what clocks differ.</summary>
    public bool IsNow(DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters rules)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return expires is not null && now < expires.Value + ClockSkew && (notBefore is null || now >= notBefore.Value - ClockSkew);
    }
}
