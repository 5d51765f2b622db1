using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Healthcare.Projections.Fhir;
using Healthcare.Tests.Fhir;
using Xunit;

namespace Healthcare.Tests.Conformance;

/// <summary>What the engine writes, held against the official profiles and examples: names are spelled alike, mandatory elements are there.</summary>
public partial class OfficialProfileTests
{
    private static readonly string[] OwnOrBase =
    [
        "urn:ietf:rfc:3986",
        "urn:oid:1.2.392.100495.20.3.51.11310000015",
        "urn:oid:1.2.392.100495.20.3.11.11310000015",
    ];

    private static IReadOnlyList<FhirResource> Resources => [.. FhirFixtures.PersonStream, .. FhirFixtures.PrescriptionStream];

    [ConformanceFact]
    public void every_system_and_url_is_spelled_as_in_the_official_files()
    {
        var official = NamesIn(Directory.GetFiles(ConformanceFiles.Root!, "*.json", SearchOption.AllDirectories).Select(File.ReadAllText));
        var ours = Resources.SelectMany(resource => NamesOf(JsonNode.Parse(resource.Body)!)).Distinct().Except(OwnOrBase);

        Assert.Empty(ours.Except(official));
    }

    [ConformanceFact]
    public void every_mandatory_element_of_jp_clins_is_there()
    {
        Assert.Empty(Missing("Patient", "JP-Patient-eCS"));
        Assert.Empty(Missing("Coverage", "JP-Coverage-eCS-insurance"));
        Assert.Empty(Missing("MedicationRequest", "JP-MedicationRequest-eCS"));
    }

    private static IEnumerable<string> Missing(string type, string profile)
    {
        var file = Path.Combine(ConformanceFiles.Root!, "profiles", "jp-clins-1.5.2", $"StructureDefinition-{profile}.json");
        var mandatory = JsonNode.Parse(File.ReadAllText(file))!["snapshot"]!["element"]!.AsArray()
            .Where(element => (int?)element!["min"] > 0).Select(element => (string)element!["id"]!)
            .Where(id => !id.Contains(':', StringComparison.Ordinal) && id.Contains('.', StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(mandatory);
        return Resources.Where(resource => resource.Type == type).Select(resource => JsonNode.Parse(resource.Body)!)
            .SelectMany(resource => mandatory.Where(id => !Has([resource], id.Split('.')[1..])));
    }

    // An element is mandatory only where its parent is there.
    private static bool Has(IReadOnlyList<JsonNode> parents, string[] path) => parents.All(parent =>
        Children(parent, path[0]) is var children && (path.Length == 1 ? children.Count > 0 : Has(children, path[1..])));

    private static IReadOnlyList<JsonNode> Children(JsonNode parent, string name)
    {
        var property = name.EndsWith("[x]", StringComparison.Ordinal)
            ? parent.AsObject().FirstOrDefault(p => p.Key.StartsWith(name[..^3], StringComparison.Ordinal)).Value
            : parent[name];
        return property switch
        {
            null => [],
            JsonArray many => [.. many.OfType<JsonNode>()],
            _ => [property],
        };
    }

    private static HashSet<string> NamesIn(IEnumerable<string> files) =>
        [.. files.SelectMany(text => Quoted().Matches(text).Select(match => match.Groups[1].Value))];

    private static IEnumerable<string> NamesOf(JsonNode node) => node switch
    {
        JsonObject o => o.Where(p => p.Value is not null).SelectMany(p =>
            p.Key is "system" or "url" && p.Value!.GetValueKind() == JsonValueKind.String ? [(string)p.Value!] : NamesOf(p.Value!)),
        JsonArray { Count: > 0 } a when a[0]!.GetValueKind() == JsonValueKind.String => a.Select(item => (string)item!).Where(text => text.StartsWith("http", StringComparison.Ordinal)),
        JsonArray a => a.SelectMany(item => NamesOf(item!)),
        _ => [],
    };

    [GeneratedRegex("\"((?:http|urn)[^\"\\s]+)\"")]
    private static partial Regex Quoted();
}
