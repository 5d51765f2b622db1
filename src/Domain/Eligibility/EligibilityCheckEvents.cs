using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Domain.Eligibility;

/// <summary>How a person was identified at the counter.</summary>
public enum VerificationMethod
{
    /// <summary>My Number Card, by its certificate.</summary>
    Card,

    /// <summary>Insurer number, symbol, number, branch and birth date, as written anywhere.</summary>
    InsuredNumber,

    /// <summary>Smartphone, by its certificate.</summary>
    Smartphone,

    /// <summary>資格確認書.</summary>
    EligibilityCertificate,

    /// <summary>健康保険証 of before 2024-12-02, as long as it stays valid.</summary>
    InsuranceCard,

    /// <summary>The portal's eligibility screen or its saved PDF, shown with the card that the reader could not read.</summary>
    PortalScreen,

    /// <summary>資格情報のお知らせ, shown with the card that the reader could not read.</summary>
    EligibilityNotice,
}

/// <summary>On what occasion eligibility was asked.</summary>
public enum CheckOccasion
{
    /// <summary>The person is at the counter.</summary>
    Counter,

    /// <summary>予約: asked for a booking beforehand. It is no visit and opens nothing.</summary>
    Booking,
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
/// <param name="CopayPercent">負担割合 of the day of service in percent, worked out where the insurer states none.</param>
/// <param name="CoveredThrough">Where nothing covers the day: the last day on which something did before (資格喪失日の前日); null when nothing ever did.</param>
/// <param name="CertificateValidThrough">The last day of the card's certificate, when an alert is about it.</param>
public sealed record EligibilityAnswer(
    EligibilityStatus Status, Guid? CoverageId, CoverageTerms? Terms, bool MedicalInformation, IReadOnlyList<string> Alerts, int? CopayPercent = null,
    LocalDate? CoveredThrough = null, LocalDate? CertificateValidThrough = null);

/// <summary>
/// An institution asked whether the person is insured on a day, and this was the answer. <paramref name="ChallengeId"/> is the challenge that the card
/// answered, used up by this.
/// </summary>
public sealed record EligibilityChecked(
    Guid PersonId, Guid CheckId, string Institution, VerificationMethod Method, LocalDate ServiceDate, EligibilityAnswer Answer, Instant CheckedAt,
    CheckOccasion Occasion = CheckOccasion.Counter, string? LocalPatientNumber = null, Guid? ChallengeId = null) : IPersonEvent
{
    /// <summary>来院: whether the check is an arrival at the counter, of somebody who is insured and comes for that very day.</summary>
    public bool OpensVisit =>
        Occasion == CheckOccasion.Counter && Answer.Status == EligibilityStatus.Valid && ServiceDate == Jst.DateOf(CheckedAt);
}
