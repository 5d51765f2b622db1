using Healthcare.Application.Commands;
using Healthcare.Application.Identity;
using Healthcare.Domain;
using Healthcare.Domain.Prescribing;
using NodaTime;

namespace Healthcare.Application.Prescribing;

/// <summary>What handlers of signed commands do with a signature: check it, then keep it with what they record.</summary>
public static class Signing
{
    /// <summary>
    /// The signer, or why the signature is refused: it must be the caller's own. <paramref name="date"/> is the day of issue or dispensing. What is on paper
    /// needs none, but one that comes must be right.
    /// </summary>
    public static async ValueTask<(Rejection? Rejection, Signer? Signer)> CheckAsync(
        ISignatureVerifier verifier, DetachedSignature? signature, PrescriptionMedium medium, Caller caller, LocalDate date, Instant now, CancellationToken ct)
    {
        if (signature is null)
            return (medium == PrescriptionMedium.Electronic ? PrescribingRejections.SignatureRequired : null, null);

        var report = await verifier.VerifyAsync(signature, now, ct);
        return SignatureRule.Check(report, QualificationOf(caller.Role), caller.Qualification!, date) is { } rejection ? (rejection, null) : (null, report.Signer);
    }

    /// <summary>What was accepted, with the original that was signed.</summary>
    public static Decided Keeping(
        this Decided decided, DetachedSignature? signature, Signer? signer, SignedDocumentKind kind, Guid documentId, Guid personId, Guid prescriptionId, Instant now) =>
        decided.Decision is Decision.Accepted && signature is not null && signer is not null
            ? decided with { Also = [.. decided.Also, Keep(signature, signer, kind, documentId, personId, prescriptionId, now)] }
            : decided;

    /// <summary>The original to keep, for <see cref="Decided.Also"/>. A prescription's own starts the stream; amendments and dispensings follow.</summary>
    public static StreamEvents Keep(
        DetachedSignature signature, Signer signer, SignedDocumentKind kind, Guid documentId, Guid personId, Guid prescriptionId, Instant now) => new(
        SignedDocuments.StreamOf(prescriptionId),
        kind == SignedDocumentKind.Prescription ? 0 : null,
        [new SignedDocumentKept(personId, prescriptionId, documentId, kind, signature.Format, signature.Content, signature.Value, signer, now)]);

    private static MedicalQualification QualificationOf(Role role) => role switch
    {
        Role.Doctor => MedicalQualification.Doctor,
        Role.Dentist => MedicalQualification.Dentist,
        _ => MedicalQualification.Pharmacist,
    };
}
