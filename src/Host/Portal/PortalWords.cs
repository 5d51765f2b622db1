using System.Globalization;
using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Portal;
using Healthcare.Domain.Shared;
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

    /// <summary>A notice that says all by its kind; null for one that needs its record.</summary>
    public static string? Of(NoticeKind kind) => kind switch
    {
        NoticeKind.CertificateRenewalDue =>
            "マイナンバーカード（スマートフォン）の電子証明書の有効期限まで3か月を切っています。お住まいの市区町村の窓口で更新してください。",
        NoticeKind.CertificateExpired =>
            "電子証明書の有効期限が切れました。期限から3か月までは資格確認に使えますが、薬などの情報は提供されません。市区町村の窓口で更新してください。3か月を過ぎると資格確認書が必要です。",
        _ => null,
    };
}
