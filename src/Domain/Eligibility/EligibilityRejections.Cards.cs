namespace Healthcare.Domain.Eligibility;

/// <summary>Why a card or smartphone, or the proof that it is there, is refused.</summary>
public static partial class EligibilityRejections
{
    /// <summary>No certificate, or no base64.</summary>
    public static readonly Rejection ProofMalformed = new(
        "eligibility.proof-malformed", RejectionKind.Refused, "The certificate or the signature cannot be read.",
        "Send the certificate as DER in base64, and the signature in base64.");

    /// <summary>Not a challenge of this platform, or changed.</summary>
    public static readonly Rejection ChallengeUnknown = new(
        "eligibility.challenge-unknown", RejectionKind.Refused, "The challenge was not given by this platform.", "Ask for a challenge and have the card sign that one.");

    /// <summary>More than 60 seconds old.</summary>
    public static readonly Rejection ChallengeExpired = new(
        "eligibility.challenge-expired", RejectionKind.Refused, "The challenge is older than 60 seconds.", "Ask for a new challenge, with a new check id.");

    /// <summary>Used by a check, or to link a card, before.</summary>
    public static readonly Rejection ChallengeUsed = new(
        "eligibility.challenge-used", RejectionKind.Conflict, "The challenge has been used before.", "Ask for a new challenge for each check and each link of a card.");

    /// <summary>Given to somebody else.</summary>
    public static readonly Rejection ChallengeOfAnother = new(
        "eligibility.challenge-of-another", RejectionKind.Refused, "The challenge was given to another institution.", "Use a challenge that this institution asked for.");

    /// <summary>The signature does not fit the challenge and the certificate.</summary>
    public static readonly Rejection SignatureWrong = new(
        "eligibility.signature-wrong", RejectionKind.Refused, "The signature is not that of the certificate's key over the challenge.",
        "Sign the challenge's text with the card's user-authentication key: PKCS #1 v1.5 or ECDSA in DER form.");

    /// <summary>No chain to a trust anchor.</summary>
    public static readonly Rejection CertificateUntrusted = new(
        "eligibility.certificate-untrusted", RejectionKind.Refused, "The certificate does not come from an issuer that is trusted here.",
        "Use a card of the public certification service.");

    /// <summary>A certificate that is no user-authentication certificate, or has a weak key.</summary>
    public static readonly Rejection CertificateUnsuitable = new(
        "eligibility.certificate-unsuitable", RejectionKind.Refused, "The certificate is not one for user authentication, or its key is not accepted.",
        "Use the user-authentication certificate, not the signature certificate; RSA of 2048 bits and more, P-256 or P-384.");

    /// <summary>The issuer revoked it.</summary>
    public static readonly Rejection CertificateRevoked = new(
        "eligibility.certificate-revoked", RejectionKind.Refused, "The issuer has revoked the certificate.", "Verify in another way, and have the card re-issued at the municipality.");

    /// <summary>Nobody can say whether it is revoked.</summary>
    public static readonly Rejection RevocationUnknown = new(
        "eligibility.revocation-unknown", RejectionKind.Busy, "The issuer's revocation list is missing or out of date, so no card is accepted.",
        "Verify by insurer number, symbol, number and branch, or try again when the operator has brought the current list.");

    /// <summary>A good proof, of another card than the one that names the person.</summary>
    public static readonly Rejection ProofOfAnotherCard = new(
        "eligibility.proof-of-another-card", RejectionKind.Refused, "The certificate of the proof has another serial than the card that is named.",
        "Send the serial of the card that signed.");

    /// <summary>The holder links a card of which nothing shows that it is at hand.</summary>
    public static readonly Rejection ProofRequired = new(
        "eligibility.proof-required", RejectionKind.Refused, "A person links a card or smartphone only with a proof that it is at hand.",
        "Ask for a challenge, have the card sign it and send the proof; or have the municipality link the card.");

    /// <summary>A good proof of the card that is linked, whose certificate ends on another day than is said.</summary>
    public static readonly Rejection CertificateDateDiffers = new(
        "eligibility.certificate-date-differs", RejectionKind.Refused, "The certificate of the proof ends on another day than the one that is named.",
        "Send the last day of the certificate, in Japan's time.");

    /// <summary>No such card or smartphone of this person.</summary>
    public static readonly Rejection CardNotFound = new(
        "eligibility.card-not-found", RejectionKind.Missing, "The person has no such card or smartphone.", "Check the certificate id.");

    /// <summary>The holder or an authority stopped it.</summary>
    public static readonly Rejection CardSuspended = new(
        "eligibility.card-suspended", RejectionKind.Refused, "This card or smartphone is suspended.", "Verify in another way; the municipality resumes or re-issues it.");

    /// <summary>It is revoked for good.</summary>
    public static readonly Rejection CardRevoked = new(
        "eligibility.card-revoked", RejectionKind.Refused, "This card or smartphone is revoked.", "Verify in another way; the municipality issues another.");

    /// <summary>A certificate that a later one has replaced.</summary>
    public static readonly Rejection CardSuperseded = new(
        "eligibility.card-superseded", RejectionKind.Refused, "A later certificate has replaced this one.", "Use the card that was issued last.");

    /// <summary>利用登録 is missing.</summary>
    public static readonly Rejection UseNotRegistered = new(
        "eligibility.use-not-registered", RejectionKind.Refused, "This card or smartphone is not registered for use as health insurance card.",
        "Register its use at the portal, or verify in another way.");

    /// <summary>Three wrong PINs.</summary>
    public static readonly Rejection PinLocked = new(
        "eligibility.pin-locked", RejectionKind.Refused, "The PIN is locked after three wrong ones.", "Verify the holder by face; the municipality unlocks the PIN.");

    /// <summary>A smartphone's certificate hangs on a card.</summary>
    public static readonly Rejection CardRequired = new(
        "eligibility.card-required", RejectionKind.Refused, "A smartphone is linked only beside an active card with a certificate that has not expired.",
        "Link the card first, or have it renewed.");

    /// <summary>A renewal or re-issue that ends no later.</summary>
    public static readonly Rejection CertificateNotLater = new(
        "eligibility.certificate-not-later", RejectionKind.Refused, "The new certificate does not end later than the old one.", "Check the last day of the new certificate.");
}
