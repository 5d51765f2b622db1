using Healthcare.Application;
using Healthcare.Application.Identity;
using Healthcare.Domain.Eligibility;

namespace Healthcare.Host.Desk;

/// <content>Signing in, the form itself, the person.</content>
public static partial class DeskErrorWords
{
    private static Dictionary<string, (string Title, string Advice)> OfSite() => new()
    {
        [IdentityRejections.StaleForm.Code] = ("画面の有効期限が切れました", "画面を開き直して、もう一度操作してください。"),
        [IdentityRejections.SignInFailed.Code] = ("サインインが完了しませんでした", "もう一度サインインしてください。"),
        [IdentityRejections.SignInUnavailable.Code] = ("現在、サインインできません", "サインインの準備が整っていません。管理者にお問い合わせください。"),
        [RequestRejections.MyNumber.Code] = ("個人番号は入力できません", "個人番号（マイナンバー）と思われる12桁の番号を除いてください。何も保存していません。"),
        [RequestRejections.IdempotencyKeyReused.Code] = ("この画面はすでに送信されました", "画面を開き直して、現在の状態を確認してください。"),
        [RequestRejections.IdTaken.Code] = ("この画面はすでに送信されました", "画面を開き直して、現在の状態を確認してください。"),
        [EligibilityRejections.VisitRequired.Code] = ("24時間以内の資格確認がありません", "受付で資格確認を行ってください。"),
        [EligibilityRejections.ConsentRequired.Code] = ("患者の同意がありません", "カードリーダーまたは口頭で同意を得てください。"),
        [EligibilityRejections.PersonNotFound.Code] = ("該当する方がいません", "受付一覧から選び直してください。"),
    };
}
