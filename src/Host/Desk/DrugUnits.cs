using Healthcare.Domain.Prescribing;

namespace Healthcare.Host.Desk;

/// <summary>The units that the form of a prescription offers, with their MERIT-9 codes (domain knowledge, unverified beyond TAB of the guide's examples).</summary>
public static class DrugUnits
{
    /// <summary>Code and name.</summary>
    public static readonly IReadOnlyList<(string Code, string Name)> All =
    [
        ("TAB", "錠"), ("CAP", "カプセル"), ("HOU", "包"), ("G", "ｇ"), ("ML", "ｍＬ"), ("HON", "本"), ("MAI", "枚"), ("KO", "個"),
    ];

    /// <summary>An amount in the unit of that code; in tablets when there is none.</summary>
    public static Amount Amount(decimal value, string code) =>
        All.FirstOrDefault(unit => unit.Code == code) is { Code: { } known, Name: var name } ? new(value, known, name) : new(value, All[0].Code, All[0].Name);
}
