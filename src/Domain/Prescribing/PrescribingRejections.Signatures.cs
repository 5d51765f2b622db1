namespace Healthcare.Domain.Prescribing;

/// <content>Signatures 電子署名.</content>
public static partial class PrescribingRejections
{
    /// <summary>There is none.</summary>
    public static readonly Rejection SignatureRequired = new(
        "prescribing.signature-required", RejectionKind.Refused, "The document is not signed.",
        "Sign it with your HPKI certificate and send the signature with it.");

    /// <summary>It cannot be read, or has more than one signer or certificate.</summary>
    public static readonly Rejection SignatureFormat = new(
        "prescribing.signature-format", RejectionKind.Invalid, "The signature cannot be read.",
        "Send a detached CAdES-BES or XAdES-BES signature of one signer with that signer's certificate and no other.");

    /// <summary>It is of something else.</summary>
    public static readonly Rejection SignatureContent = new(
        "prescribing.signature-content", RejectionKind.Refused, "The signature belongs to other content.",
        "Sign what is sent: the body without its member signature, in the canonical form of RFC 8785.");

    /// <summary>It does not fit the certificate.</summary>
    public static readonly Rejection SignatureInvalid = new(
        "prescribing.signature-invalid", RejectionKind.Refused, "The signature was not made with the key of its certificate.",
        "Sign again; if it happens again, the signing software or the card is at fault.");

    /// <summary>期限切れ.</summary>
    public static readonly Rejection SignatureExpired = new(
        "prescribing.signature-expired", RejectionKind.Refused, "The certificate was not valid when it was used to sign, or is no longer.",
        "Sign again with a certificate that is valid today.");

    /// <summary>失効; the details say since when.</summary>
    public static readonly Rejection SignatureRevoked = new(
        "prescribing.signature-revoked", RejectionKind.Refused, "The certificate that signed is revoked.",
        "Sign again with another certificate.");

    /// <summary>Nobody known stands behind it.</summary>
    public static readonly Rejection SignatureUntrusted = new(
        "prescribing.signature-untrusted", RejectionKind.Refused, "The certificate that signed is not trusted for signatures, or its revocation cannot be told.",
        "Sign with the signature certificate of a recognised HPKI authority; if it is one, tell the operator.");

    /// <summary>Another qualification, or none.</summary>
    public static readonly Rejection SignatureQualification = new(
        "prescribing.signature-qualification", RejectionKind.Refused, "The certificate does not attest the qualification that this needs.",
        "A prescription is signed by its doctor or dentist, a dispensing by its pharmacist.");

    /// <summary>Somebody else.</summary>
    public static readonly Rejection SignatureLicence = new(
        "prescribing.signature-licence", RejectionKind.Refused, "The certificate is of another licence number than the sender's.",
        "Whoever sends a document signs it.");

    /// <summary>Another day.</summary>
    public static readonly Rejection SignatureDate = new(
        "prescribing.signature-date", RejectionKind.Refused, "The document was signed on another day than its date.",
        "Sign on the day of issue or dispensing, or correct the date and sign again.");

    /// <summary>There is no such signed document.</summary>
    public static readonly Rejection SignedDocumentNotFound = new(
        "prescribing.signed-document-not-found", RejectionKind.Missing, "There is no such signed document.",
        "List the prescription's signed documents and take an id from there.");
}
