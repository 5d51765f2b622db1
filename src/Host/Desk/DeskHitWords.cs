using Healthcare.Domain.Prescribing;
using Healthcare.Host.Portal;

namespace Healthcare.Host.Desk;

/// <summary>How the desks tell what the safety check and the drug master found.</summary>
public static class DeskHitWords
{
    /// <summary>Between which drugs, of whom and when.</summary>
    public static string Of(SafetyHit hit, Func<string, string> nameOf) => hit switch
    {
        { Allergy: { } allergy } => $"「{hit.DrugName}」。{nameOf(allergy.Institution)}が登録したアレルギーです。",
        { Beside: { } place } => $"「{hit.DrugName}」と、同じ処方箋のRp{place.RpNumber}-{place.Order}の薬。",
        { With: { } with } => $"「{hit.DrugName}」と「{with.DrugName}」（{WhereOf(with, nameOf)}、{PortalWords.Day(with.From)}から{PortalWords.Day(with.Through)}まで）。",
        _ => $"「{hit.DrugName}」。",
    };

    /// <summary>By which rule.</summary>
    public static string WhyOf(SafetyHit hit) => hit.Kind switch
    {
        SafetyHitKind.Duplicate => "同じ成分・同じ投与経路の薬で、服用する期間が重なります。",
        SafetyHitKind.Contraindicated => $"一緒に使ってはならない成分で、服用する期間が重なります。{(hit.Pair is { } pair ? $"根拠：{pair.Source}" : "")}",
        _ => $"アレルギーの原因として記録された成分{(hit.Allergy is { } allergy ? $"（{allergy.Ingredient}）" : "")}を含みます。",
    };

    /// <summary>Why the drug master does not accept a drug.</summary>
    public static string Of(DrugProblem problem) => problem switch
    {
        DrugProblem.Unknown => "医薬品マスターにないコードです",
        DrugProblem.Dummy => "ダミーコードは使えません",
        DrugProblem.Local => "院内コードは使えません",
        DrugProblem.NotListedYet => "まだ薬価収載されていない薬です",
        DrugProblem.Withdrawn => "薬価収載から外れた薬です",
        _ => "名前とコードが一致しません",
    };

    private static string WhereOf(MedicationInUse with, Func<string, string> nameOf) =>
        with.Pharmacy is { } pharmacy ? $"{nameOf(with.Institution)}の処方、{nameOf(pharmacy)}の調剤" : $"{nameOf(with.Institution)}の処方";
}
