using Healthcare.Domain.Prescribing;

namespace Healthcare.Host.Desk;

/// <content>Signatures and the originals.</content>
public static partial class DeskErrorWords
{
    private static Dictionary<string, (string Title, string Advice)> OfSignatures() => new()
    {
        [PrescribingRejections.SignatureRequired.Code] = ("電子署名が必要です", "署名カードを持つ利用者でサインインしてください。"),
        [PrescribingRejections.SignatureFormat.Code] = ("電子署名を読み取れません", "署名をやり直してください。"),
        [PrescribingRejections.SignatureContent.Code] = ("電子署名が内容と一致しません", "内容を確認して、署名をやり直してください。"),
        [PrescribingRejections.SignatureInvalid.Code] = ("電子署名が正しくありません", "署名をやり直してください。"),
        [PrescribingRejections.SignatureExpired.Code] = ("署名に使った証明書の有効期間外です", "有効な証明書で署名してください。"),
        [PrescribingRejections.SignatureRevoked.Code] = ("署名に使った証明書は失効しています", "有効な証明書で署名してください。"),
        [PrescribingRejections.SignatureUntrusted.Code] = ("署名に使った証明書を信頼できません", "認められた認証局の証明書で署名してください。"),
        [PrescribingRejections.SignatureQualification.Code] = ("証明書の資格がこの操作に合いません", "必要な国家資格の証明書で署名してください。"),
        [PrescribingRejections.SignatureLicence.Code] = ("証明書の免許番号がサインインした方と違います", "ご自身の証明書で署名してください。"),
        [PrescribingRejections.SignatureDate.Code] = ("署名した日が書面の日付と違います", "日付を直して、署名をやり直してください。"),
        [PrescribingRejections.SignedDocumentNotFound.Code] = ("署名済みの原本が見つかりません", "画面を開き直してください。"),
    };
}
