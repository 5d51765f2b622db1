using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Healthcare.Host.Signatures;

/// <summary>The signature algorithms of CMS that are accepted: RSA PKCS #1 v1.5 and ECDSA, with the hash of the digest.</summary>
internal static class SignatureMethods
{
    private const string AnyRsa = "1.2.840.113549.1.1.1", RsaKey = AnyRsa; // The key's name, which signatures use too.

    private static readonly Dictionary<string, (bool IsRsa, HashAlgorithmName Hash)> Methods = new(StringComparer.Ordinal)
    {
        ["1.2.840.113549.1.1.11"] = (true, HashAlgorithmName.SHA256),
        ["1.2.840.113549.1.1.12"] = (true, HashAlgorithmName.SHA384),
        ["1.2.840.113549.1.1.13"] = (true, HashAlgorithmName.SHA512),
        ["1.2.840.10045.4.3.2"] = (false, HashAlgorithmName.SHA256),
        ["1.2.840.10045.4.3.3"] = (false, HashAlgorithmName.SHA384),
        ["1.2.840.10045.4.3.4"] = (false, HashAlgorithmName.SHA512),
    };

    /// <summary>Whether the algorithm signs with this hash.</summary>
    public static bool IsOf(string method, HashAlgorithmName hash) => method == AnyRsa || (Methods.TryGetValue(method, out var known) && known.Hash == hash);

    /// <summary>Whether the certificate's key is of the algorithm's kind.</summary>
    public static bool Fits(string method, X509Certificate2 certificate) =>
        (certificate.PublicKey.Oid.Value == RsaKey) == (method == AnyRsa || Methods[method].IsRsa);
}
