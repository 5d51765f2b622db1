using NodaTime;

namespace Healthcare.Domain.Prescribing;

/// <summary>How a signature is written.</summary>
public enum SignatureFormat
{
    /// <summary>Detached CMS with the signed attributes of CAdES-BES.</summary>
    Cades,

    /// <summary>Detached XAdES-BES.</summary>
    Xades,
}

/// <summary>医師・歯科医師・薬剤師: the qualification a certificate attests (hcRole of HPKI).</summary>
public enum MedicalQualification
{
    /// <summary>医師.</summary>
    Doctor,

    /// <summary>歯科医師.</summary>
    Dentist,

    /// <summary>薬剤師.</summary>
    Pharmacist,
}

/// <summary>What is wrong with a signature.</summary>
public enum SignatureFault
{
    /// <summary>It cannot be read, or has more than one signer or certificate.</summary>
    InvalidFormat,

    /// <summary>It belongs to other content.</summary>
    ContentMismatch,

    /// <summary>The mathematics do not fit the certificate.</summary>
    SignatureInvalid,

    /// <summary>The certificate was not valid when it was used to sign.</summary>
    ExpiredWhenSigned,

    /// <summary>The certificate is revoked.</summary>
    Revoked,

    /// <summary>No configured anchor stands behind the certificate, or revocation cannot be told.</summary>
    Untrusted,
}

/// <summary>Who signed, as the certificate says.</summary>
/// <param name="Issuer">Who issued the certificate.</param>
/// <param name="Serial">Its serial, hexadecimal.</param>
/// <param name="Qualification">The qualification it attests; null when it attests none.</param>
/// <param name="Licence">The licence number (hcRole/subject serialNumber) it names.</param>
/// <param name="SignedAt">When the signer says to have signed.</param>
public sealed record Signer(string Issuer, string Serial, MedicalQualification? Qualification, string? Licence, Instant SignedAt);

/// <summary>What became of the verification: a signer, or a fault with the time of revocation.</summary>
public sealed record SignatureReport(Signer? Signer, SignatureFault? Fault = null, Instant? RevokedAt = null);
