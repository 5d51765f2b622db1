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

/// <summary>What one insurer covers: for whom, from when through when (both days included), on what conditions.</summary>
/// <param name="Identity">Insurer number, symbol, number and branch, normalised.</param>
/// <param name="Category">The kind of scheme.</param>
/// <param name="Relationship">Insured or dependent.</param>
/// <param name="From">First day of coverage (資格取得日).</param>
/// <param name="Through">Last day of coverage, when it is known; before the first day when the coverage never held (資格取得取消).</param>
/// <param name="CopayPercent">負担割合 as the insurer states it, in percent, 0 to 30; null when it follows from age, scheme and income.</param>
/// <param name="Income">所得区分, for the rate of people of 70 and over.</param>
/// <param name="LimitCategories">限度額適用区分 by period; no two share a day.</param>
/// <param name="ElderlyBenefit">高齢受給者証, of people from 70 through 74.</param>
/// <param name="SpecifiedDiseases">特定疾病療養受療証 by period.</param>
public sealed record CoverageTerms(
    InsuredIdentity Identity,
    InsuranceCategory Category,
    Relationship Relationship,
    LocalDate From,
    LocalDate? Through,
    int? CopayPercent,
    IncomeClass? Income = null,
    IReadOnlyList<LimitCategoryPeriod>? LimitCategories = null,
    ElderlyBenefit? ElderlyBenefit = null,
    IReadOnlyList<SpecifiedDiseasePeriod>? SpecifiedDiseases = null) : IDated
{
    /// <summary>Whether there is a day that it covers; not so when it never held.</summary>
    public bool EverHeld => Through is not { } last || From <= last;

    /// <summary>What the insurer grants beside the coverage itself.</summary>
    public CoverageConditions Conditions => new(CopayPercent, Income, LimitCategories, ElderlyBenefit, SpecifiedDiseases);

    /// <summary>Whether the coverage is in force on this day.</summary>
    public bool CoversOn(LocalDate day) => this.HoldsOn(day);

    /// <summary>Whether two coverages share a day.</summary>
    public bool Overlaps(CoverageTerms other) => EverHeld && other.EverHeld && this.SharesDayWith(other);

    /// <summary>The same coverage on other conditions.</summary>
    public CoverageTerms On(CoverageConditions conditions) => this with
    {
        CopayPercent = conditions.CopayPercent,
        Income = conditions.Income,
        LimitCategories = conditions.LimitCategories,
        ElderlyBenefit = conditions.ElderlyBenefit,
        SpecifiedDiseases = conditions.SpecifiedDiseases,
    };

    /// <summary>負担割合 on a day, in percent: of the 高齢受給者証, else as stated, else as age, scheme and income make it.</summary>
    public int CopayOn(LocalDate day, LocalDate birthDate) =>
        (ElderlyBenefit is { } benefit && benefit.HoldsOn(day) ? benefit.CopayPercent : CopayPercent)
        ?? CopayRate.On(day, birthDate, Category, Income);

    /// <summary>限度額適用区分 on a day; one that was granted before the person came into the age group of that day holds no more.</summary>
    public string? LimitCategoryOn(LocalDate day, LocalDate birthDate) =>
        LimitCategories?.FirstOrDefault(one => one.HoldsOn(day)) is { } found
        && CopayRate.AgeGroupOn(day, birthDate, Category) == CopayRate.AgeGroupOn(found.From, birthDate, Category)
            ? found.Code
            : null;

    /// <summary>Whether both say the same; a list in a record has no equality of its own.</summary>
    public bool SaysTheSameAs(CoverageTerms other) => On(new()) == other.On(new()) && Conditions.SayTheSameAs(other.Conditions);
}
