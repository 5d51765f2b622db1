namespace Healthcare.Host.Identity;

/// <summary>Somebody to sign in as.</summary>
/// <param name="Value">The number of the card, or the id of staff.</param>
/// <param name="Name">The name.</param>
public sealed record DemoChoice(string Value, string Name);

/// <summary>What the sign-in page of the demonstration says.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Notice">That nothing here is real.</param>
/// <param name="Choose">Above the choices.</param>
/// <param name="Other">The label of the field for somebody who is not among the choices.</param>
/// <param name="OtherInput">Attributes of that field.</param>
/// <param name="Secret">The label of the secret.</param>
/// <param name="SecretInput">Attributes of that field.</param>
/// <param name="Wrong">After a wrong secret.</param>
/// <param name="Locked">After too many.</param>
public sealed record DemoSignInWords(
    string Title, string Notice, string Choose, string Other, string OtherInput, string Secret, string SecretInput, string Wrong, string Locked)
{
    private static readonly DemoSignInWords Card = new(
        "マイナンバーカードでサインイン", "これはデモ用の画面です。登場する人物はすべて架空で、実在のカードは使いません。", "カードを選ぶ",
        "一覧にないカードの番号", "inputmode=\"numeric\"", "暗証番号（数字4桁）", "inputmode=\"numeric\" pattern=\"[0-9]*\" maxlength=\"4\"",
        "番号または暗証番号が違います。3回間違えるとロックされます。", "暗証番号を3回間違えたため、このカードはロックされました。");

    private static readonly DemoSignInWords Staff = new(
        "医療従事者のサインイン", "これはデモ用の画面です。登場する人物はすべて架空で、実在のHPKIカードは使いません。デモのパスワードはREADMEにあります。", "利用者を選ぶ",
        "一覧にない利用者のID", "autocapitalize=\"none\"", "パスワード", "maxlength=\"100\"",
        "IDまたはパスワードが違います。3回間違えるとロックされます。", "パスワードを3回間違えたため、このIDはロックされました。");

    /// <summary>For staff, or for persons with a card.</summary>
    public static DemoSignInWords Of(bool staff) => staff ? Staff : Card;
}
