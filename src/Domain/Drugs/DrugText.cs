using System.Text;
using Healthcare.Domain.Shared;

namespace Healthcare.Domain.Drugs;

/// <summary>Product names in one spelling. Mapped by hand, as <see cref="Glyph"/> is: the engine runs without ICU.</summary>
internal static class DrugText
{
    private const int WidthOffset = '！' - '!';

    private static readonly IReadOnlyList<(string Written, string Meant)> Words = [("点眼薬", "点眼液"), ("坐薬", "坐剤"), ("【般】", "")];

    /// <summary>Half-width Latin, digits and signs; one way to write units; no spaces, middle dots or hyphens.</summary>
    public static string Folded(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text)
            Append(folded, c);
        foreach (var (written, meant) in Words)
            folded.Replace(written, meant);
        return folded.ToString();
    }

    private static void Append(StringBuilder folded, char c)
    {
        switch (c)
        {
            case >= '！' and <= '～':
                Append(folded, (char)(c - WidthOffset));
                break;
            case '㎎':
                folded.Append("MG");
                break;
            case '㎖':
                folded.Append("ML");
                break;
            case '㎍':
                folded.Append("ΜG");
                break;
            case 'µ' or 'μ':
                folded.Append('Μ'); // U+039C, what both become in capitals.
                break;
            case 'ℓ':
                folded.Append('L');
                break;
            case '・' or '･' or '〔' or '〕' or '(' or ')' or '[' or ']':
                break;
            default:
                if (!char.IsWhiteSpace(c) && !Glyph.IsHyphen(c))
                    folded.Append(char.ToUpperInvariant(c));
                break;
        }
    }
}
