using System.Globalization;
using Healthcare.Domain.Prescribing;

namespace Healthcare.Host.Portal;

/// <summary>How the portal speaks of prescriptions.</summary>
public static class PrescriptionWords
{
    /// <summary>21錠.</summary>
    public static string Of(Amount amount) => string.Create(CultureInfo.InvariantCulture, $"{amount.Value:0.####}{amount.UnitName}");

    /// <summary>剤形区分.</summary>
    public static string Of(DosageForm form) => form switch
    {
        DosageForm.Oral => "内服",
        DosageForm.AsNeeded => "頓服",
        DosageForm.External => "外用",
        DosageForm.OralDrops => "内服滴剤",
        DosageForm.Injection => "注射",
        DosageForm.Material => "医療材料",
        _ => "その他",
    };

    /// <summary>Where a prescription stands.</summary>
    public static string Of(PrescriptionStatus status) => status switch
    {
        PrescriptionStatus.Registered => "交付済み",
        PrescriptionStatus.Received => "調剤中",
        PrescriptionStatus.PartlyDispensed => "一部調剤済み",
        PrescriptionStatus.Dispensed => "調剤済み",
        PrescriptionStatus.NotDispensed => "調剤なし",
        PrescriptionStatus.Closed => "完了",
        PrescriptionStatus.Cancelled => "取消し",
        _ => "期限切れ",
    };

    /// <summary>What a safety check found.</summary>
    public static string Of(SafetyHitKind kind) => kind switch
    {
        SafetyHitKind.Duplicate => "重複投薬",
        SafetyHitKind.Contraindicated => "併用禁忌",
        _ => "薬剤アレルギー",
    };

    /// <summary>Where one drug stands.</summary>
    public static string Of(LineStatus status) => status switch
    {
        LineStatus.Prescribed => "調剤前",
        LineStatus.Dispensed => "お渡し済み",
        LineStatus.PartDispensed => "一部お渡し済み",
        LineStatus.Owing => "後日お渡し",
        LineStatus.NotDispensed => "お渡しなし",
        LineStatus.Cancelled => "取消し",
        _ => "期限切れ",
    };

    /// <summary>Why a drug is not handed over.</summary>
    public static string Of(NotDispensedReason reason) => reason switch
    {
        NotDispensedReason.Declined => "ご本人の希望",
        NotDispensedReason.HasSupply => "残薬あり",
        NotDispensedReason.Unsuitable => "薬剤師が不適当と判断",
        NotDispensedReason.Duplicate => "重複投薬",
        NotDispensedReason.Contraindicated => "併用禁忌",
        NotDispensedReason.Allergy => "アレルギー",
        NotDispensedReason.RemovedOnQuery => "疑義照会により削除",
        NotDispensedReason.Unavailable => "供給なし",
        NotDispensedReason.NotCollected => "受け取りなし",
        NotDispensedReason.Deceased => "死亡",
        _ => "その他",
    };
}
