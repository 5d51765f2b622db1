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
/// <param name="Limits">限度額適用区分 and 特定疾病; only where the person agreed that this institution sees them.</param>
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
    LimitsShown? Limits = null)
{
    /// <summary>What of a check is told.</summary>
    public static EligibilityCheckAnswer Of(EligibilityChecked check, IReadOnlyList<InformationKind> consented, LimitsShown? limits = null) => new(
        check.CheckId, check.PersonId, check.ServiceDate, check.Answer.Status, CoverageShown.Of(check.Answer), check.Answer.MedicalInformation,
        check.Answer.Alerts, check.LocalPatientNumber, check.Institution, check.Method, check.CheckedAt, check.Answer.CoverageId, consented, limits);
}

/// <summary>What a month may cost the person at most, on the day of service.</summary>
/// <param name="LimitCategory">限度額適用区分, by its code in the master.</param>
/// <param name="SpecifiedDiseases">特定疾病療養受療証 in force.</param>
public sealed record LimitsShown(string? LimitCategory, IReadOnlyList<SpecifiedDiseasePeriod> SpecifiedDiseases)
{
    /// <summary>What holds on the day of the check; null when nothing does.</summary>
    public static LimitsShown? Of(EligibilityChecked check, LocalDate birthDate)
    {
        if (check.Answer.Terms is not { } terms)
            return null;

        var shown = new LimitsShown(
            terms.LimitCategoryOn(check.ServiceDate, birthDate), [.. (terms.SpecifiedDiseases ?? []).Where(one => one.HoldsOn(check.ServiceDate))]);
        return shown is { LimitCategory: null, SpecifiedDiseases: [] } ? null : shown;
    }
}

/// <summary>
/// What of <see cref="CoverageTerms"/> a counter sees. It is a list of its own, so that nothing that is added to the terms
/// is shown before somebody decides that it may be.
/// </summary>
/// <param name="Identity">Insurer number, symbol, number and branch.</param>
/// <param name="Category">The kind of scheme.</param>
/// <param name="Relationship">Insured or dependent.</param>
/// <param name="From">First day of coverage.</param>
/// <param name="Through">Last day of coverage, when it is known.</param>
/// <param name="CopayPercent">負担割合 in percent.</param>
public sealed record CoverageShown(
    InsuredIdentity Identity, InsuranceCategory Category, Relationship Relationship, LocalDate From, LocalDate? Through, int CopayPercent)
{
    /// <summary>The part of the answer's terms that is shown, with the rate of the day of service.</summary>
    public static CoverageShown? Of(EligibilityAnswer answer) => answer is { Terms: { } terms, Copay: { } percent }
        ? new(terms.Identity, terms.Category, terms.Relationship, terms.From, terms.Through, percent)
        : null;
}
