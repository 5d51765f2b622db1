using Healthcare.Domain.Prescribing;

namespace Healthcare.Host.Desk;

/// <summary>How the desks say things in Japanese.</summary>
public static class DeskWords
{
    /// <summary>Where a line stands.</summary>
    public static string Of(LineStatus status) => status switch
    {
        LineStatus.Prescribed => "未調剤",
        LineStatus.Dispensed => "調剤済み",
        LineStatus.PartDispensed => "一部調剤（残りあり）",
        LineStatus.Owing => "未交付（後日交付）",
        LineStatus.NotDispensed => "調剤しない",
        LineStatus.Cancelled => "取消し",
        _ => "期限切れ",
    };

    /// <summary>Why a drug is not handed over.</summary>
    public static string Of(NotDispensedReason reason) => reason switch
    {
        NotDispensedReason.Declined => "患者が希望しない",
        NotDispensedReason.HasSupply => "残薬がある",
        NotDispensedReason.Unsuitable => "薬学的に適さない",
        NotDispensedReason.Duplicate => "重複投薬",
        NotDispensedReason.Contraindicated => "併用禁忌",
        NotDispensedReason.Allergy => "アレルギー",
        NotDispensedReason.RemovedOnQuery => "疑義照会による削除",
        NotDispensedReason.Unavailable => "供給できない",
        NotDispensedReason.NotCollected => "受け取りに来ない",
        NotDispensedReason.Deceased => "死亡",
        _ => "その他",
    };

    /// <summary>Why a prescriber cancels.</summary>
    public static string Of(CancellationReason reason) => reason switch
    {
        CancellationReason.Mistake => "記載の誤り",
        CancellationReason.ClinicalChange => "病状の変化",
        CancellationReason.AtRequest => "患者の希望",
        CancellationReason.OnQuery => "疑義照会による",
        CancellationReason.WrongPerson => "患者の取り違え",
        CancellationReason.Deceased => "死亡",
        _ => "その他",
    };

    /// <summary>Why a professional goes on in spite of an alert.</summary>
    public static string Of(SafetyReasonCode reason) => reason switch
    {
        SafetyReasonCode.BenefitOutweighsRisk => "有益性が危険性を上回る（経過を観察）",
        SafetyReasonCode.OtherDrugStopped => "他の薬は中止・服用終了",
        SafetyReasonCode.EarlyContinuation => "早めの来院による継続",
        SafetyReasonCode.Lost => "紛失・破損",
        SafetyReasonCode.AgreedWithPrescriber => "処方医に確認済み",
        _ => "その他",
    };

    /// <summary>What a pharmacist doubts.</summary>
    public static string Of(QueryKind kind) => kind switch
    {
        QueryKind.Dose => "用量",
        QueryKind.Usage => "用法",
        QueryKind.Supply => "日数・残薬",
        QueryKind.Safety => "重複投薬・併用禁忌・アレルギー",
        QueryKind.Drug => "薬剤・剤形・規格",
        QueryKind.Form => "処方箋の記載",
        _ => "その他",
    };

    /// <summary>What a pharmacy's message is about.</summary>
    public static string Of(PharmacyMessageKind kind) => kind switch
    {
        PharmacyMessageKind.Adherence => "服薬状況",
        PharmacyMessageKind.SideEffect => "副作用",
        PharmacyMessageKind.Leftovers => "残薬",
        PharmacyMessageKind.Substituted => "変更調剤",
        _ => "その他",
    };

    /// <summary>Whether the pharmacy may substitute.</summary>
    public static string Of(Substitution substitution) => substitution switch
    {
        Substitution.Allowed => "変更可",
        Substitution.Prohibited => "変更不可",
        Substitution.FormFixed => "剤形変更不可",
        _ => "含量規格変更不可",
    };

    /// <summary>What a prescriber does about a line.</summary>
    public static string Of(LineChange change) => change switch
    {
        LineChange.Keep => "そのまま",
        LineChange.Change => "変更する",
        _ => "削除する",
    };

    /// <summary>Refill or split.</summary>
    public static string Of(RepeatPlan repeat) => repeat.Kind == RepeatKind.Refill ? $"リフィル（全{repeat.Uses}回）" : $"分割調剤（{string.Join("・", repeat.PartDays ?? [])}日）";
}
