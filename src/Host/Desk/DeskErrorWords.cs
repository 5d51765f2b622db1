using System.Text.RegularExpressions;
using Healthcare.Application;
using Healthcare.Application.Identity;
using Healthcare.Domain;
using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Prescribing;

namespace Healthcare.Host.Desk;

/// <summary>What the desks say of a refusal: what happened, and what to do now.</summary>
public static partial class DeskErrorWords
{
    private static readonly Dictionary<string, (string Title, string Advice)> Known = new()
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
        [PrescribingRejections.NotFound.Code] = ("処方箋が見つかりません", "一覧から選び直してください。"),
        [PrescribingRejections.AlreadyRegistered.Code] = ("この処方箋は登録済みです", "一覧で確認してください。"),
        [PrescribingRejections.IssuedInFuture.Code] = ("交付年月日が未来の日付です", "交付年月日を直してください。"),
        [PrescribingRejections.OfAnotherIssuer.Code] = ("他の医療機関の処方箋です", "発行した医療機関が操作してください。"),
        [PrescribingRejections.AmendAfterFirstUse.Code] = ("すでに1回以上調剤されています", "残りを取り消し、新しい処方箋を登録してください。"),
        [PrescribingRejections.CancellationNotedAlready.Code] = ("取消しは受け付け済みです", "薬局が受付を取り消したときに有効になります。"),
        [PrescribingRejections.DuplicateMedication.Code] = ("重複投薬の注意があります", "薬を見直すか、続ける理由を記載して登録してください。"),
        [PrescribingRejections.ContraindicatedMedication.Code] = ("併用禁忌の注意があります", "薬を見直すか、続ける理由を記載して登録してください。"),
        [PrescribingRejections.AllergyAlert.Code] = ("薬剤アレルギーの注意があります", "薬を見直すか、続ける理由を記載して登録してください。"),
        [PrescribingRejections.DrugUnknown.Code] = ("医薬品マスターにないコードです", "薬を探すボタンで選び直してください。"),
        [PrescribingRejections.DrugDummy.Code] = ("ダミーコードは使えません", "薬を探すボタンで選び直してください。"),
        [PrescribingRejections.DrugLocal.Code] = ("院内コードは使えません", "薬を探すボタンで選び直してください。"),
        [PrescribingRejections.DrugNotListedYet.Code] = ("まだ薬価収載されていない薬です", "薬を選び直してください。"),
        [PrescribingRejections.DrugWithdrawn.Code] = ("薬価収載から外れた薬です", "薬を選び直してください。"),
        [PrescribingRejections.DrugNameMismatch.Code] = ("薬の名前とコードが一致しません", "薬を探すボタンで選び直してください。"),
        [PrescribingRejections.SupplyLimit.Code] = ("投与日数の上限を超えています", "日数を短くしてください。"),
        [PrescribingRejections.NarcoticLicenceRequired.Code] = ("麻薬施用者免許番号が必要です", "番号を記載してください。"),
        [PrescribingRejections.AddressRequired.Code] = ("麻薬の処方には患者の住所が必要です", "住所の登録を保険者に依頼してください。"),
        [PrescribingRejections.RepeatUses.Code] = ("使用回数は2回または3回です", "回数を直してください。"),
        [PrescribingRejections.RepeatNeedsDays.Code] = ("リフィル・分割調剤には日数が必要です", "すべての薬に日数を記載してください。"),
        [PrescribingRejections.RefillOfLimitedDrug.Code] = ("投与日数に上限のある薬はリフィルにできません", "通常の処方箋にしてください。"),
        [PrescribingRejections.PartsOfRefill.Code] = ("リフィルに分割日数は記載できません", "分割日数を消してください。"),
        [PrescribingRejections.SplitParts.Code] = ("分割日数の合計が合いません", "合計が各薬の日数と同じになるように直してください。"),
        [PrescribingRejections.HeldByAnotherPharmacy.Code] = ("他の薬局が受け付けています", "その薬局が受付を取り消すまで操作できません。"),
        [PrescribingRejections.WrongSecret.Code] = ("受付の鍵がありません", "「鍵を再発行する」を押してから、もう一度操作してください。"),
        [PrescribingRejections.NextUseTooEarly.Code] = ("次回の調剤期間がまだ始まっていません", "調剤期間になってから受け付けてください。"),
        [PrescribingRejections.DispensingDateOutOfRange.Code] = ("調剤日が正しくありません", "調剤日を直してください。"),
        [PrescribingRejections.NothingSettled.Code] = ("どの薬についても記載がありません", "少なくとも1つの薬について選んでください。"),
        [PrescribingRejections.DispensingNotFound.Code] = ("訂正する調剤がありません", "画面を開き直してください。"),
        [PrescribingRejections.LineNotFound.Code] = ("その薬は処方箋にありません", "画面を開き直してください。"),
        [PrescribingRejections.LineSettled.Code] = ("その薬は処理済みです", "訂正の欄から直してください。"),
        [PrescribingRejections.ReasonRequired.Code] = ("調剤しない理由が必要です", "理由を選んでください。"),
        [PrescribingRejections.ResultContradicts.Code] = ("数量と調剤の内容が合いません", "一部調剤では、残りより少ない数量を記載してください。"),
        [PrescribingRejections.SubstitutionNotAllowed.Code] = ("この薬への変更はできません", "処方された薬を調剤するか、疑義照会をしてください。"),
        [PrescribingRejections.MoreThanPrescribed.Code] = ("残りの数量を超えています", "数量を直すか、疑義照会をしてください。"),
        [PrescribingRejections.QueryOpen.Code] = ("疑義照会の回答がまだありません", "回答を待つか、電話での回答を記載してください。"),
        [PrescribingRejections.QueryNotFound.Code] = ("疑義照会が見つかりません", "画面を開き直してください。"),
        [PrescribingRejections.QueryAnsweredAlready.Code] = ("この疑義照会は回答済みです", "疑義が残るときは、新しく照会してください。"),
    };

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

    /// <summary>A field that is at fault, as the forms call it.</summary>
    public static string Of(FieldError error)
    {
        var place = LinePlace().Match(error.Field) is { Success: true } line ? $"{int.Parse(line.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) + 1}番目の薬の" : string.Empty;
        return place + FieldWord(error.Field);
    }

    private static string FieldWord(string field) => field.Split('.', '-')[^1] is var last && field.Contains("quantity", StringComparison.OrdinalIgnoreCase) ? "数量"
        : field.Contains("dosage", StringComparison.OrdinalIgnoreCase) || field.StartsWith("usage", StringComparison.Ordinal) ? "用法"
        : field.Contains("safetyReason", StringComparison.OrdinalIgnoreCase) ? "続ける理由"
        : field.Contains("drugName", StringComparison.OrdinalIgnoreCase) || field.StartsWith("name", StringComparison.Ordinal) ? "名前"
        : field.Contains("code", StringComparison.OrdinalIgnoreCase) ? "コード"
        : field.Contains("days", StringComparison.OrdinalIgnoreCase) ? "日数"
        : field.Contains("amount", StringComparison.OrdinalIgnoreCase) ? "数量"
        : field.Contains("validThrough", StringComparison.OrdinalIgnoreCase) ? "使用期間"
        : field.Contains("rp", StringComparison.OrdinalIgnoreCase) ? "Rp番号"
        : field == "lines" ? "薬（1つ以上必要です）"
        : last is "text" or "reason" or "correction" ? "内容・理由"
        : last;

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

    [GeneratedRegex(@"^lines\[(\d+)\]")]
    private static partial Regex LinePlace();
}
