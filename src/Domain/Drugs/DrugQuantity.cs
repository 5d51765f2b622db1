using System.Globalization;
using System.Text.RegularExpressions;

namespace Healthcare.Domain.Drugs;

/// <summary>A number with its unit in a product's name: a strength, or the size of a package.</summary>
/// <param name="Value">The number; grams and micrograms in milligrams.</param>
/// <param name="Unit">Its unit; empty where the name has none, as in カロナール錠５００.</param>
internal sealed partial record DrugQuantity(decimal Value, string Unit)
{
    /// <summary>Whether it may be how much is in a tube or bottle rather than how strong it is.</summary>
    public bool MayBePackage => WrittenUnit is "G" or "ML" or "L" or "枚" or "個";

    /// <summary>The same, as far as both say a unit.</summary>
    public bool Fits(DrugQuantity other) =>
        Value == other.Value && (Unit == other.Unit || Unit.Length == 0 || other.Unit.Length == 0)
        || Unit.Length == 0 && other.Written == Value
        || other.Unit.Length == 0 && Written == other.Value;

    /// <summary>The unit as it was written.</summary>
    public string WrittenUnit { get; init; } = Unit;

    /// <summary>The number as it was written.</summary>
    public decimal Written { get; init; } = Value;

    /// <summary>The quantities of a folded name, and what is left without them.</summary>
    public static (IReadOnlyList<DrugQuantity> Quantities, string Left) Read(string folded) =>
        ([.. Form().Matches(folded).Select(Of)], Form().Replace(folded, string.Empty));

    private static DrugQuantity Of(Match match)
    {
        var value = decimal.Parse(match.Groups["n"].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        var unit = match.Groups["u"].Value;
        var (factor, basic) = unit switch
        {
            "G" => (1000m, "MG"),
            "ΜG" or "MCG" => (0.001m, "MG"),
            "L" => (1000m, "ML"),
            "万単位" => (10_000m, "単位"),
            _ => (1m, unit),
        };
        return new(value * factor, basic) { Written = value, WrittenUnit = unit };
    }

    [GeneratedRegex(@"(?<n>[0-9]{1,9}(?:\.[0-9]{1,6})?)(?<u>万単位|単位|MG|ΜG|MCG|MEQ|ML|G|L|%|枚|個)?(?:/[0-9]{0,3}(?:錠|包|枚|個|カプセル|管|瓶|回|日|ML|G))?", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
