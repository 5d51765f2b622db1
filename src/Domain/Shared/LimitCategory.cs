using NodaTime;

namespace Healthcare.Domain.Shared;

/// <summary>The three groups of age for which copayments and their limits are set.</summary>
public enum AgeGroup
{
    /// <summary>70歳未満.</summary>
    Under70,

    /// <summary>70〜74歳: from the month after the 70th birthday.</summary>
    From70,

    /// <summary>後期高齢者: 75 and over, or insured by the late-stage scheme from 65 on.</summary>
    From75,
}

/// <summary>One 限度額適用区分 of one group of age with its amounts in yen, as the law has them for a time (健康保険法施行令 §§41-42).</summary>
/// <param name="Code">The category as it is written on certificates, such as ウ or 現役並みⅠ.</param>
/// <param name="AgeGroup">Whom it is for.</param>
/// <param name="From">The first day of these amounts.</param>
/// <param name="Through">Their last day; null while they hold.</param>
/// <param name="MonthlyYen">The limit of one month, for the household when 70 or over.</param>
/// <param name="OverYen">Total cost from which 1 % is added; null when nothing is added.</param>
/// <param name="RepeatYen">多数回該当: the limit from the fourth month within twelve; null when there is none.</param>
/// <param name="OutpatientYen">The person's limit for outpatient care in one month; null when there is none.</param>
/// <param name="OutpatientYearYen">The person's limit for outpatient care in one year from August; null when there is none.</param>
public sealed record LimitCategory(
    string Code, AgeGroup AgeGroup, LocalDate From, LocalDate? Through, int MonthlyYen,
    int? OverYen, int? RepeatYen, int? OutpatientYen, int? OutpatientYearYen) : IDated;

/// <summary>All limit categories over time. Master data: the law changes them, not the program.</summary>
public sealed record LimitCategoryMaster(IReadOnlyList<LimitCategory> All)
{
    /// <summary>Those of a day.</summary>
    public IEnumerable<LimitCategory> On(LocalDate day) => All.Where(one => one.HoldsOn(day));

    /// <summary>Whether there is a category of this code for this group of age on a day.</summary>
    public bool Has(string code, AgeGroup group, LocalDate day) => On(day).Any(one => one.Code == code && one.AgeGroup == group);
}
