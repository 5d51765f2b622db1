using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Healthcare.Application.Access;
using Healthcare.Application.Identity;
using Healthcare.Domain;
using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Shared;
using Healthcare.Host.Certificates;
using NodaTime;

namespace Healthcare.Host.Cards;

/// <summary>Verifies proofs of cards: the challenge, the certificate, its chain, its revocation, the signature.</summary>
public sealed class CardProofs(CardChallenges challenges, IUsedChallenges used, TrustAnchors anchors, RevocationLists revocations) : ICardProofs
{
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    /// <inheritdoc/>
    public async Task<(ProvenCard? Proven, Rejection? Rejection)> VerifyAsync(CardProof proof, Caller caller, Instant now, CancellationToken ct)
    {
        var (id, refusal) = challenges.Open(proof.Challenge, caller, now);
        if (refusal is not null)
            return (null, refusal);
        if (await used.IsUsedAsync(id, ct))
            return (null, EligibilityRejections.ChallengeUsed);
        if (!TryRead(proof, out var certificate, out var signature))
            return (null, EligibilityRejections.ProofMalformed);

        using (certificate)
            return Refusal(certificate, Encoding.ASCII.GetBytes(proof.Challenge), signature, now) is { } wrong ? (null, wrong) : (Proven(certificate, id), null);
    }

    private Rejection? Refusal(X509Certificate2 certificate, byte[] challenge, byte[] signature, Instant now)
    {
        if (!IsForAuthentication(certificate) || CertificateSignatures.HashOf(certificate) is not { } hash)
            return EligibilityRejections.CertificateUnsuitable;
        if (!CertificateSignatures.Verify(certificate, challenge, signature, hash))
            return EligibilityRejections.SignatureWrong;
        if (anchors.IssuersOf(certificate, now) is not { } issuers)
            return EligibilityRejections.CertificateUntrusted;

        // The last issuer is the anchor, which nobody revokes but the one who configures it.
        return issuers.SkipLast(1).Prepend(certificate).Select(one => Refusal(revocations.Of(one, now))).FirstOrDefault(refusal => refusal is not null);
    }

    private static Rejection? Refusal(RevocationState state) => state switch
    {
        { IsKnown: false } => EligibilityRejections.RevocationUnknown,
        { RevokedAt: { } revokedAt } => EligibilityRejections.CertificateRevoked.With(new { revokedAt }),
        _ => null,
    };

    /// <summary>The signature certificate (署名用) of the same card asserts non-repudiation; it must not open anything here.</summary>
    private static bool IsForAuthentication(X509Certificate2 certificate) => certificate.Extensions.All(extension => extension switch
    {
        X509BasicConstraintsExtension basic => !basic.CertificateAuthority,
        X509KeyUsageExtension usage => usage.KeyUsages.HasFlag(X509KeyUsageFlags.DigitalSignature) && !usage.KeyUsages.HasFlag(X509KeyUsageFlags.NonRepudiation),
        X509EnhancedKeyUsageExtension purpose => purpose.EnhancedKeyUsages.OfType<Oid>().Any(oid => oid.Value == ClientAuthentication),
        _ => true,
    });

    private static ProvenCard Proven(X509Certificate2 certificate, Guid challengeId) => new(
        RevocationList.KeyOf(certificate.SerialNumberBytes.Span), Jst.DateOf(Instant.FromDateTimeUtc(certificate.NotAfter.ToUniversalTime())), challengeId);

    private static bool TryRead(CardProof proof, out X509Certificate2 certificate, out byte[] signature)
    {
        (certificate, signature) = (null!, []);
        try
        {
            signature = Convert.FromBase64String(proof.Signature);
            certificate = X509CertificateLoader.LoadCertificate(Convert.FromBase64String(proof.Certificate));
            return true;
        }
        catch (Exception unreadable) when (unreadable is FormatException or CryptographicException)
        {
            return false;
        }
    }
}
