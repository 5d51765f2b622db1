using System.Buffers;

namespace Healthcare.Domain.Shared;

/// <summary>個人番号 (My Number). The law keeps it out of this platform, so it is recognised in order to be refused.</summary>
public static class MyNumber
{
    /// <summary>How many digits a My Number has; no shorter text can hold one.</summary>
    public const int Length = 12;

    private const int GroupedLength = 14;
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789０１２３４５６７８９");

    /// <summary>Whether a My Number is written anywhere in the text: 12 digits, or three groups of four.</summary>
    public static bool AppearsIn(string? text) => AppearsIn(text.AsSpan());

    /// <inheritdoc cref="AppearsIn(string?)"/>
    public static bool AppearsIn(ReadOnlySpan<char> text)
    {
        for (var start = 0; text.Length - start >= Length;)
        {
            var next = text[start..].IndexOfAny(Digits);
            if (next < 0)
                return false;

            start += next;
            var end = EndOfDigits(text, start);
            if (StartsAt(text, start, end))
                return true;

            start = end;
        }

        return false;
    }

    private static int EndOfDigits(ReadOnlySpan<char> text, int start)
    {
        var length = text[start..].IndexOfAnyExcept(Digits);
        return length < 0 ? text.Length : start + length;
    }

    private static bool StartsAt(ReadOnlySpan<char> text, int start, int end) =>
        (end - start) switch
        {
            Length => IsWord(text, start, end) && HasCheckDigit(text[start..end]) && !MyNumberLookalike.IsPlain(text, start, end),
            4 => IsGrouped(text, start),
            _ => false,
        };

    private static bool IsWord(ReadOnlySpan<char> text, int start, int end) =>
        (start == 0 || !Glyph.IsAlphanumeric(text[start - 1])) && (end == text.Length || !Glyph.IsAlphanumeric(text[end]));

    private static bool IsGrouped(ReadOnlySpan<char> text, int start)
    {
        if (text.Length - start < GroupedLength || !IsWord(text, start, start + GroupedLength))
            return false;

        Span<char> digits = stackalloc char[Length];
        return TryJoin(text.Slice(start, GroupedLength), digits)
            && HasCheckDigit(digits)
            && !MyNumberLookalike.IsGrouped(text, start, start + GroupedLength);
    }

    private static bool TryJoin(ReadOnlySpan<char> grouped, Span<char> digits)
    {
        grouped[..4].CopyTo(digits);
        grouped[5..9].CopyTo(digits[4..]);
        grouped[10..].CopyTo(digits[8..]);
        return IsSeparator(grouped[4]) && IsSeparator(grouped[9]) && !digits.ContainsAnyExcept(Digits);
    }

    private static bool IsSeparator(char c) => Glyph.IsSpace(c) || Glyph.IsDash(c);

    /// <summary>The check digit of the ministerial order (平成26年総務省令第85号第5条): weights 2 to 7, then 2 to 6, from the right.</summary>
    private static bool HasCheckDigit(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var n = 1; n < Length; n++)
            sum += Glyph.DigitValue(digits[Length - 1 - n]) * (n <= 6 ? n + 1 : n - 5);

        var remainder = sum % 11;
        return Glyph.DigitValue(digits[^1]) == (remainder <= 1 ? 0 : 11 - remainder);
    }
}
