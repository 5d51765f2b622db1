using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Identity;
using Healthcare.Domain;
using Healthcare.Domain.Eligibility;
using NodaTime;

namespace Healthcare.Application.Eligibility;

/// <summary>A card or smartphone that was proven to be at the counter.</summary>
/// <param name="Credential">What the platform knows of it; its last day is the certificate's own when that is earlier.</param>
/// <param name="ChallengeId">The challenge that it answered.</param>
public sealed record PresentedCard(Credential Credential, Guid ChallengeId)
{
    /// <summary>How the person was identified by it.</summary>
    public VerificationMethod Method =>
        Credential.Kind == CredentialKind.Smartphone ? VerificationMethod.Smartphone : VerificationMethod.Card;

    /// <summary>Verifies the proof and finds the credential it is of. Neither card nor refusal when no card names the person.</summary>
    public static async Task<(PresentedCard? Card, Rejection? Refusal)> ReadAsync(
        CardReading? reading, CardProof? proof, Caller caller, Guid personId, Instant at, IStreams streams, ICardProofs proofs, CancellationToken ct)
    {
        if (reading is null || proof is null)
            return (null, null);

        var verified = proofs.VerifyAsync(proof, caller, at, ct);
        var credentials = await streams.LoadAsync<Credentials>(Credentials.StreamOf(personId), ct);
        var (proven, refusal) = await verified;
        if (proven is null)
            return (null, refusal);
        if (!Credential.IsSameSerial(proven.Serial, reading.CertificateSerial))
            return (null, EligibilityRejections.ProofOfAnotherCard);

        if (credentials.State is null)
            return (null, EligibilityRejections.CardNotFound);

        var (credential, refused) = credentials.State.Present(reading.CertificateSerial, proof.Verification == HolderVerification.Pin);
        return credential is null
            ? (null, refused)
            : (new(credential with { ValidThrough = LocalDate.Min(credential.ValidThrough, proven.ValidThrough) }, proven.ChallengeId), null);
    }
}
