using Healthcare.Application;
using Healthcare.Application.Access;
using Healthcare.Application.Identity;
using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Prescribing;
using Healthcare.Projections.Portal;

namespace Healthcare.Host.Portal;

/// <summary>How the portal says who did what with a person's data.</summary>
public static class AccessWords
{
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
        _ when outcome == PrescribingRejections.ContraindicatedMedication.Code => "併用禁忌の確認のため登録されませんでした",
        _ when outcome == PrescribingRejections.AllergyAlert.Code => "薬剤アレルギーの確認のため登録されませんでした",
        _ when outcome == PrescribingRejections.SearchWithoutMatch.Code => "引換番号が一致しませんでした",
        _ when outcome == PrescribingRejections.TooManyGuesses.Code => "引換番号の誤りが続いたため、検索が止められました",
        _ when outcome == PrescribingRejections.IdentityAndNumberRequired.Code => "カードの提示も引換番号もありませんでした",
        _ when outcome == PrescribingRejections.WrongSecret.Code => "受け付けた薬局であることを確認できませんでした",
        _ when outcome == PrescribingRejections.QueryOpen.Code => "疑義照会の回答を待っていました",
        _ when outcome == PrescribingRejections.OfAnotherIssuer.Code => "別の医療機関が発行した処方箋でした",
        _ when outcome == PrescribingRejections.NextUseTooEarly.Code => "次回の調剤の期間になっていませんでした",
        _ when outcome == PrescribingRejections.CancellationNotedAlready.Code => "取消しはすでに受け付けられていました",
        _ => Word(outcome) ?? $"理由コード {outcome}",
    };

    /// <summary>A step that the prescription's status did not allow.</summary>
    private static string? Word(string outcome) => PrescriptionTransitions.StatusThatRefused(outcome) switch
    {
        null => null,
        PrescriptionStatus.Registered => "まだ薬局が受け付けていない処方箋でした",
        PrescriptionStatus.Received => "薬局が受け付けている処方箋でした",
        PrescriptionStatus.PartlyDispensed => "一部が調剤済みの処方箋でした",
        PrescriptionStatus.Dispensed => "調剤済みの処方箋でした",
        PrescriptionStatus.NotDispensed => "調剤しないと登録された処方箋でした",
        PrescriptionStatus.Closed => "調剤が完了した処方箋でした",
        PrescriptionStatus.Cancelled => "取り消された処方箋でした",
        _ => "処方箋の使用期間が過ぎていました",
    };
}
