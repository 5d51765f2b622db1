using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Healthcare.Host.Certificates;
using NodaTime;

namespace Healthcare.Host.Signatures;

/// <summary>
/// The certificates that signed a moment ago: a doctor signs again within minutes, and what is read of a certificate and its chain follows from it and the
/// anchors alone. Untrusted ones are not kept, and whether anything is revoked is asked each time, elsewhere.
/// </summary>
internal sealed class RecentCertificates(TrustAnchors anchors)
{
    private const int MostKept = 5_000;
    private static readonly Duration Lifetime = Duration.FromMinutes(5);
    private readonly ConcurrentDictionary<string, ChainedCertificate> kept = new(StringComparer.Ordinal);

    /// <summary>The certificate of these bytes; throws <see cref="CryptographicException"/> when they are none.</summary>
    public ChainedCertificate Of(ReadOnlySpan<byte> der, Instant now)
    {
        var key = Convert.ToHexString(SHA256.HashData(der));
        if (kept.TryGetValue(key, out var known) && known.ChainedAt <= now && now - known.ChainedAt < Lifetime)
            return known;

        var certificate = X509CertificateLoader.LoadCertificate(der);
        var chained = ChainedCertificate.Of(certificate, anchors.IssuersOf(certificate, now), now);
        if (chained.Issuers is not null)
            Keep(key, chained);
        return chained;
    }

    private void Keep(string key, ChainedCertificate chained)
    {
        if (kept.Count >= MostKept)
            kept.Clear();
        kept[key] = chained;
    }
}
