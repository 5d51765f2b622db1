using Healthcare.Domain.Prescribing;

namespace Healthcare.Host.Desk;

/// <content>The drug master, the safety check and allergies.</content>
public static partial class DeskErrorWords
{
    private static Dictionary<string, (string Title, string Advice)> OfDrugs() => new()
    {
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
        [PrescribingRejections.AllergyRecordedAlready.Code] = ("このアレルギーは登録済みです", "アレルギーの欄で確認してください。"),
        [PrescribingRejections.AllergyOnsetInFuture.Code] = ("症状が出た日が未来の日付です", "日付を直してください。"),
        [PrescribingRejections.AllergyToOtherIngredient.Code] = ("その薬に含まれない成分です", "薬を選び直してください。"),
        [PrescribingRejections.AllergyNotFound.Code] = ("アレルギーの記録が見つかりません", "画面を開き直してください。"),
        [PrescribingRejections.AllergyRefutedAlready.Code] = ("このアレルギーは否定済みです", "画面を開き直して、現在の記録を確認してください。"),
        [PrescribingRejections.AllergyOfAnotherInstitution.Code] = ("他の医療機関・薬局が登録したアレルギーです", "医師に否定の記録を依頼してください。"),
    };
}
