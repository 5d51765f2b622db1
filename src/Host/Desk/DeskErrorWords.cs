using System.Text.RegularExpressions;
using Healthcare.Domain;

namespace Healthcare.Host.Desk;

/// <summary>What the desks say of a refusal: what happened, and what to do now.</summary>
public static partial class DeskErrorWords
{
    private static readonly Dictionary<string, (string Title, string Advice)> Known =
        new([.. OfSite(), .. OfPrescriptions(), .. OfDrugs(), .. OfDispensing(), .. OfSignatures()]);

    /// <summary>The heading and the advice.</summary>
    public static (string Title, string Advice) Of(Rejection rejection) =>
        Known.TryGetValue(rejection.Code, out var words) ? words
        : OutOfOrder().Match(rejection.Code) is { Success: true } order ? ($"{StatusWord(order.Groups["status"].Value)}のため、この操作はできません", "画面を開き直して、現在の状態を確認してください。")
        : rejection.Kind switch
        {
            RejectionKind.Invalid => ("入力内容を確認してください", "次の項目が空欄か、正しくありません。"),
            RejectionKind.Unidentified => ("サインインが必要です", "もう一度サインインしてください。"),
            RejectionKind.Forbidden => ("この操作は許可されていません", "この画面を使える職種でサインインしてください。"),
            RejectionKind.Missing => ("ページが見つかりません", "最初の画面からお進みください。"),
            RejectionKind.Busy => ("ただいま混み合っています", "少し時間をおいて、もう一度操作してください。"),
            RejectionKind.Fault => ("システムエラーが発生しました", "時間をおいて、もう一度操作してください。"),
            _ => ("登録できませんでした", $"{rejection.Message} {rejection.Remedy}"),
        };

    private static string StatusWord(string status) => status switch
    {
        "registered" => "薬局がまだ受け付けていない",
        "received" => "薬局が受け付けている",
        "partly-dispensed" => "一部調剤済み",
        "dispensed" => "調剤済み",
        "not-dispensed" => "調剤なし",
        "closed" => "完了済み",
        "cancelled" => "取消し済み",
        _ => "期限切れ",
    };

    [GeneratedRegex(@"^prescribing\..+-when-(?<status>.+)$")]
    private static partial Regex OutOfOrder();
}
