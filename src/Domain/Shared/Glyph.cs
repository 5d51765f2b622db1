namespace Healthcare.Domain.Shared;

/// <summary>
/// What a character of Japanese input is, whatever its width. Mapped by hand: the engine runs without ICU, so it has no NFKC.
/// </summary>
internal static class Glyph
{
    private const int WidthOffset = '０' - '0';

    public static bool IsDigit(char c) => char.IsAsciiDigit(c) || c is >= '０' and <= '９';

    public static int DigitValue(char c) => HalfWidth(c) - '0';

    /// <summary>Latin letters and digits only: kana and kanji are written without spaces, so they end a word.</summary>
    public static bool IsAlphanumeric(char c) => char.IsAsciiLetterOrDigit(HalfWidth(c));

    public static bool IsSpace(char c) => c is ' ' or '\u00A0' or '\u3000';

    /// <summary>Hyphens, dashes and the minus sign.</summary>
    public static bool IsHyphen(char c) => c is '-' or (>= '\u2010' and <= '\u2015') or '\u2212' or '\uFE58' or '\uFE63' or '\uFF0D';

    /// <summary>What people type for a dash between digits: a hyphen, or the long vowel mark or a box line beside it on the keyboard.</summary>
    public static bool IsDash(char c) => IsHyphen(c) || c is '\u30FC' or '\uFF70' or '\u2500';

    /// <summary>The half-width form of a full-width letter, digit or hyphen; anything else as it is.</summary>
    public static char HalfWidth(char c) => c switch
    {
        (>= '０' and <= '９') or (>= 'Ａ' and <= 'Ｚ') or (>= 'ａ' and <= 'ｚ') => (char)(c - WidthOffset),
        _ when IsHyphen(c) => '-',
        _ => c,
    };
}
