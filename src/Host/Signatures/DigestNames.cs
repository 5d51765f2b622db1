using System.Security.Cryptography;

namespace Healthcare.Host.Signatures;

/// <summary>The hashes that signatures may use, SHA-256 and longer, by their names in CMS and in XML.</summary>
internal static class DigestNames
{
    private static readonly Dictionary<string, HashAlgorithmName> Names = new(StringComparer.Ordinal)
    {
        ["2.16.840.1.101.3.4.2.1"] = HashAlgorithmName.SHA256,
        ["2.16.840.1.101.3.4.2.2"] = HashAlgorithmName.SHA384,
        ["2.16.840.1.101.3.4.2.3"] = HashAlgorithmName.SHA512,
        ["http://www.w3.org/2001/04/xmlenc#sha256"] = HashAlgorithmName.SHA256,
        ["http://www.w3.org/2001/04/xmldsig-more#sha384"] = HashAlgorithmName.SHA384,
        ["http://www.w3.org/2001/04/xmlenc#sha512"] = HashAlgorithmName.SHA512,
    };

    /// <summary>The hash of this name; null when it is not one that signatures may use.</summary>
    public static HashAlgorithmName? Of(string? name) => name is not null && Names.TryGetValue(name, out var hash) ? hash : null;

    /// <summary>Whether this is the hash of these data.</summary>
    public static bool IsDigest(this ReadOnlySpan<byte> digest, ReadOnlySpan<byte> data, HashAlgorithmName hash) =>
        digest.SequenceEqual(CryptographicOperations.HashData(hash, data));
}
