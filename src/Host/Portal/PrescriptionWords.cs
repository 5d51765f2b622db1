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
}
