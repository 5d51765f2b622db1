using Healthcare.Domain.Prescribing;

namespace Healthcare.Host.Desk;

/// <content>Receipt, dispensing, queries and messages.</content>
public static partial class DeskErrorWords
{
    private static Dictionary<string, (string Title, string Advice)> OfDispensing() => new()
    {
        [PrescribingRejections.HeldByAnotherPharmacy.Code] = ("他の薬局が受け付けています", "その薬局が受付を取り消すまで操作できません。"),
        [PrescribingRejections.WrongSecret.Code] = ("受付の鍵がありません", "「鍵を再発行する」を押してから、もう一度操作してください。"),
        [PrescribingRejections.NextUseTooEarly.Code] = ("次回の調剤期間がまだ始まっていません", "調剤期間になってから受け付けてください。"),
        [PrescribingRejections.DispensingDateOutOfRange.Code] = ("調剤日が正しくありません", "調剤日を直してください。"),
        [PrescribingRejections.NothingSettled.Code] = ("どの薬についても記載がありません", "少なくとも1つの薬について選んでください。"),
        [PrescribingRejections.DispensingNotFound.Code] = ("訂正する調剤がありません", "画面を開き直してください。"),
        [PrescribingRejections.DispensingAlreadyRegistered.Code] = ("この調剤結果は登録済みです", "画面を開き直し、違うときは訂正の欄から直してください。"),
        [PrescribingRejections.LaterDispensingContradicts.Code] = ("後の調剤と合わない訂正です", "後の調剤を先に訂正してください。"),
        [PrescribingRejections.LineNotFound.Code] = ("その薬は処方箋にありません", "画面を開き直してください。"),
        [PrescribingRejections.LineSettled.Code] = ("その薬は処理済みです", "訂正の欄から直してください。"),
        [PrescribingRejections.LineBegun.Code] = ("その薬は一部を交付済みです", "残りの取りやめだけができます。"),
        [PrescribingRejections.ReasonRequired.Code] = ("調剤しない理由が必要です", "理由を選んでください。"),
        [PrescribingRejections.ResultContradicts.Code] = ("数量と調剤の内容が合いません", "一部調剤では、残りより少ない数量を記載してください。"),
        [PrescribingRejections.SubstitutionNotAllowed.Code] = ("この薬への変更はできません", "処方された薬を調剤するか、疑義照会をしてください。"),
        [PrescribingRejections.MoreThanPrescribed.Code] = ("残りの数量を超えています", "数量を直すか、疑義照会をしてください。"),
        [PrescribingRejections.LessThanPrescribed.Code] = ("残りの数量より少なくなっています", "「一部を渡す」を選ぶか、数量を直してください。"),
        [PrescribingRejections.SplitAmount.Code] = ("分割して調剤する数量が合いません", "今回の日数分の数量に直してください。"),
        [PrescribingRejections.QueryOpen.Code] = ("疑義照会の回答がまだありません", "回答を待つか、電話での回答を記載してください。"),
        [PrescribingRejections.QueryNotFound.Code] = ("疑義照会が見つかりません", "画面を開き直してください。"),
        [PrescribingRejections.QueryAlreadyRaised.Code] = ("この疑義照会は送信済みです", "疑義照会の欄で確認してください。"),
        [PrescribingRejections.QueryAnsweredAlready.Code] = ("この疑義照会は回答済みです", "疑義が残るときは、新しく照会してください。"),
        [PrescribingRejections.QueryWithdrawn.Code] = ("照会した薬局が受付を取り消しました", "回答は必要ありません。"),
        [PrescribingRejections.MessageAlreadySent.Code] = ("この伝達事項は送信済みです", "伝達事項の欄で確認してください。"),
    };
}
