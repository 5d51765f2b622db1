using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Domain.Eligibility;

/// <summary>One 資格確認書.</summary>
/// <param name="CertificateId">Its id.</param>
/// <param name="CoverageId">The coverage that it states.</param>
/// <param name="Identity">As written on it.</param>
/// <param name="ValidFrom">発効期日.</param>
/// <param name="ValidThrough">有効期限.</param>
/// <param name="LimitCategory">限度額適用区分, when written on it.</param>
/// <param name="InvalidOn">The day on which it was lost or given back.</param>
public sealed record EligibilityCertificate(
    Guid CertificateId, Guid CoverageId, InsuredIdentity Identity, LocalDate ValidFrom, LocalDate ValidThrough, string? LimitCategory, LocalDate? InvalidOn = null)
{
    private const int YearsForEmployees = 5;
    private static readonly AnnualDate EndOfInsuranceYear = new(7, 31);

    /// <summary>Whether it is of this coverage, under this identity.</summary>
    public bool States(Guid coverageId, InsuredIdentity identity) => CoverageId == coverageId && Identity == identity;

    /// <summary>Whether it counts on a day; on the day it was lost it does not.</summary>
    public bool InForceOn(LocalDate day) => ValidFrom <= day && day <= ValidThrough && !(InvalidOn <= day);

    /// <summary>
    /// The last day of one that counts from this day on: five years for employees, the next 31 July for the schemes of municipalities,
    /// which renew theirs every August; never later than the coverage's own last day.
    /// </summary>
    public static LocalDate LastDayOf(CoverageTerms terms, LocalDate validFrom)
    {
        var byScheme = terms.Category == InsuranceCategory.Employees ? validFrom.PlusYears(YearsForEmployees).PlusDays(-1) : NextEndOfYear(validFrom);
        return terms.Through is { } last ? LocalDate.Min(last, byScheme) : byScheme;
    }

    private static LocalDate NextEndOfYear(LocalDate day) =>
        EndOfInsuranceYear.InYear(day.Year) is var july && day <= july ? july : EndOfInsuranceYear.InYear(day.Year + 1);
}
