using NodaTime;

namespace Healthcare.Domain.Eligibility;

/// <summary>That an insurer gives out a 資格確認書 without being asked.</summary>
/// <param name="CoverageId">For which coverage.</param>
/// <param name="Reason">Why.</param>
/// <param name="From">From which day it must count: the day itself, or the next.</param>
public sealed record CertificateNeed(Guid CoverageId, EligibilityCertificateReason Reason, LocalDate From);

/// <summary>
/// 職権交付: who gets a 資格確認書 without asking, on which day. What runs out today is replaced today, so that nobody is without proof tomorrow:
/// hence each rule is asked for the day and for the day after.
/// </summary>
public static class ExOfficio
{
    /// <summary>The first day of certificates: no insurance cards are issued from then on.</summary>
    public static readonly LocalDate FirstDay = new(2024, 12, 2);

    /// <summary>The last day on which only changes of late-stage coverage bring a certificate.</summary>
    private static readonly LocalDate LastDayOfChanges = new(2025, 7, 31);

    /// <summary>The last day on which everyone of the late-stage scheme gets one.</summary>
    private static readonly LocalDate LastDayOfEveryone = new(2026, 7, 31);

    /// <summary>Why the person gets one on this day; null when they do not.</summary>
    public static EligibilityCertificateReason? ReasonOn(LocalDate day, InsuredPerson person, Credentials? credentials, EligibilityCertificates? certificates) =>
        NeedOn(day, person, credentials, certificates)?.Reason;

    /// <summary>What the person needs on this day; null when nothing.</summary>
    public static CertificateNeed? NeedOn(LocalDate day, InsuredPerson person, Credentials? credentials, EligibilityCertificates? certificates)
    {
        if (day < FirstDay || person.DiedOn is not null || person.CoverageOn(day) is not var (coverageId, terms))
            return null;

        LocalDate[] days = [day, day.PlusDays(1)];
        var needs = from first in days
                    where terms.CoversOn(first) && certificates?.InForceOn(coverageId, terms.Identity, first) != true
                    let reason = LateStage(terms, day, first) ?? WithoutProof(credentials, first)
                    where reason is not null
                    select new CertificateNeed(coverageId, reason.Value, first);
        return needs.FirstOrDefault();
    }

    private static EligibilityCertificateReason? LateStage(CoverageTerms terms, LocalDate day, LocalDate first) =>
        IsOfTransition(terms, day) && IsOfTransition(terms, first) ? EligibilityCertificateReason.LateStageElderly : null;

    /// <summary>At first those whose late-stage coverage begins (75th birthday, move), then for a year everyone in the scheme.</summary>
    private static bool IsOfTransition(CoverageTerms terms, LocalDate day) =>
        terms.Category == InsuranceCategory.LateStageElderly && day >= FirstDay && day <= LastDayOfEveryone
        && (day > LastDayOfChanges || terms.From >= FirstDay);

    private static EligibilityCertificateReason? WithoutProof(Credentials? credentials, LocalDate first)
    {
        if (credentials?.All.Any(one => one.ProvesEligibilityOn(first)) == true)
            return null;

        return credentials?.All.Any(one => one.UseRegistered && one.On(first) == CertificateStanding.Lapsed) == true
            ? EligibilityCertificateReason.CertificateLapsed
            : EligibilityCertificateReason.NoRegistration;
    }
}
