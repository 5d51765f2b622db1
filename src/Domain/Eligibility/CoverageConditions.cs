using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Domain.Eligibility;

/// <summary>所得区分: what the share of people of 70 and over depends on.</summary>
public enum IncomeClass
{
    /// <summary>一般 and below.</summary>
    General,

    /// <summary>一定以上所得: matters in the late-stage scheme only.</summary>
    AboveThreshold,

    /// <summary>現役並み所得.</summary>
    ActiveWorker,
}

/// <summary>特定疾病: a disease for which the month costs a fixed sum only.</summary>
public enum SpecifiedDisease
{
    /// <summary>人工透析を必要とする慢性腎不全.</summary>
    Dialysis,

    /// <summary>血友病.</summary>
    Haemophilia,

    /// <summary>抗ウイルス剤を投与している後天性免疫不全症候群.</summary>
    Hiv,
}

/// <summary>限度額適用区分 for a period, by its code in the master.</summary>
public sealed record LimitCategoryPeriod(string Code, LocalDate From, LocalDate? Through = null) : IDated;

/// <summary>高齢受給者証: the share of a person from 70 through 74, in percent, for a period.</summary>
public sealed record ElderlyBenefit(int CopayPercent, LocalDate From, LocalDate? Through = null) : IDated;

/// <summary>特定疾病療養受療証 for a period, with the limit of one month: 10,000 yen, or 20,000 for dialysis of well-paid people under 70.</summary>
public sealed record SpecifiedDiseasePeriod(SpecifiedDisease Disease, int MonthlyLimitYen, LocalDate From, LocalDate? Through = null) : IDated;

/// <summary>What of a coverage may change while it runs. What is not stated is not granted.</summary>
/// <param name="CopayPercent">負担割合 as stated, in percent; null when it follows from age, scheme and income.</param>
/// <param name="Income">所得区分.</param>
/// <param name="LimitCategories">限度額適用区分 by period.</param>
/// <param name="ElderlyBenefit">高齢受給者証.</param>
/// <param name="SpecifiedDiseases">特定疾病 by period.</param>
public sealed record CoverageConditions(
    int? CopayPercent = null,
    IncomeClass? Income = null,
    IReadOnlyList<LimitCategoryPeriod>? LimitCategories = null,
    ElderlyBenefit? ElderlyBenefit = null,
    IReadOnlyList<SpecifiedDiseasePeriod>? SpecifiedDiseases = null)
{
    /// <summary>Whether both say the same; a list in a record has no equality of its own.</summary>
    public bool SayTheSameAs(CoverageConditions other) =>
        (CopayPercent, Income, ElderlyBenefit) == (other.CopayPercent, other.Income, other.ElderlyBenefit)
        && (LimitCategories ?? []).SequenceEqual(other.LimitCategories ?? [])
        && (SpecifiedDiseases ?? []).SequenceEqual(other.SpecifiedDiseases ?? []);

    /// <summary>Why a person born on this day cannot have them in this scheme; null when they can.</summary>
    public Rejection? RefusedFor(LocalDate birthDate, InsuranceCategory category, LimitCategoryMaster limits)
    {
        var periods = LimitCategories ?? [];
        if (periods.Any(one => !limits.Has(one.Code, CopayRate.AgeGroupOn(one.From, birthDate, category), one.From)))
            return EligibilityRejections.LimitCategoryUnknown;
        if (periods.SelectMany((one, place) => periods.Skip(place + 1).Select(one.SharesDayWith)).Any(shared => shared))
            return EligibilityRejections.LimitCategoriesOverlap;

        return ElderlyBenefit is { } benefit && CopayRate.AgeGroupOn(benefit.From, birthDate, category) != AgeGroup.From70
            ? EligibilityRejections.ElderlyBenefitOutOfAge
            : null;
    }
}
