using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NodaTime.Text;

namespace Healthcare.Tests.Conformance;

/// <summary>Every element in which one resource differs from another, by its path; places in lists are written <c>[*]</c>. The order of members counts for nothing.</summary>
internal static partial class JsonDifferences
{
    public static IReadOnlyList<string> Between(string root, JsonNode expected, JsonNode actual)
    {
        Dictionary<string, string> before = [], after = [];
        Flatten(root, expected, before);
        Flatten(root, actual, after);
        return
        [
            .. before.Keys.Except(after.Keys).Select(path => "lost " + Pattern(path))
                .Concat(after.Keys.Except(before.Keys).Select(path => "added " + Pattern(path)))
                .Concat(before.Keys.Intersect(after.Keys).Where(path => before[path] != after[path]).Select(path => "changed " + Pattern(path)))
                .Distinct().Order(StringComparer.Ordinal),
        ];
    }

    private static string Pattern(string path) => Place().Replace(path, "[*]");

    private static void Flatten(string path, JsonNode? node, Dictionary<string, string> into)
    {
        switch (node)
        {
            case JsonObject o:
                foreach (var (name, value) in o)
                    Flatten($"{path}.{name}", value, into);
                break;
            case JsonArray a:
                foreach (var (index, item) in a.Index())
                    Flatten($"{path}[{index}]", item, into);
                break;
            default:
                into[path] = Meaning(node);
                break;
        }
    }

    // 1.0 is not 1, but one moment may be spelled in two ways.
    private static string Meaning(JsonNode? value) =>
        value?.GetValueKind() == JsonValueKind.String && OffsetDateTimePattern.Rfc3339.Parse((string)value!) is { Success: true } moment
            ? moment.Value.ToInstant().ToString()
            : value?.ToJsonString() ?? "null";

    [GeneratedRegex(@"\[\d+\]")]
    private static partial Regex Place();
}
