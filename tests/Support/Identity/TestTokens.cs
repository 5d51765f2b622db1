using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Healthcare.Application.Identity;
using Healthcare.Host.Identity;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Healthcare.Tests.Identity;

/// <summary>An issuer for tests: configure its public keys with <see cref="Settings"/>, then mint tokens for anybody.</summary>
public sealed class TestTokens : IDisposable
{
    private readonly RSA rsa = RSA.Create(2048);
    private readonly RsaSecurityKey key;

    /// <summary>An issuer with a new key.</summary>
    public TestTokens(string issuer = "https://issuer.test/", string audience = "healthcare-api")
    {
        (Issuer, Audience) = (issuer, audience);
        key = new RsaSecurityKey(rsa) { KeyId = Convert.ToHexStringLower(SHA256.HashData(rsa.ExportRSAPublicKey())) };
    }

    /// <summary>Its name: the <c>iss</c>.</summary>
    public string Issuer { get; }

    /// <summary>The <c>aud</c> of its tokens.</summary>
    public string Audience { get; }

    /// <summary>Its key, to sign something unusual.</summary>
    public SecurityKey Key => key;

    /// <summary>Its public keys as a JSON Web Key Set.</summary>
    public string Jwks
    {
        get
        {
            var parameters = rsa.ExportParameters(includePrivateParameters: false);
            return JsonSerializer.Serialize(new
            {
                keys = new[]
                {
                    new
                    {
                        kty = "RSA", use = "sig", kid = key.KeyId,
                        n = Base64UrlEncoder.Encode(parameters.Modulus), e = Base64UrlEncoder.Encode(parameters.Exponent),
                    },
                },
            });
        }
    }

    /// <summary>The configuration under which a host trusts this issuer.</summary>
    public Dictionary<string, string?> Settings(int index = 0) => new()
    {
        [$"Identity:Issuers:{index}:Issuer"] = Issuer,
        [$"Identity:Issuers:{index}:Audience"] = Audience,
        [$"Identity:Issuers:{index}:Jwks"] = Jwks,
    };

    /// <summary>A token of an insured person.</summary>
    public string OfPerson(Guid personId) => Of(Role.InsuredPerson, personId: personId);

    /// <summary>A token of a doctor at an institution.</summary>
    public string OfDoctor(string institution = "1310000001", string qualification = "100001") =>
        Of(Role.Doctor, institution, qualification);

    /// <summary>A token of anybody.</summary>
    public string Of(
        Role role, string? institution = null, string? qualification = null, Guid? personId = null,
        string? subject = null, DateTimeOffset? now = null) =>
        Mint(Claims(role, institution, qualification, personId, subject, now), now);

    /// <summary>The claims of anybody, to leave something out of.</summary>
    public Dictionary<string, object> Claims(
        Role role, string? institution = null, string? qualification = null, Guid? personId = null,
        string? subject = null, DateTimeOffset? now = null)
    {
        var claims = new Dictionary<string, object>
        {
            [IdentityClaims.Subject] = subject ?? $"test-{RoleNames.Of(role)}",
            [IdentityClaims.Role] = RoleNames.Of(role),
            [IdentityClaims.AuthenticatedAt] = (now ?? DateTimeOffset.UtcNow).ToUnixTimeSeconds(),
            [IdentityClaims.Methods] = new[] { personId is null ? "client" : "pin" },
        };
        Add(IdentityClaims.Institution, institution);
        Add(IdentityClaims.Qualification, qualification);
        Add(IdentityClaims.Person, personId?.ToString("D", CultureInfo.InvariantCulture));
        return claims;

        void Add(string type, string? value)
        {
            if (value is not null)
                claims[type] = value;
        }
    }

    /// <summary>A token with these claims, valid for an hour from <paramref name="now"/>.</summary>
    public string Mint(
        Dictionary<string, object> claims, DateTimeOffset? now = null, string type = "at+jwt",
        SigningCredentials? credentials = null, string? audience = null, string? issuer = null)
    {
        var from = (now ?? DateTimeOffset.UtcNow).UtcDateTime;
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer ?? Issuer,
            Audience = audience ?? Audience,
            IssuedAt = from,
            NotBefore = from,
            Expires = from.AddHours(1),
            TokenType = type,
            Claims = claims,
            SigningCredentials = credentials ?? new SigningCredentials(key, SecurityAlgorithms.RsaSha256),
        });
    }

    /// <inheritdoc/>
    public void Dispose() => rsa.Dispose();
}
