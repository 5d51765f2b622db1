namespace Healthcare.Domain.Shared;

/// <summary>
/// Who is insured, as their insurer knows them (被保険者番号等): the insurer, the symbol (記号), the number (番号) and the branch (枝番).
/// Make one with <see cref="Normalised"/>, or two spellings of one person are two people.
/// </summary>
/// <param name="InsurerNumber">保険者番号, 8 digits.</param>
/// <param name="Symbol">記号, empty where the insurer has none.</param>
/// <param name="Number">番号.</param>
/// <param name="Branch">枝番, two digits, or empty before branches were given out.</param>
public sealed record InsuredIdentity(string InsurerNumber, string Symbol, string Number, string Branch)
{
    /// <summary>One line that is the same for the same person: <c>insurer:symbol:number:branch</c>.</summary>
    public string Key => $"{InsurerNumber}:{Symbol}:{Number}:{Branch}";

    /// <summary>The identity in one spelling: half-width, without spaces, insurers with 8 digits and branches with 2.</summary>
    public static InsuredIdentity Normalised(string insurerNumber, string? symbol, string number, string? branch)
    {
        var insurer = Shared.InsurerNumber.Padded(Narrow(insurerNumber));
        var twoDigits = Narrow(branch) is [var digit] ? $"0{digit}" : Narrow(branch);
        return new(insurer, Narrow(symbol), Narrow(number), twoDigits);
    }

    private static string Narrow(string? text) =>
        string.Concat((text ?? "").Where(c => !char.IsWhiteSpace(c)).Select(Narrow));

    // The colon separates the parts of a key: one inside a part stays wide, or two people could share a key.
    private static char Narrow(char c) => c == ':' ? '：' : Glyph.HalfWidth(c);
}
