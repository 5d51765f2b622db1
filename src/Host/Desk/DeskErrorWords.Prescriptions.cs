using Healthcare.Domain.Prescribing;

namespace Healthcare.Host.Desk;

/// <content>Registering, changing and finding a prescription.</content>
public static partial class DeskErrorWords
{
    private static Dictionary<string, (string Title, string Advice)> OfPrescriptions() => new()
    {
        [PrescribingRejections.NotFound.Code] = ("処方箋が見つかりません", "一覧から選び直してください。"),
        [PrescribingRejections.AlreadyRegistered.Code] = ("この処方箋は登録済みです", "一覧で確認してください。"),
        [PrescribingRejections.IssuedInFuture.Code] = ("交付年月日が未来の日付です", "交付年月日を直してください。"),
        [PrescribingRejections.PeriodOver.Code] = ("使用期間の最終日を過ぎています", "最終日を直すか、新しい処方箋を登録してください。"),
        [PrescribingRejections.PeriodTooLong.Code] = ("使用期間が長すぎます", "最終日を、交付年月日から3か月以内の日に直してください。"),
        [PrescribingRejections.OfAnotherIssuer.Code] = ("他の医療機関の処方箋です", "発行した医療機関が操作してください。"),
        [PrescribingRejections.AmendAfterFirstUse.Code] = ("すでに1回以上調剤されています", "残りを取り消し、新しい処方箋を登録してください。"),
        [PrescribingRejections.CancellationNotedAlready.Code] = ("取消しは受け付け済みです", "薬局が受付を取り消したときに有効になります。"),
        [PrescribingRejections.RepeatUses.Code] = ("使用回数は2回または3回です", "回数を直してください。"),
        [PrescribingRejections.RepeatNeedsDays.Code] = ("リフィル・分割調剤には日数が必要です", "すべての薬に日数を記載してください。"),
        [PrescribingRejections.RefillOfLimitedDrug.Code] = ("投与日数に上限のある薬はリフィルにできません", "通常の処方箋にしてください。"),
        [PrescribingRejections.PartsOfRefill.Code] = ("リフィルに分割日数は記載できません", "分割日数を消してください。"),
        [PrescribingRejections.SplitParts.Code] = ("分割日数の合計が合いません", "合計が各薬の日数と同じになるように直してください。"),
        [PrescribingRejections.BeyondReadableDays.Code] = ("閲覧できる期間を超えています", "医療機関・薬局が閲覧できるのは100日以内の記録です。"),
        [PrescribingRejections.IdentityAndNumberRequired.Code] = ("資格の情報と引換番号が必要です", "保険者番号・記号・番号・枝番・生年月日と、6桁の引換番号を記載してください。"),
        [PrescribingRejections.SearchWithoutMatch.Code] = ("該当する処方箋がありません", "資格の情報と引換番号を確かめてください。誤りが続くと、しばらく検索できなくなります。"),
        [PrescribingRejections.TooManyGuesses.Code] = ("引換番号の誤りが続いたため、検索できません", "しばらく待つか、カードで資格確認を行ってください。"),
    };
}
