namespace Healthcare.Host.Seed.Population;

/// <summary>
/// 検証番号 of insurer and institution numbers: weights 2, 1, 2, 1… from the last digit leftwards, two-digit products
/// counted digit by digit (ministry notice 保険者番号等の設定について, 1976). 3312001 gives 5.
/// </summary>
internal static class ModulusTen
{
    public static string WithCheckDigit(string digits) => digits + CheckDigit(digits);

    private static int CheckDigit(string digits)
    {
        var sum = digits.Reverse().Select((digit, place) => Weighted(digit - '0', place)).Sum();
        return (10 - (sum % 10)) % 10;
    }

    private static int Weighted(int digit, int place)
    {
        var product = place % 2 == 0 ? digit * 2 : digit;
        return (product / 10) + (product % 10);
    }
}
