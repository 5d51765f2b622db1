using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Domain.Eligibility;

/// <summary>How a person was identified at the counter.</summary>
public enum VerificationMethod
{
    /// <summary>My Number Card or smartphone, by its certificate.</summary>
    Card,

    /// <summary>Insurer number, symbol, number, branch and birth date, as the 資格確認書 shows them.</summary>
    InsuredNumber,
}

/// <summary>What the platform says of a person's insurance on a day.</summary>
public enum EligibilityStatus
{
    /// <summary>有効: a coverage is in force.</summary>
    Valid,

    /// <summary>資格なし: the person is known, but nothing covers that day.</summary>
    NoCoverage,

    /// <summary>The certificate expired over three months ago: the card proves nothing any more.</summary>
    CertificateLapsed,
}

/// <summary>The answer at the counter.</summary>
/// <param name="Status">Whether the person is covered on the day.</param>
/// <param name="CoverageId">The coverage that answers.</param>
/// <param name="Terms">Its terms.</param>
/// <param name="MedicalInformation">Whether the certificate still opens medical information (with consent).</param>
/// <param name="Alerts">Codes the reader shows, such as <c>certificate-renewal-due</c>.</param>
public sealed record EligibilityAnswer(
    EligibilityStatus Status, Guid? CoverageId, CoverageTerms? Terms, bool MedicalInformation, IReadOnlyList<string> Alerts);

/// <summary>An institution asked whether the person is insured on a day, and this was the answer.</summary>
public sealed record EligibilityChecked(
    Guid PersonId, Guid CheckId, string Institution, VerificationMethod Method, LocalDate ServiceDate, EligibilityAnswer Answer, Instant CheckedAt) : IPersonEvent;

/// <summary>The decision at the counter: coverages × certificate × day → answer. Pure, so that it can be asked again after a correction.</summary>
public static class EligibilityCheck
{
    /// <summary>The stream that holds a person's checks.</summary>
    public static Guid StreamOf(Guid personId) => StreamId.Of("eligibility-checks", personId);

    /// <summary>Who is covered by whom on <paramref name="serviceDate"/>. <paramref name="card"/> is null when no card was used.</summary>
    public static EligibilityAnswer Answer(InsuredPerson person, LocalDate serviceDate, CertificateStanding? card)
    {
        if (card == CertificateStanding.Lapsed)
            return new(EligibilityStatus.CertificateLapsed, null, null, false, AlertsOf(card));

        var (coverageId, terms) = person.Coverages.FirstOrDefault(coverage => coverage.Value.CoversOn(serviceDate));
        var opensInformation = card is CertificateStanding.Valid or CertificateStanding.RenewalDue;

        return terms is null
            ? new(EligibilityStatus.NoCoverage, null, null, opensInformation, AlertsOf(card))
            : new(EligibilityStatus.Valid, coverageId, terms, opensInformation, AlertsOf(card));
    }

    private static IReadOnlyList<string> AlertsOf(CertificateStanding? card) => card switch
    {
        CertificateStanding.RenewalDue => ["certificate-renewal-due"],
        CertificateStanding.Expired => ["certificate-expired"],
        CertificateStanding.Lapsed => ["certificate-lapsed"],
        _ => [],
    };
}
