using System.Globalization;
using System.Text.Json;
using Healthcare.Projections.Fhir;

namespace Healthcare.Projections.Prescribing;

/// <summary>What a profile says of one element: how often it is there, what it must say, and what is inside.</summary>
/// <param name="Name">Its name in JSON.</param>
/// <param name="Least">How often at least, wherever its parent is.</param>
/// <param name="Most">How often at most.</param>
/// <param name="Inside">The elements inside it.</param>
internal sealed record ElementRule(string Name, int Least, int Most, params ElementRule[] Inside)
{
    /// <summary>As often as one likes.</summary>
    public const int Many = int.MaxValue;

    /// <summary>Of a list only those whose member of this name has this value: a slice.</summary>
    public (string Member, string Value)? Where { get; init; }

    /// <summary>The only value there may be.</summary>
    public string? Fixed { get; init; }

    /// <summary>Holds a resource against the rules of a profile, and everything inside it.</summary>
    public void Check(JsonElement parent, string path, string context, ICollection<FhirIssue> issues)
    {
        var at = Where is { } where ? $"{path}.{Name}.where({where.Member}='{where.Value}')" : $"{path}.{Name}";
        var found = Matching(parent);
        if (found.Count < Least)
            issues.Add(new(IssueTypes.Required, $"{context}.required", at, $"The element must be there at least {Least} time(s)."));
        if (found.Count > Most)
            issues.Add(new(IssueTypes.Invalid, Most == 0 ? $"{context}.prohibited" : $"{context}.repeated", at, Most == 0 ? "The element must not be there." : $"The element must be there at most {Most} time(s)."));
        foreach (var element in found)
        {
            if (Fixed is not null && TextOf(element) != Fixed)
                issues.Add(new(IssueTypes.Value, $"{context}.fixed-value", at, $"The value must be {Fixed}."));
            foreach (var rule in Inside)
                rule.Check(element, at, context, issues);
        }
    }

    private List<JsonElement> Matching(JsonElement parent)
    {
        if (parent.ValueKind != JsonValueKind.Object || !parent.TryGetProperty(Name, out var value))
            return [];

        IEnumerable<JsonElement> all = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [value];
        return [.. all.Where(element => Where is not { } where || (element.ValueKind == JsonValueKind.Object && element.TryGetProperty(where.Member, out var member) && TextOf(member) == where.Value))];
    }

    // 1.0 is the number 1.
    private static string? TextOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number when element.TryGetDecimal(out var number) => number.ToString("G29", CultureInfo.InvariantCulture),
        _ => element.GetRawText(),
    };
}
