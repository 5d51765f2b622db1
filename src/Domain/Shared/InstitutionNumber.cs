namespace Healthcare.Domain.Shared;

/// <summary>保険医療機関番号 in 10 digits: prefecture 2, fee-score table 1 (1 medical, 3 dental, 4 pharmacy), number 7.</summary>
public readonly record struct InstitutionNumber
{
    private const int Length = 10;
    private const int LastPrefecture = 47;

    private InstitutionNumber(string value) => Value = value;

    /// <summary>The 10 digits.</summary>
    public string Value { get; }

    /// <summary>Whether the fee-score table is the pharmacies'.</summary>
    public bool IsPharmacy => Value[2] == '4';

    /// <summary>Reads a number, or says no.</summary>
    public static bool TryParse(string? text, out InstitutionNumber number)
    {
        number = default;
        if (text is not { Length: Length } || text.Any(c => !char.IsAsciiDigit(c)) || text[2] is not ('1' or '3' or '4'))
            return false;

        var prefecture = ((text[0] - '0') * 10) + text[1] - '0';
        number = new(text);
        return prefecture is >= 1 and <= LastPrefecture;
    }

    /// <summary>Reads a number that is known to be one.</summary>
    public static InstitutionNumber Parse(string text) =>
        TryParse(text, out var number) ? number : throw new FormatException("Not an institution number.");

    /// <inheritdoc/>
    public override string ToString() => Value;
}
