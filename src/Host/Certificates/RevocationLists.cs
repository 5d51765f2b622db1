using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NodaTime;

namespace Healthcare.Host.Certificates;

/// <summary>What the lists of its issuer say of a certificate.</summary>
/// <param name="IsKnown">Whether there are lists of its issuer, and each is current.</param>
/// <param name="RevokedAt">Since when it is revoked; null when it is not.</param>
public readonly record struct RevocationState(bool IsKnown, Instant? RevokedAt);

/// <summary>The configured revocation lists, read again when a file changes. Who has no current list of an issuer takes no certificate of it (ADR 16).</summary>
public sealed partial class RevocationLists(IReadOnlyList<string> files, TrustAnchors anchors, ILogger<RevocationLists> log)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, (Stamp Stamp, RevocationList? List)> read = [];

    /// <summary>What is known of a certificate now.</summary>
    public RevocationState Of(X509Certificate2 certificate, Instant now)
    {
        var lists = Current().Where(list => list.Issuer.AsSpan().SequenceEqual(certificate.IssuerName.RawData)).ToList();
        if (lists.Count == 0 || lists.Any(list => list.NextUpdate < now))
        {
            LogUnknown(lists.Count);
            return new(false, null);
        }

        var serial = RevocationList.KeyOf(certificate.SerialNumberBytes.Span);
        foreach (var list in lists)
            if (list.Revoked.TryGetValue(serial, out var revokedAt) && revokedAt <= now)
                return new(true, revokedAt);

        return new(true, null);
    }

    private List<RevocationList> Current()
    {
        lock (gate)
            return [.. files.Select(ListIn).OfType<RevocationList>()];
    }

    private RevocationList? ListIn(string file)
    {
        var info = new FileInfo(file);
        var stamp = info.Exists ? new Stamp(info.LastWriteTimeUtc.Ticks, info.Length) : default;
        if (read.TryGetValue(file, out var known) && known.Stamp == stamp)
            return known.List;

        var list = Read(file);
        read[file] = (stamp, list);
        return list;
    }

    private RevocationList? Read(string file)
    {
        try
        {
            return RevocationList.Read(File.ReadAllBytes(file), anchors.Issuers);
        }
        catch (Exception unusable) when (unusable is CryptographicException or FormatException or IOException or UnauthorizedAccessException)
        {
            LogUnusable(unusable, file);
            return null;
        }
    }

    [LoggerMessage(1, LogLevel.Error, "The revocation list {File} cannot be used; certificates of its issuer are refused.")]
    private partial void LogUnusable(Exception reason, string file);

    [LoggerMessage(2, LogLevel.Error, "A certificate is refused: there are {Count} revocation lists of its issuer, and each must be current. Bring the current list.")]
    private partial void LogUnknown(int count);

    private readonly record struct Stamp(long WrittenAt, long Length);
}
