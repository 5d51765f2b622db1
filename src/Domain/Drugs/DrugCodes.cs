using Healthcare.Domain.Shared;

namespace Healthcare.Domain.Drugs;

/// <summary>
/// Codes that look like drug codes and name no product: dummies that systems send for want of one, and codes of one institution's own.
/// They stopped the national service in December 2024.
/// </summary>
public static class DrugCodes
{
    private const string Nocoded = "NOCODED";
    private const string DummyStart = "0X0X";
    private const int Zeros = 7;

    /// <summary>Whether it stands for nothing: NOCODED, 0X0X…, all zeros or nines, or seven zeros where ingredient or product should be.</summary>
    public static bool IsDummy(DrugCode drug) =>
        drug.Code.StartsWith(Nocoded, StringComparison.Ordinal)
        || drug.Code.StartsWith(DummyStart, StringComparison.Ordinal)
        || drug.Code.All(c => c is '0')
        || drug.Code.All(c => c is '9')
        || drug.Code.EndsWith(new string('0', Zeros), StringComparison.Ordinal);

    /// <summary>Whether it has not the form of its system: only the institution that made it knows what it means.</summary>
    public static bool IsLocal(DrugCode drug) =>
        drug.System switch
        {
            DrugCodeSystem.Hot9 => !(drug.Code.Length == 9 && drug.Code.All(char.IsAsciiDigit)),
            DrugCodeSystem.GeneralName => !HasHead(drug.Code),
            _ => !IsYj(drug.Code),
        };

    /// <summary>7 digits, the letter of the form, strength, two of the brand, a check digit.</summary>
    public static bool IsYj(string code) =>
        HasHead(code) && char.IsAsciiLetterOrDigit(code[8]) && char.IsAsciiLetterOrDigit(code[9]) && char.IsAsciiLetterOrDigit(code[10]) && char.IsAsciiDigit(code[11]);

    /// <summary>The route that the number range of characters 5 to 7 says.</summary>
    public static DrugRoute RouteOf(string yj) => yj[4] switch
    {
        < '4' => DrugRoute.Oral,
        < '7' => DrugRoute.Injection,
        _ => DrugRoute.External,
    };

    private static bool HasHead(string code) => code.Length == 12 && code.Take(7).All(char.IsAsciiDigit) && char.IsAsciiLetterUpper(code[7]);
}
