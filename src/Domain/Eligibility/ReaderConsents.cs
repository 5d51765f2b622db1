using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Domain.Eligibility;

/// <summary>Step ④ at the reader: what the person agrees to while the card or smartphone is there, as part of the check.</summary>
public static class ReaderConsents
{
    /// <summary>The id of the consent that was given with a check, to withdraw it by.</summary>
    public static Guid ConsentIdOf(Guid checkId) => StreamId.Of("consent-at-reader", checkId);

    /// <summary>Takes the consents. A certificate after its expiry opens no medical information, so only the limit category can be agreed to.</summary>
    public static Decision Give(
        Consents? existing, Guid personId, Guid checkId, InstitutionNumber institution,
        IReadOnlyList<InformationKind> kinds, CertificateStanding? card, Instant now) =>
        kinds.All(kind => Opens(card, kind))
            ? Consents.Give(existing, personId, ConsentIdOf(checkId), institution, kinds, now)
            : EligibilityRejections.CertificateOpensNoInformation;

    private static bool Opens(CertificateStanding? card, InformationKind kind) => card switch
    {
        CertificateStanding.Valid or CertificateStanding.RenewalDue => true,
        CertificateStanding.Expired => kind == InformationKind.CopayLimit,
        _ => false,
    };
}
