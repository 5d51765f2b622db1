using Healthcare.Application.Commands;
using Healthcare.Domain;
using Healthcare.Domain.Prescribing;
using NodaTime;

namespace Healthcare.Application.Prescribing;

/// <summary>What handlers of signed commands do with a signature: check it, then keep it with what they record.</summary>
public static class Signing
{
    /// <summary>The signer, or why the signature is refused. <paramref name="date"/> is the day of issue or dispensing, <paramref name="licence"/> the caller's own.</summary>
    public static async ValueTask<(Rejection? Rejection, Signer? Signer)> CheckAsync(
        ISignatureVerifier verifier, DetachedSignature? signature, MedicalQualification expected, string licence, LocalDate date, Instant now, CancellationToken ct)
    {
        if (signature is null)
            return (PrescribingRejections.SignatureRequired, null);

        var report = await verifier.VerifyAsync(signature, now, ct);
        return SignatureRule.Check(report, expected, licence, date) is { } rejection ? (rejection, null) : (null, report.Signer);
    }

    /// <summary>The original to keep, for <see cref="Decided.Also"/>. A prescription's own starts the stream; amendments and dispensings follow.</summary>
    public static StreamEvents Keep(
        DetachedSignature signature, Signer signer, SignedDocumentKind kind, Guid documentId, Guid personId, Guid prescriptionId, Instant now) => new(
        SignedDocuments.StreamOf(prescriptionId),
        kind == SignedDocumentKind.Prescription ? 0 : null,
        [new SignedDocumentKept(personId, prescriptionId, documentId, kind, signature.Format, signature.Content, signature.Value, signer, now)]);
}
