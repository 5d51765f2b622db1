using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.IdentityModel.Tokens;

namespace Healthcare.Host.Identity;

/// <summary>The SHA-256 of a token: what is kept instead of the token itself.</summary>
public readonly record struct TokenDigest(UInt128 High, UInt128 Low)
{
    /// <summary>The digest of a token.</summary>
    public static TokenDigest Of(string token)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(token), hash);
        return new(BinaryPrimitives.ReadUInt128BigEndian(hash), BinaryPrimitives.ReadUInt128BigEndian(hash[16..]));
    }
}

/// <summary>Tokens proved valid, until they end and five minutes at most, so that a signature is not checked per request.</summary>
public sealed class ValidatedTokens(TimeProvider time) : IDisposable
{
    private const int AtMost = 10_000;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = AtMost });

    /// <summary>What validating this token gave, if that still holds.</summary>
    public TokenValidationResult? Find(TokenDigest token) =>
        cache.TryGetValue(token, out Proof? proof) && time.GetUtcNow() < proof!.Until ? proof.Result : null;

    /// <summary>Remembers a token that was proved valid.</summary>
    public void Keep(TokenDigest token, TokenValidationResult result)
    {
        // The claims are built on first use; built here, the shared result is only ever read.
        ArgumentNullException.ThrowIfNull(result.ClaimsIdentity);
        var now = time.GetUtcNow();
        var ends = new DateTimeOffset(result.SecurityToken.ValidTo, TimeSpan.Zero);
        var until = ends < now + Longest ? ends : now + Longest;
        if (until > now)
            cache.Set(token, new Proof(result, until), new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = until - now });
    }

    /// <inheritdoc/>
    public void Dispose() => cache.Dispose();

    private sealed record Proof(TokenValidationResult Result, DateTimeOffset Until);
}
