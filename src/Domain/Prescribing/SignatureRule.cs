using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Domain.Prescribing;

/// <summary>When the signature of a prescription or dispensing is accepted (電子署名, HPKI). Each reason not to has its own code, as at NHS EPS (ADR 23).</summary>
public static class SignatureRule
{
    /// <summary>
    /// Why it is refused, or null. <paramref name="licence"/> is the caller's own; <paramref name="issuedOn"/> is the day of issue or of dispensing,
    /// which must be the day in Japan of the signature.
    /// </summary>
    public static Rejection? Check(SignatureReport report, MedicalQualification expected, string licence, LocalDate issuedOn) => report switch
    {
        { Fault: { } fault } => Refusal(fault, report.RevokedAt),
        { Signer: null } => PrescribingRejections.SignatureFormat,
        { Signer.Qualification: var attested } when attested != expected => PrescribingRejections.SignatureQualification,
        { Signer.Licence: var named } when named != licence => PrescribingRejections.SignatureLicence,
        { Signer.SignedAt: var at } when Jst.DateOf(at) != issuedOn => PrescribingRejections.SignatureDate,
        _ => null,
    };

    private static Rejection Refusal(SignatureFault fault, Instant? revokedAt) => fault switch
    {
        SignatureFault.ContentMismatch => PrescribingRejections.SignatureContent,
        SignatureFault.SignatureInvalid => PrescribingRejections.SignatureInvalid,
        SignatureFault.ExpiredWhenSigned => PrescribingRejections.SignatureExpired,
        SignatureFault.Revoked => PrescribingRejections.SignatureRevoked.With(new { revokedAt }),
        SignatureFault.Untrusted => PrescribingRejections.SignatureUntrusted,
        _ => PrescribingRejections.SignatureFormat,
    };
}
