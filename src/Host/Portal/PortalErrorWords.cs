using Healthcare.Application.Identity;
using Healthcare.Domain;
using Healthcare.Domain.Eligibility;

namespace Healthcare.Host.Portal;

/// <summary>What the portal says of a refusal: what happened, and what to do now.</summary>
public static class PortalErrorWords
{
    /// <summary>The heading and the advice.</summary>
    public static (string Title, string Advice) Of(Rejection rejection) => rejection.Kind switch
    {
        _ when rejection.Code == IdentityRejections.StaleForm.Code =>
            ("画面の有効期限が切れました", "お手数ですが、トップページを開き直して、もう一度操作してください。"),
        _ when rejection.Code == IdentityRejections.SignInUnavailable.Code =>
            ("現在、サインインできません", "サインインの準備が整っていません。時間をおいて、もう一度お試しください。"),
        _ when rejection.Code == IdentityRejections.SignInFailed.Code =>
            ("サインインが完了しませんでした", "トップページに戻り、もう一度サインインしてください。"),
        _ when rejection.Code == EligibilityRejections.ConsentDayOutOfRange.Code =>
            ("その最終日は選べません", "同意の最終日は、今日から1年後までの日を選んでください。"),
        _ when rejection.Code == EligibilityRejections.InstitutionUnknown.Code =>
            ("医療機関・薬局が見つかりません", "10桁の番号をお確かめください。番号は、医療機関や薬局の窓口でわかります。"),
        _ when rejection.Code == EligibilityRejections.ConsentNotFound.Code =>
            ("この同意はすでに終わっています", "取り消す必要はありません。トップページで現在の同意をご確認ください。"),
        RejectionKind.Unidentified => ("サインインが必要です", "トップページに戻り、サインインしてください。"),
        RejectionKind.Forbidden => ("この画面は表示できません", "ご本人のカードでサインインした方だけがご覧になれます。"),
        RejectionKind.Missing => ("ページが見つかりません", "アドレスが変わったか、誤っている可能性があります。トップページからお進みください。"),
        RejectionKind.Busy or RejectionKind.TooOften => ("ただいま混み合っています", "少し時間をおいて、もう一度お試しください。"),
        RejectionKind.Fault => ("システムエラーが発生しました", "ご不便をおかけします。時間をおいて、もう一度お試しください。"),
        _ => ("ページを表示できませんでした", "アドレスや入力内容に誤りがあります。トップページからお進みください。"),
    };
}
