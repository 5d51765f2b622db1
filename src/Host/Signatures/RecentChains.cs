using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Healthcare.Host.Certificates;
using NodaTime;

namespace Healthcare.Host.Signatures;

/// <summary>
/// The issuers of certificates that signed a moment ago: a doctor signs again within minutes, and the chain follows from certificate and anchors alone.
/// Whether anything in it is revoked is asked each time, elsewhere.
/// </summary>
internal sealed class RecentChains(TrustAnchors anchors)
{
    private const int MostKept = 10_000;
    private static readonly Duration Lifetime = Duration.FromMinutes(5);
    private readonly ConcurrentDictionary<string, (Instant At, IReadOnlyList<X509Certificate2> Issuers)> kept = new(StringComparer.Ordinal);

    /// <summary>The issuers, the nearest first; null when they lead to no anchor.</summary>
    public IReadOnlyList<X509Certificate2>? IssuersOf(X509Certificate2 certificate, Instant now)
    {
        var key = certificate.GetCertHashString(HashAlgorithmName.SHA256);
        if (kept.TryGetValue(key, out var known) && known.At <= now && now - known.At < Lifetime)
            return known.Issuers;
        if (anchors.IssuersOf(certificate, now) is not { } issuers)
            return null;

        if (kept.Count >= MostKept)
            kept.Clear();
        kept[key] = (now, issuers);
        return issuers;
    }
}
