using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Xml;
using Healthcare.Application.Prescribing;
using Healthcare.Domain.Prescribing;
using Healthcare.Host.Certificates;
using NodaTime;

namespace Healthcare.Host.Signatures;

/// <summary>Verifies signatures against the configured authorities and their revocation lists. Work of the processor only: nothing is fetched (ADR 23).</summary>
public sealed class SignatureVerifier(TrustAnchors anchors, RevocationLists revocations) : ISignatureVerifier
{
    private const int MostBytes = 64 * 1024;
    private readonly RecentCertificates certificates = new(anchors);

    /// <inheritdoc/>
    public ValueTask<SignatureReport> VerifyAsync(DetachedSignature signature, Instant now, CancellationToken ct) => new(Verify(signature, now));

    private SignatureReport Verify(DetachedSignature signature, Instant now)
    {
        if (signature.Content.Length == 0)
            return Fault(SignatureFault.ContentMismatch); // Nobody signs nothing.
        if (Read(signature) is not { } read || Try(() => certificates.Of(read.Certificate.Span, now)) is not { } chained)
            return Fault(SignatureFault.InvalidFormat);

        return Judge(read, chained, now);
    }

    private SignatureReport Judge(ReadSignature read, ChainedCertificate chained, Instant now)
    {
        if (!read.FitsContent)
            return Fault(SignatureFault.ContentMismatch);
        if (!Try(() => read.Holds(chained.Certificate)))
            return Fault(SignatureFault.SignatureInvalid);
        if (chained.Issuers is not { } issuers || !chained.IsForSignatures)
            return Fault(SignatureFault.Untrusted);
        if (!chained.IsValid(read.SignedAt) || !chained.IsValid(now)) // No time-stamp proves that an expired one signed earlier.
            return Fault(SignatureFault.ExpiredWhenSigned);

        return Revocation([chained.Certificate, .. issuers.SkipLast(1)], now) ?? new(chained.Says with { SignedAt = read.SignedAt });
    }

    /// <summary>The last issuer is the anchor, which nobody revokes but the one who configures it. When it says to have signed does not matter: nothing proves it.</summary>
    private SignatureReport? Revocation(IEnumerable<X509Certificate2> chain, Instant now)
    {
        foreach (var state in chain.Select(one => revocations.Of(one, now)))
        {
            if (!state.IsKnown)
                return Fault(SignatureFault.Untrusted);
            if (state.RevokedAt is { } at)
                return new(null, SignatureFault.Revoked, at);
        }

        return null;
    }

    private static ReadSignature? Read(DetachedSignature signature) =>
        signature.Value.Length is 0 or > MostBytes ? null : Try(() => signature.Format switch
        {
            SignatureFormat.Cades => CadesReader.Read(signature.Value, signature.Content),
            SignatureFormat.Xades => XadesReader.Read(signature.Value, signature.Content),
            _ => null,
        });

    /// <summary>What the parsers of ASN.1, CMS, XML, base64 and certificates throw at what they cannot read; anything else is a mistake of ours.</summary>
    private static T? Try<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or AsnContentException or XmlException or FormatException)
        {
            return default;
        }
    }

    private static SignatureReport Fault(SignatureFault fault) => new(null, fault);
}
