namespace Healthcare.Domain.Prescribing;

/// <summary>
/// Which signed originals an institution may read as its own, without consent: issuer and holding pharmacy all of them, for they keep them by law; a pharmacy that
/// dispensed an earlier use what it dispensed by and what it signed.
/// </summary>
public static class SignedDocumentAccess
{
    /// <summary>Whether some are the institution's own.</summary>
    public static bool Concerns(Prescription prescription, string? institution) =>
        SeesAll(prescription, institution) || prescription.Dispensings.Any(dispensing => dispensing.Pharmacy == institution);

    /// <summary>Whether this one is.</summary>
    public static bool IsOwn(SignedDocumentKept document, Prescription prescription, string? institution) =>
        SeesAll(prescription, institution) || (Concerns(prescription, institution) && document.Kind switch
        {
            SignedDocumentKind.Prescription or SignedDocumentKind.Amendment => true,
            _ => prescription.Dispensings.Any(dispensing => dispensing.Pharmacy == institution && dispensing.DispensingId == document.DocumentId),
        });

    private static bool SeesAll(Prescription prescription, string? institution) =>
        institution is not null && (institution == prescription.Issuer.Institution || institution == prescription.Pharmacy);
}
