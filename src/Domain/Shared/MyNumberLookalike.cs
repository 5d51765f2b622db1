namespace Healthcare.Domain.Shared;

/// <summary>Digits that pass the check of a My Number by chance (one in ten does) but stand where another identifier is written.</summary>
internal static class MyNumberLookalike
{
    private const string UuidBeforeLastGroup = "hhhhhhhh-hhhh-hhhh-hhhh-";

    /// <summary>12 digits in a row: the last group of a UUID, an arc of an OID, or a fraction of a second.</summary>
    public static bool IsPlain(ReadOnlySpan<char> text, int start, int end) =>
        EndsUuid(text, start) || IsOidArc(text, start, end) || IsFractionOfSecond(text, start);

    /// <summary>4-4-4 digits: the middle of a UUID, or of a longer row of groups such as a payment card.</summary>
    public static bool IsGrouped(ReadOnlySpan<char> text, int start, int end)
    {
        var (first, second) = (text[start + 4], text[start + 9]);
        var dashed = Glyph.IsDash(first) || Glyph.IsDash(second);
        var spaced = Glyph.IsSpace(first) || Glyph.IsSpace(second);

        return Continues(text, start - 1, -1, dashed, spaced)
            || Continues(text, end, 1, dashed, spaced)
            || (text.Length > end && EndsUuid(text, end + 1));
    }

    private static bool EndsUuid(ReadOnlySpan<char> text, int lastGroup)
    {
        var start = lastGroup - UuidBeforeLastGroup.Length;
        if (start < 0)
            return false;

        for (var i = 0; i < UuidBeforeLastGroup.Length; i++)
            if (UuidBeforeLastGroup[i] == '-' ? text[start + i] != '-' : !char.IsAsciiHexDigit(text[start + i]))
                return false;

        return start == 0 || !Glyph.IsAlphanumeric(text[start - 1]);
    }

    // A date before a number is text; only another group of four joined by a space makes a longer number.
    private static bool Continues(ReadOnlySpan<char> text, int separator, int step, bool dashed, bool spaced)
    {
        if (separator < 0 || separator >= text.Length)
            return false;

        var digits = DigitsFrom(text, separator + step, step, limit: 5);
        return (dashed && digits > 0 && Glyph.IsDash(text[separator])) || (spaced && digits == 4 && Glyph.IsSpace(text[separator]));
    }

    private static int DigitsFrom(ReadOnlySpan<char> text, int start, int step, int limit)
    {
        var count = 0;
        for (var i = start; count < limit && i >= 0 && i < text.Length && Glyph.IsDigit(text[i]); i += step)
            count++;

        return count;
    }

    // One dot may be a sentence or a list number; an object identifier has at least three arcs.
    private static bool IsOidArc(ReadOnlySpan<char> text, int start, int end) =>
        ArcsFrom(text, start - 1, -1) + ArcsFrom(text, end, 1) >= 2;

    private static int ArcsFrom(ReadOnlySpan<char> text, int dot, int step)
    {
        var arcs = 0;
        for (; arcs < 2 && dot >= 0 && dot < text.Length && text[dot] == '.'; arcs++)
        {
            var digits = DigitsFrom(text, dot + step, step, int.MaxValue);
            if (digits == 0)
                break;

            dot += step * (digits + 1);
        }

        return arcs;
    }

    private static bool IsFractionOfSecond(ReadOnlySpan<char> text, int start) =>
        start >= 4 && text[start - 1] == '.' && text[start - 4] == ':' && DigitsFrom(text, start - 2, -1, limit: 2) == 2;
}
