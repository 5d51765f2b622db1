namespace Healthcare.Domain.Statistics;

/// <summary>What was used in a month, in numbers of times. The six columns of the operator's monthly report.</summary>
/// <param name="Checks">資格確認: all checks at counters.</param>
/// <param name="ByMyNumberCard">Of these, those with the certificate of a My Number Card or smartphone.</param>
/// <param name="ByInsuranceCard">Of these, all others: by what is written on a card, certificate or notice.</param>
/// <param name="CheckUpViews">特定健診等情報の閲覧.</param>
/// <param name="DrugViews">薬剤情報の閲覧.</param>
/// <param name="TreatmentViews">診療情報の閲覧.</param>
public sealed record UsageCounts(long Checks, long ByMyNumberCard, long ByInsuranceCard, long CheckUpViews, long DrugViews, long TreatmentViews)
{
    /// <summary>Nothing was used.</summary>
    public static readonly UsageCounts None = new(0, 0, 0, 0, 0, 0);

    /// <summary>All six, in the order of the report.</summary>
    public IReadOnlyList<long> All => [Checks, ByMyNumberCard, ByInsuranceCard, CheckUpViews, DrugViews, TreatmentViews];

    /// <summary>Both together.</summary>
    public static UsageCounts operator +(UsageCounts one, UsageCounts other) => new(
        one.Checks + other.Checks,
        one.ByMyNumberCard + other.ByMyNumberCard,
        one.ByInsuranceCard + other.ByInsuranceCard,
        one.CheckUpViews + other.CheckUpViews,
        one.DrugViews + other.DrugViews,
        one.TreatmentViews + other.TreatmentViews);

    /// <summary>These checks.</summary>
    public static UsageCounts OfChecks(long byMyNumberCard, long byInsuranceCard) =>
        None with { Checks = byMyNumberCard + byInsuranceCard, ByMyNumberCard = byMyNumberCard, ByInsuranceCard = byInsuranceCard };

    /// <summary>These views of one kind.</summary>
    public static UsageCounts OfViews(ViewKind kind, long times) => kind switch
    {
        ViewKind.CheckUps => None with { CheckUpViews = times },
        ViewKind.Drugs => None with { DrugViews = times },
        _ => None with { TreatmentViews = times },
    };
}

/// <summary>Which information an institution viewed.</summary>
public enum ViewKind
{
    /// <summary>特定健診等情報.</summary>
    CheckUps,

    /// <summary>薬剤情報.</summary>
    Drugs,

    /// <summary>診療情報.</summary>
    Treatment,
}
