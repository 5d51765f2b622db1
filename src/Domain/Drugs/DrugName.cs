namespace Healthcare.Domain.Drugs;

/// <summary>
/// A product's name in its parts, so that プレドニン５ｍｇ錠 and プレドニン錠５ｍｇ are one name, and another strength is another.
/// </summary>
/// <param name="Stem">What is left without strengths and company.</param>
/// <param name="Quantities">Strengths, and sizes of packages.</param>
/// <param name="Company">The 「company」 of a generic product.</param>
internal sealed record DrugName(string Stem, IReadOnlyList<DrugQuantity> Quantities, string? Company)
{
    /// <summary>Reads a name.</summary>
    public static DrugName Read(string text)
    {
        var folded = DrugText.Folded(text);
        var (open, close) = (folded.LastIndexOf('「'), folded.LastIndexOf('」'));
        string? company = null;
        if (open >= 0 && close > open + 1 && !char.IsAsciiDigit(folded[open + 1]))
            (company, folded) = (folded[(open + 1)..close], folded.Remove(open, close - open + 1));

        var (quantities, rest) = DrugQuantity.Read(folded.Replace("「", string.Empty, StringComparison.Ordinal).Replace("」", string.Empty, StringComparison.Ordinal));
        return new(rest, quantities, company);
    }

    /// <summary>The same name without its last part, when that is the maker as lists of HOT codes print it: プレドニン錠５ｍｇ・塩野義.</summary>
    public static string WithoutMaker(string printed, string? maker)
    {
        var dot = printed.LastIndexOf('・');
        if (dot <= 0 || maker is null)
            return printed;
        var (said, known) = (DrugText.Folded(printed[dot..]), DrugText.Folded(maker));
        return said.Length > 1 && (known.StartsWith(said, StringComparison.Ordinal) || said.StartsWith(known, StringComparison.Ordinal)) ? printed[..dot] : printed;
    }
}
