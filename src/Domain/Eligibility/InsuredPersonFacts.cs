using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Domain.Eligibility;

/// <summary>Sex as the family register and FHIR's administrative gender have it.</summary>
public enum Sex
{
    /// <summary>男.</summary>
    Male,

    /// <summary>女.</summary>
    Female,

    /// <summary>その他.</summary>
    Other,

    /// <summary>不明.</summary>
    Unknown,
}

/// <summary>A name in its written form (漢字) and its reading (カナ).</summary>
public sealed record PersonName(string Family, string Given, string FamilyKana, string GivenKana);

/// <summary>A Japanese address; the postal code is 7 digits without hyphen.</summary>
public sealed record Address(string PostalCode, string Prefecture, string City, string Line);

/// <summary>保険種別: which kind of scheme insures the person.</summary>
public enum InsuranceCategory
{
    /// <summary>被用者保険（医保）.</summary>
    Employees,

    /// <summary>国民健康保険.</summary>
    National,

    /// <summary>後期高齢者医療.</summary>
    LateStageElderly,
}

/// <summary>被保険者か被扶養者か.</summary>
public enum Relationship
{
    /// <summary>被保険者.</summary>
    Insured,

    /// <summary>被扶養者.</summary>
    Dependent,
}

/// <summary>What one insurer covers: for whom, from when through when (both days included), at which share of the patient.</summary>
/// <param name="Identity">Insurer number, symbol, number and branch, normalised.</param>
/// <param name="Category">The kind of scheme.</param>
/// <param name="Relationship">Insured or dependent.</param>
/// <param name="From">First day of coverage (資格取得日).</param>
/// <param name="Through">Last day of coverage, when it is known.</param>
/// <param name="CopayPercent">負担割合: the patient's share in percent, 0 to 30.</param>
public sealed record CoverageTerms(
    InsuredIdentity Identity,
    InsuranceCategory Category,
    Relationship Relationship,
    LocalDate From,
    LocalDate? Through,
    int CopayPercent)
{
    /// <summary>Whether the coverage is in force on this day.</summary>
    public bool CoversOn(LocalDate day) => From <= day && (Through is not { } last || day <= last);

    /// <summary>Whether two coverages share a day.</summary>
    public bool Overlaps(CoverageTerms other) =>
        (other.Through is not { } otherLast || From <= otherLast) && (Through is not { } last || other.From <= last);
}
