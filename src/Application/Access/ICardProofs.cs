using Healthcare.Application.Identity;
using Healthcare.Domain;
using NodaTime;

namespace Healthcare.Application.Access;

/// <summary>How the reader made sure that the holder of a card or smartphone is its owner.</summary>
public enum HolderVerification
{
    /// <summary>顔認証: the face fits the image in the chip.</summary>
    Face,

    /// <summary>暗証番号: the 4-digit PIN.</summary>
    Pin,
}

/// <summary>That a card or smartphone was there: its certificate, and its key's signature over the server's challenge.</summary>
/// <param name="Challenge">The challenge as the server gave it: good once, for 60 seconds.</param>
/// <param name="Certificate">The user-authentication certificate, DER in base64.</param>
/// <param name="Signature">
/// The signature over the challenge's text as ASCII bytes, in base64: RSA PKCS #1 v1.5 with SHA-256, ECDSA in DER form with SHA-256 (P-256) or SHA-384 (P-384).
/// </param>
/// <param name="Verification">How the holder was verified.</param>
public sealed record CardProof(string Challenge, string Certificate, string Signature, HolderVerification Verification)
{
    /// <summary>What no two commands may use at once: the challenge's id, which its text begins with.</summary>
    public string Claim() => $"challenge:{Challenge.Split('.')[0]}";
}

/// <summary>A proof that holds.</summary>
/// <param name="Serial">The serial of the certificate, in lower-case hexadecimal.</param>
/// <param name="ValidThrough">Its last day, in Japan.</param>
/// <param name="ChallengeId">The challenge that it used up.</param>
public sealed record ProvenCard(string Serial, LocalDate ValidThrough, Guid ChallengeId);

/// <summary>Verifies proofs: challenge, signature, chain to the configured anchors, revocation list.</summary>
public interface ICardProofs
{
    /// <summary>What the proof proves, or why nothing. The challenge must have been given to this caller's institution.</summary>
    Task<(ProvenCard? Proven, Rejection? Rejection)> VerifyAsync(CardProof proof, Caller caller, Instant now, CancellationToken ct);
}
