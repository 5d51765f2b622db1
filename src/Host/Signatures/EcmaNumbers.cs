using System.Globalization;

namespace Healthcare.Host.Signatures;

/// <summary>Numbers as ECMAScript writes them (ECMA-262 §6.1.6.1.20), which RFC 8785 asks for: the fewest digits that read back as the same double.</summary>
internal static class EcmaNumbers
{
    private const int PlainThrough = 21, PlainFrom = -6; // Places of the decimal point between which no exponent is written.

    /// <summary>A finite number.</summary>
    public static string Of(double value)
    {
        if (value == 0)
            return "0"; // Minus zero too.

        var (digits, point) = Shortest(Math.Abs(value));
        return (value < 0 ? "-" : string.Empty) + Placed(digits, point);
    }

    private static string Placed(string digits, int point) => point switch
    {
        _ when digits.Length <= point && point <= PlainThrough => digits.PadRight(point, '0'),
        > 0 and <= PlainThrough => $"{digits[..point]}.{digits[point..]}",
        > PlainFrom and <= 0 => $"0.{new string('0', -point)}{digits}",
        _ => $"{digits[0]}{(digits.Length > 1 ? $".{digits[1..]}" : string.Empty)}e{(point > 0 ? "+" : "-")}{Math.Abs(point - 1)}",
    };

    /// <summary>The digits without zeros around them, and after how many of them the decimal point stands.</summary>
    private static (string Digits, int Point) Shortest(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture).Split('E');
        var parts = text[0].Split('.');
        var exponent = text.Length > 1 ? int.Parse(text[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0;
        var all = string.Concat(parts);
        var digits = all.TrimStart('0');
        return (digits.TrimEnd('0'), parts[0].Length - (all.Length - digits.Length) + exponent);
    }
}
