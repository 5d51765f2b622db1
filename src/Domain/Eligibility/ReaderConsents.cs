using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Domain.Eligibility;

/// <summary>Step ④ at the reader: what the person agrees to while the card or smartphone is there, as part of the check.</summary>
public static class ReaderConsents
{
    /// <summary>The id of the consent that was given with a check, to withdraw it by.</summary>
    public static Guid ConsentIdOf(Guid checkId) => StreamId.Of("consent-at-reader", checkId);

    /// <summary>Takes the consents. A certificate after its expiry opens no medical information, and one that proves nothing opens nothing at all.</summary>
    public static Decision Give(Consents? existing, ConsentDraft draft, CertificateStanding? card, Instant now) => card switch
    {
        CertificateStanding.Valid or CertificateStanding.RenewalDue => Consents.GiveAtReader(existing, draft, opensMedicalInformation: true, stay: false, now),
        CertificateStanding.Expired => Consents.GiveAtReader(existing, draft, opensMedicalInformation: false, stay: false, now),
        _ => EligibilityRejections.MedicalInformationClosed,
    };
}
