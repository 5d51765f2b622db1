using System.Text.Json.Nodes;

namespace Healthcare.Projections.Audit;

/// <summary>One value that changed: where, from what, to what. Null means absent.</summary>
public sealed record Change(string Path, JsonNode? From, JsonNode? To);

/// <summary>Compares two JSON values member by member.</summary>
public static class JsonDiff
{
    /// <summary>What changed, in the order of the members' names.</summary>
    public static IReadOnlyList<Change> Between(JsonNode? from, JsonNode? to) => [.. Walk("$", from, to)];

    private static IEnumerable<Change> Walk(string path, JsonNode? from, JsonNode? to)
    {
        if (JsonNode.DeepEquals(from, to))
            return [];
        if (from is not JsonObject before || to is not JsonObject after)
            return [new Change(path, from?.DeepClone(), to?.DeepClone())];

        return before.Select(member => member.Key).Union(after.Select(member => member.Key)).Order(StringComparer.Ordinal)
            .SelectMany(name => Walk($"{path}.{name}", before[name], after[name]));
    }
}
