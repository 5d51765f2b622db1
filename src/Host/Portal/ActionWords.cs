using Healthcare.Application.Access;

namespace Healthcare.Host.Portal;

/// <summary>How the portal names commands and reads.</summary>
public static class ActionWords
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["read:Identity"] = "基本情報の閲覧",
        ["read:Insurance"] = "健康保険証情報の閲覧",
        ["read:Drugs"] = "処方・調剤の閲覧",
        [AccessRecord.OwnDrugs] = "自機関の処方・調剤の閲覧",
        ["read:Credentials"] = "カード・スマートフォンの登録内容の閲覧",
        ["read:Accesses"] = "やりとり履歴・お知らせの閲覧",
        ["read:Consents"] = "同意の閲覧",
        ["read:Checks"] = "資格確認の結果の閲覧",
        ["read:Events"] = "記録の監査",
        ["CheckEligibility"] = "資格の確認",
        ["GiveConsent"] = "同意の登録",
        ["WithdrawConsent"] = "同意の取り消し",
        ["RecordOralConsent"] = "口頭同意の登録",
        ["RecordDischarge"] = "退院の登録",
        ["RegisterInsuredPerson"] = "加入者の登録",
        ["RegisterCoverage"] = "保険資格の登録",
        ["ChangeCoverage"] = "保険資格の変更",
        ["EndCoverage"] = "保険資格の喪失の登録",
        ["CorrectCoverage"] = "保険資格の訂正",
        ["RecordDeath"] = "死亡の登録",
        ["RevokeDeath"] = "死亡の取消",
        ["ChangeName"] = "氏名の変更",
        ["AcknowledgeCorrection"] = "資格確認の結果の訂正の確認",
        ["RequestEligibilityCertificate"] = "資格確認書の交付申請",
        ["IssueEligibilityCertificate"] = "資格確認書の職権交付",
        ["ReissueEligibilityCertificate"] = "資格確認書の再交付",
        ["ReturnEligibilityCertificate"] = "資格確認書の返納・紛失の届出",
        ["LinkCardCertificate"] = "カードの利用登録",
        ["RegisterCardUse"] = "カードの利用登録",
        ["WithdrawCardUse"] = "カードの利用登録の解除",
        ["SuspendCard"] = "カードの一時停止",
        ["ResumeCard"] = "カードの一時停止の解除",
        ["RevokeCard"] = "カードの失効",
        ["RenewCertificate"] = "電子証明書の更新",
        ["ReissueCard"] = "カードの再交付",
        ["RecordPinAttempt"] = "暗証番号の入力",
        ["UnlockPin"] = "暗証番号のロック解除",
        ["LinkLocalPatientNumber"] = "診察券番号の登録",
        ["RegisterPrescription"] = "処方箋の登録",
        ["SearchPrescriptions"] = "処方箋の検索（引換番号・カード）",
        ["ReceivePrescription"] = "処方箋の受付",
        ["DispensePrescription"] = "調剤の登録",
        ["AmendPrescription"] = "処方箋の変更",
        ["CancelPrescription"] = "処方箋の取消し",
        ["RecoverSecret"] = "処方箋の受付情報の再取得",
        ["ReturnPrescription"] = "処方箋の受付取消",
        ["CorrectDispensing"] = "調剤の訂正",
        ["ClosePrescription"] = "調剤の完了",
        ["QueryPrescriber"] = "疑義照会",
        ["AnswerQuery"] = "疑義照会への回答",
        ["SendMessage"] = "処方医への伝達",
        ["RecordDrugAllergy"] = "薬剤アレルギーの登録",
        ["RefuteDrugAllergy"] = "薬剤アレルギーの否定",
        ["CheckPrescription"] = "処方前の確認（重複投薬・併用禁忌）",
        ["CheckDispensing"] = "調剤前の確認（重複投薬・併用禁忌）",
        ["LeaveNotice"] = "お知らせの作成",
    };

    /// <summary>What was done or tried; what has no words is named as it is recorded.</summary>
    public static string Of(string action) => Words.GetValueOrDefault(action, action);
}
