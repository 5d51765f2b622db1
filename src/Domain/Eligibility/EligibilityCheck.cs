using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Domain.Eligibility;

/// <summary>The decision at the counter: coverages × certificate × day → answer. Pure, so that it can be asked again after a correction.</summary>
public static class EligibilityCheck
{
    /// <summary>The stream that holds a person's checks.</summary>
    public static Guid StreamOf(Guid personId) => StreamId.Of("eligibility-checks", personId);

    /// <summary>
    /// Who is covered by whom on <paramref name="serviceDate"/>. <paramref name="card"/> is null when no card was used;
    /// <paramref name="cardThrough"/> is the last day of its certificate, told with an alert.
    /// </summary>
    public static EligibilityAnswer Answer(InsuredPerson person, LocalDate serviceDate, CertificateStanding? card, LocalDate? cardThrough = null) =>
        OfCoverages(person, serviceDate, card) with { CertificateValidThrough = AlertsOf(card).Count > 0 ? cardThrough : null };

    private static EligibilityAnswer OfCoverages(InsuredPerson person, LocalDate serviceDate, CertificateStanding? card)
    {
        if (card == CertificateStanding.Lapsed)
            return new(EligibilityStatus.CertificateLapsed, null, null, false, AlertsOf(card));

        var opensInformation = card is CertificateStanding.Valid or CertificateStanding.RenewalDue;
        return person.CoverageOn(serviceDate) is var (coverageId, terms)
            ? new(EligibilityStatus.Valid, coverageId, terms, opensInformation, AlertsOf(card), terms.CopayOn(serviceDate, person.BirthDate))
            : new(
                EligibilityStatus.NoCoverage, null, null, opensInformation, [.. AlertsOf(card), .. AlertsOf(person, serviceDate)],
                CoveredThrough: person.LastCoveredBefore(serviceDate));
    }

    private static IReadOnlyList<string> AlertsOf(InsuredPerson person, LocalDate serviceDate) => person.DiedOn < serviceDate ? ["deceased"] : [];

    private static IReadOnlyList<string> AlertsOf(CertificateStanding? card) => card switch
    {
        CertificateStanding.RenewalDue => ["certificate-renewal-due"],
        CertificateStanding.Expired => ["certificate-expired"],
        CertificateStanding.Lapsed => ["certificate-lapsed"],
        _ => [],
    };
}
