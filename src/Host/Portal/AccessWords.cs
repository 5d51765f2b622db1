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
        _ when outcome.StartsWith("prescribing.", StringComparison.Ordinal) && outcome.EndsWith("-when-expired", StringComparison.Ordinal) => "処方箋の使用期間が過ぎていました",
        _ => $"理由コード {outcome}",
    };
}
