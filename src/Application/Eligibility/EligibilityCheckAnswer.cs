using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Application.Eligibility;

/// <summary>What the counter is told.</summary>
/// <param name="CheckId">The check.</param>
/// <param name="PersonId">Whom it is about.</param>
/// <param name="ServiceDate">The day of service that was asked for.</param>
/// <param name="Status">Whether the person is covered on that day.</param>
/// <param name="Coverage">By whom, and from when through when.</param>
/// <param name="MedicalInformation">Whether the certificate opens medical information, with consent.</param>
/// <param name="Alerts">Codes the reader shows.</param>
/// <param name="LocalPatientNumber">診察券番号 at the institution that asked.</param>
/// <param name="Institution">Who asked.</param>
/// <param name="Method">How the person was verified.</param>
/// <param name="CheckedAt">When.</param>
/// <param name="CoverageId">The coverage that answers.</param>
/// <param name="Consented">What the person agreed to at the reader, with this check.</param>
/// <param name="CopayPercent">負担割合 of the day of service in percent.</param>
/// <param name="Limits">What the person pays at most, when the person agreed that this institution may know.</param>
/// <param name="CoveredThrough">When nothing covers the day of service: the last day on which something did before; absent when nothing ever did.</param>
/// <param name="CertificateValidThrough">The last day of the card's certificate, when an alert says that it ends or has ended.</param>
public sealed record EligibilityCheckAnswer(
    Guid CheckId,
    Guid PersonId,
    LocalDate ServiceDate,
    EligibilityStatus Status,
    CoverageShown? Coverage,
    bool MedicalInformation,
    IReadOnlyList<string> Alerts,
    string? LocalPatientNumber,
    string Institution,
    VerificationMethod Method,
    Instant CheckedAt,
    Guid? CoverageId,
    IReadOnlyList<InformationKind> Consented,
    int? CopayPercent,
    LimitsShown? Limits,
    LocalDate? CoveredThrough = null,
    LocalDate? CertificateValidThrough = null)
{
    /// <summary>What of a check is told.</summary>
    public static EligibilityCheckAnswer Of(EligibilityChecked check, IReadOnlyList<InformationKind> consented, LimitsShown? limits = null) => new(
        check.CheckId, check.PersonId, check.ServiceDate, check.Answer.Status, CoverageShown.Of(check.Answer.Terms), check.Answer.MedicalInformation,
        check.Answer.Alerts, check.LocalPatientNumber, check.Institution, check.Method, check.CheckedAt, check.Answer.CoverageId, consented,
        check.Answer.CopayPercent, limits, check.Answer.CoveredThrough, check.Answer.CertificateValidThrough);
}

/// <summary>What the person pays at most in a month. It is shown with the person's consent to <see cref="InformationKind.CopayLimit"/> only.</summary>
/// <param name="Category">限度額適用区分 of the day of service, by its code in the reference data.</param>
/// <param name="SpecifiedDiseases">特定疾病 with their own limits on that day.</param>
public sealed record LimitsShown(string? Category, IReadOnlyList<DiseaseShown> SpecifiedDiseases)
{
    /// <summary>The limits of a day; null when there are none.</summary>
    public static LimitsShown? Of(CoverageTerms? terms, LocalDate day, LocalDate birthDate)
    {
        var category = terms?.LimitCategoryOn(day, birthDate);
        var diseases = (terms?.SpecifiedDiseases ?? []).Where(one => one.HoldsOn(day)).Select(one => new DiseaseShown(one.Disease, one.MonthlyLimitYen)).ToList();
        return category is null && diseases.Count == 0 ? null : new(category, diseases);
    }
}

/// <summary>特定疾病 and the limit of one month for it, in yen.</summary>
public sealed record DiseaseShown(SpecifiedDisease Disease, int MonthlyLimitYen);

/// <summary>
/// What of <see cref="CoverageTerms"/> a counter sees. It is a list of its own, so that nothing that is added to the terms
/// is shown before somebody decides that it may be.
/// </summary>
/// <param name="Identity">Insurer number, symbol, number and branch.</param>
/// <param name="Category">The kind of scheme.</param>
/// <param name="Relationship">Insured or dependent.</param>
/// <param name="From">First day of coverage.</param>
/// <param name="Through">Last day of coverage, when it is known.</param>
/// <param name="CopayPercent">負担割合 as the insurer states it, in percent; the rate of the day is in the answer.</param>
public sealed record CoverageShown(
    InsuredIdentity Identity, InsuranceCategory Category, Relationship Relationship, LocalDate From, LocalDate? Through, int? CopayPercent)
{
    /// <summary>The part of these terms that is shown.</summary>
    public static CoverageShown? Of(CoverageTerms? terms) => terms is null
        ? null
        : new(terms.Identity, terms.Category, terms.Relationship, terms.From, terms.Through, terms.CopayPercent);
}
