using System.Diagnostics.CodeAnalysis;

namespace Healthcare.Domain.Shared;

/// <summary>保険者番号: 8 digits, the last of which checks the others. National Health Insurance (国保) has 6 and is padded with zeros.</summary>
public sealed record InsurerNumber
{
    private const int Length = 8;
    private const int KokuhoLength = 6;
    private readonly string digits;

    private InsurerNumber(string digits) => this.digits = digits;

    /// <summary>法別番号: under which law the insurer insures; 00 for National Health Insurance.</summary>
    public string LawCode => digits[..2];

    /// <summary>都道府県番号: 01 (Hokkaido) to 47 (Okinawa).</summary>
    public string Prefecture => digits[2..4];

    /// <summary>Reads 8 half-width digits, or 6 of National Health Insurance, when the check digit is right.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out InsurerNumber? number)
    {
        var padded = Padded(text ?? "");
        var valid = padded.Length == Length && IsDigits(padded) && padded[^1] == CheckDigit(padded[..^1]);
        number = valid ? new InsurerNumber(padded) : null;
        return valid;
    }

    /// <summary>The 8 digits of an insurer whose first 7 are known.</summary>
    public static string WithCheckDigit(string first7) =>
        first7.Length == Length - 1 && IsDigits(first7)
            ? first7 + CheckDigit(first7)
            : throw new ArgumentException("Seven digits are expected.", nameof(first7));

    /// <summary>The 8 digits.</summary>
    public override string ToString() => digits;

    internal static string Padded(string text) => text.Length == KokuhoLength ? text.PadLeft(Length, '0') : text;

    private static bool IsDigits(string text) => text.All(char.IsAsciiDigit);

    private static char CheckDigit(string digits)
    {
        var sum = digits.Reverse().Select((digit, place) => (digit - '0') * (place % 2 == 0 ? 2 : 1)).Sum(product => (product / 10) + (product % 10));
        return (char)('0' + ((10 - (sum % 10)) % 10));
    }
}
