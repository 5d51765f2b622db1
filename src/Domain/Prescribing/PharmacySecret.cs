using System.Security.Cryptography;
using System.Text;

namespace Healthcare.Domain.Prescribing;

/// <summary>
/// The secret that a pharmacy is handed at receipt: 256 random bits in hexadecimal. The prescription keeps its hash only; the
/// receipt of the command keeps the answer with it, for a retry is told the same (ADR 6).
/// </summary>
public static class PharmacySecret
{
    /// <summary>How many random bytes a secret has.</summary>
    public const int Length = 32;

    /// <summary>SHA-256 of a secret, in hexadecimal.</summary>
    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>Whether a secret has this hash; the comparison takes the same time whatever differs.</summary>
    public static bool Fits(string? secret, string hash) =>
        secret is not null && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(HashOf(secret)), Encoding.ASCII.GetBytes(hash));
}
