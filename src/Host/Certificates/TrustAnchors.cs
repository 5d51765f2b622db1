using System.Security.Cryptography.X509Certificates;
using NodaTime;

namespace Healthcare.Host.Certificates;

/// <summary>The issuers that are trusted, from the configured files; a mistake in them stops the start.</summary>
public sealed class TrustAnchors
{
    private readonly X509Certificate2Collection anchors = [], between = [];

    /// <summary>Reads PEM files.</summary>
    public TrustAnchors(IEnumerable<string> files)
    {
        foreach (var file in files)
        {
            var certificates = new X509Certificate2Collection();
            certificates.ImportFromPemFile(file);
            if (certificates.Count == 0)
                throw new InvalidOperationException($"{file}, a configured trust anchor, holds no certificate.");
            foreach (var certificate in certificates)
                (IsSelfIssued(certificate) ? anchors : between).Add(certificate);
        }
    }

    /// <summary>Every issuer that may have signed a revocation list.</summary>
    public IEnumerable<X509Certificate2> Issuers => anchors.Concat(between);

    /// <summary>
    /// The issuers of a certificate, the nearest first; null when they lead to no anchor. A certificate that has expired is judged at its last moment:
    /// what it still allows is its user's to say. Nothing is fetched from anywhere.
    /// </summary>
    public IReadOnlyList<X509Certificate2>? IssuersOf(X509Certificate2 certificate, Instant now)
    {
        if (anchors.Count == 0)
            return null;

        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(anchors);
        chain.ChainPolicy.ExtraStore.AddRange(between);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck; // By the configured lists, elsewhere.
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = Instant.Min(now, LastMomentOf(certificate)).ToDateTimeUtc();
        var holds = chain.Build(certificate) && chain.ChainElements.All(element => CertificateSignatures.IsSound(element.Certificate.SignatureAlgorithm.Value));
        X509Certificate2[] found = [.. chain.ChainElements.Skip(1).Select(element => element.Certificate)];
        return holds ? [.. found.Select(Kept)] : null;
    }

    /// <summary>At the second of NotAfter itself, OpenSSL takes a certificate for expired.</summary>
    private static Instant LastMomentOf(X509Certificate2 certificate) =>
        Instant.FromDateTimeUtc(certificate.NotAfter.ToUniversalTime()) - Duration.FromSeconds(1);

    /// <summary>The chain's copies are thrown away; ours stay.</summary>
    private X509Certificate2 Kept(X509Certificate2 copy)
    {
        using (copy)
            return Issuers.First(own => own.RawDataMemory.Span.SequenceEqual(copy.RawDataMemory.Span));
    }

    private static bool IsSelfIssued(X509Certificate2 certificate) => certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData);
}
