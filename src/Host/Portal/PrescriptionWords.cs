using System.Globalization;
using Healthcare.Domain.Prescribing;
using Healthcare.Projections.Prescribing;

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

    /// <summary>Where one drug of a prescription stands.</summary>
    public static string Of(LineStatus status) => status switch
    {
        LineStatus.Prescribed => "調剤前",
        LineStatus.Dispensed => "調剤済み",
        LineStatus.PartDispensed => "一部調剤済み（残りは後日）",
        LineStatus.Owing => "後日お渡し",
        LineStatus.NotDispensed => "調剤なし",
        LineStatus.Cancelled => "取消し",
        _ => "期限切れ",
    };

    /// <summary>Where a line of the history stands: what the prescription's days are over for may still have been handed over on paper.</summary>
    public static string Of(MedicationStage stage, LineStatus status) =>
        stage == MedicationStage.Prescribed && status == LineStatus.Expired ? "調剤の登録なし（処方箋の期限切れ）" : Of(status);

    /// <summary>Why a drug is not handed over.</summary>
    public static string Of(NotDispensedReason reason) => reason switch
    {
        NotDispensedReason.Declined => "ご本人の希望",
        NotDispensedReason.HasSupply => "残薬があるため",
        NotDispensedReason.Unsuitable => "薬剤師の判断",
        NotDispensedReason.Duplicate => "重複投薬のため",
        NotDispensedReason.Contraindicated => "併用禁忌のため",
        NotDispensedReason.Allergy => "薬剤アレルギーのため",
        NotDispensedReason.RemovedOnQuery => "疑義照会による取りやめ",
        NotDispensedReason.Unavailable => "入手できないため",
        NotDispensedReason.NotCollected => "受け取りがなかったため",
        NotDispensedReason.Deceased => "亡くなられたため",
        _ => "その他の理由",
    };

    /// <summary>Why a prescriber cancelled.</summary>
    public static string Of(CancellationReason reason) => reason switch
    {
        CancellationReason.Mistake => "記載の誤り",
        CancellationReason.ClinicalChange => "病状の変化",
        CancellationReason.AtRequest => "ご本人の希望",
        CancellationReason.OnQuery => "薬局からの疑義照会",
        CancellationReason.WrongPerson => "別の方の処方箋だったため",
        CancellationReason.Deceased => "亡くなられたため",
        _ => "その他の理由",
    };

    /// <summary>What a pharmacist asked about.</summary>
    public static string Of(QueryKind kind) => kind switch
    {
        QueryKind.Dose => "用量",
        QueryKind.Usage => "用法",
        QueryKind.Supply => "日数・残薬",
        QueryKind.Safety => "重複投薬・併用禁忌・アレルギー",
        QueryKind.Drug => "薬の種類・規格",
        QueryKind.Form => "処方箋の記載",
        _ => "その他",
    };

    /// <summary>An alert that was gone past, in a sentence.</summary>
    public static string Of(MedicationAlert alert) =>
        $"{Of(alert.Kind)}{(alert.WithDrug is { } drug ? $"：{(alert.WithInstitution is { } at ? $"{at.Name ?? $"機関番号 {at.Number}"}の" : "")}「{drug}」" : "")}（理由：{alert.Reason}）";
}
