using System.Globalization;
using Healthcare.Application;
using Healthcare.Application.Access;
using Healthcare.Application.Identity;
using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Portal;
using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Shared;
using Healthcare.Projections.Portal;
using NodaTime;

namespace Healthcare.Host.Portal;

/// <summary>How the portal says things in Japanese.</summary>
public static class PortalWords
{
    /// <summary>2026年5月12日.</summary>
    public static string Day(LocalDate day) => string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日");

    /// <summary>2026年5月12日 14:03, in Japan.</summary>
    public static string Time(Instant at) =>
        Jst.At(at) is var local ? string.Create(CultureInfo.InvariantCulture, $"{Day(local.Date)} {local.Hour:00}:{local.Minute:00}") : string.Empty;

    /// <summary>The same for machines.</summary>
    public static string Machine(Instant at) => NodaTime.Text.OffsetDateTimePattern.Rfc3339.Format(Jst.At(at).With(TimeAdjusters.TruncateToSecond));

    /// <summary>12＊＊＊67: the ends of a number, for the person to recognise and nobody else to use.</summary>
    public static string Masked(string number) =>
        number.Length >= 6
            ? $"{number[..2]}{new string('＊', number.Length - 4)}{number[^2..]}"
            : number.Length > 1 ? $"{new string('＊', number.Length - 1)}{number[^1]}" : "＊";

    /// <summary>3割.</summary>
    public static string Share(int percent) => percent switch
    {
        0 => "なし",
        _ when percent % 10 == 0 => string.Create(CultureInfo.InvariantCulture, $"{percent / 10}割"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{percent}％"),
    };

    /// <summary>21錠.</summary>
    public static string Of(Amount amount) => string.Create(CultureInfo.InvariantCulture, $"{amount.Value:0.####}{amount.UnitName}");

    /// <summary>保険種別.</summary>
    public static string Of(InsuranceCategory category) => category switch
    {
        InsuranceCategory.Employees => "被用者保険（会社などの健康保険）",
        InsuranceCategory.National => "国民健康保険",
        _ => "後期高齢者医療",
    };

    /// <summary>Why a 資格確認書 was given out.</summary>
    public static string Of(EligibilityCertificateReason reason) => reason switch
    {
        EligibilityCertificateReason.OnRequest => "申請による交付",
        EligibilityCertificateReason.NoRegistration => "マイナ保険証の利用登録がないため",
        EligibilityCertificateReason.CertificateLapsed => "電子証明書の有効期限が切れたため",
        EligibilityCertificateReason.LateStageElderly => "後期高齢者医療制度の経過措置",
        _ => "紛失による再交付",
    };

    /// <summary>本人・家族.</summary>
    public static string Of(Relationship relationship) => relationship == Relationship.Insured ? "被保険者（本人）" : "被扶養者（家族）";

    /// <summary>性別.</summary>
    public static string Of(Sex sex) => sex switch { Sex.Male => "男性", Sex.Female => "女性", Sex.Other => "その他", _ => "不明" };

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
    public static string Of(PrescriptionStage stage) => stage switch
    {
        PrescriptionStage.Issued => "交付済み",
        PrescriptionStage.AtPharmacy => "調剤中",
        PrescriptionStage.Dispensed => "調剤済み",
        _ => "期限切れ",
    };

    /// <summary>A notice that says all by its kind; null for one that needs its record.</summary>
    public static string? Of(NoticeKind kind) => kind switch
    {
        NoticeKind.CertificateRenewalDue =>
            "マイナンバーカード（スマートフォン）の電子証明書の有効期限まで3か月を切っています。お住まいの市区町村の窓口で更新してください。",
        NoticeKind.CertificateExpired =>
            "電子証明書の有効期限が切れました。期限から3か月までは資格確認に使えますが、薬などの情報は提供されません。市区町村の窓口で更新してください。3か月を過ぎると資格確認書が必要です。",
        _ => null,
    };

    /// <summary>In which capacity somebody looked.</summary>
    public static string Of(Role role) => role switch
    {
        Role.InsuredPerson => "本人",
        Role.Clerk => "受付・職員",
        Role.Doctor => "医師",
        Role.Dentist => "歯科医師",
        Role.Pharmacist => "薬剤師",
        Role.Paramedic => "救急隊員",
        Role.Insurer => "医療保険者の職員",
        Role.Municipality => "自治体職員",
        Role.PublicHealthOfficer => "保健所など公衆衛生の担当者",
        Role.Researcher => "承認された研究者",
        Role.Operator => "システム運営者",
        _ => "監査人",
    };

    /// <summary>What for.</summary>
    public static string Of(Purpose purpose) => purpose switch
    {
        Purpose.Treatment => "診療・調剤",
        Purpose.Insurance => "資格確認・保険",
        Purpose.PersonalUse => "本人閲覧",
        Purpose.Operations => "システム運営",
        _ => "監査",
    };

    /// <summary>Who looked: the body's name or number, else who acts without one.</summary>
    public static string Body(AccessEntry entry) => entry switch
    {
        { InstitutionName: { } name } => name,
        { Institution: { } number } => $"機関番号 {number}",
        { Role: Role.InsuredPerson } => "ご本人",
        { Role: Role.Operator } => "システム運営者",
        _ => "所属機関なし",
    };

    /// <summary>What was done or tried.</summary>
    public static string Action(string action) => action switch
    {
        "read:Identity" => "基本情報の閲覧",
        "read:Insurance" => "健康保険証情報の閲覧",
        "read:Drugs" => "処方・調剤の閲覧",
        "read:Credentials" => "カード・スマートフォンの登録内容の閲覧",
        "read:Accesses" => "やりとり履歴・お知らせの閲覧",
        "read:Consents" => "同意の閲覧",
        "read:Checks" => "資格確認の結果の閲覧",
        "read:Events" => "記録の監査",
        "CheckEligibility" => "資格の確認",
        "GiveConsent" => "同意の登録",
        "WithdrawConsent" => "同意の取り消し",
        "RecordOralConsent" => "口頭同意の登録",
        "RecordDischarge" => "退院の登録",
        "RegisterInsuredPerson" => "加入者の登録",
        "RegisterCoverage" => "保険資格の登録",
        "ChangeCoverage" => "保険資格の変更",
        "EndCoverage" => "保険資格の喪失の登録",
        "CorrectCoverage" => "保険資格の訂正",
        "RecordDeath" => "死亡の登録",
        "RevokeDeath" => "死亡の取消",
        "ChangeName" => "氏名の変更",
        "AcknowledgeCorrection" => "資格確認の結果の訂正の確認",
        "RequestEligibilityCertificate" => "資格確認書の交付申請",
        "IssueEligibilityCertificate" => "資格確認書の職権交付",
        "ReissueEligibilityCertificate" => "資格確認書の再交付",
        "ReturnEligibilityCertificate" => "資格確認書の返納・紛失の届出",
        "LinkCardCertificate" => "カードの利用登録",
        "RegisterCardUse" => "カードの利用登録",
        "WithdrawCardUse" => "カードの利用登録の解除",
        "SuspendCard" => "カードの一時停止",
        "ResumeCard" => "カードの一時停止の解除",
        "RevokeCard" => "カードの失効",
        "RenewCertificate" => "電子証明書の更新",
        "ReissueCard" => "カードの再交付",
        "RecordPinAttempt" => "暗証番号の入力",
        "UnlockPin" => "暗証番号のロック解除",
        "LinkLocalPatientNumber" => "診察券番号の登録",
        "RegisterPrescription" => "処方箋の登録",
        "ReceivePrescription" => "処方箋の受付",
        "DispensePrescription" => "調剤の登録",
        "LeaveNotice" => "お知らせの作成",
        _ => action,
    };

    /// <summary>Why it was refused.</summary>
    public static string Reason(string outcome) => outcome switch
    {
        _ when outcome == EligibilityRejections.ConsentRequired.Code => "ご本人の同意がありませんでした",
        _ when outcome == EligibilityRejections.VisitRequired.Code => "24時間以内の資格確認がありませんでした",
        _ when outcome == EligibilityRejections.MedicalInformationClosed.Code => "有効なカードでの確認ではありませんでした",
        _ when outcome == EligibilityRejections.ConsentNotFound.Code => "有効な同意が見つかりませんでした",
        _ when outcome == RequestRejections.Forbidden.Code => "閲覧する権限がありませんでした",
        _ when outcome == PrescribingRejections.DuplicateMedication.Code => "重複投薬の確認のため登録されませんでした",
        _ when outcome == PrescribingRejections.HeldByAnotherPharmacy.Code => "別の薬局が受け付けていました",
        _ when outcome == PrescribingRejections.Expired.Code => "処方箋の使用期間が過ぎていました",
        _ => $"理由コード {outcome}",
    };
}
