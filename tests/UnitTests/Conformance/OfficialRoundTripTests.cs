using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Healthcare.Projections.Prescribing;
using Xunit;

namespace Healthcare.Tests.Conformance;

/// <summary>
/// Every official example of a prescribed or dispensed drug becomes a drug of the domain, and is written again in its own flavour: nothing is lost
/// but what <c>round-trip-differences.txt</c> explains, and nothing is explained that does not happen.
/// </summary>
public class OfficialRoundTripTests
{
    private static readonly (string Folder, MedicationFlavour Flavour)[] Folders =
        [("jp-core", MedicationFlavour.JpCore), ("clins", MedicationFlavour.Clins), ("eprescription", MedicationFlavour.EPrescription)];

    [ConformanceFact]
    public void every_example_comes_back_but_for_what_is_explained()
    {
        var found = Folders.SelectMany(f => FilesIn(f.Folder).SelectMany(file => Differences(file, f.Flavour)).Distinct().Select(difference => $"{f.Folder} {difference}"))
            .Concat(ConformanceFiles.In("examples/eprescription", "Bundle-*.json").SelectMany(DocumentDifferences).Select(difference => $"eprescription {difference}")).ToList();
        var explained = Explained();

        var unexplained = found.Where(difference => !explained.Any(pattern => Covers(pattern, difference))).Distinct().ToList();
        var gone = explained.Where(pattern => !found.Any(difference => Covers(pattern, difference))).ToList();
        Assert.True(unexplained is [], $"Explain, or repair:\n{string.Join('\n', unexplained)}");
        Assert.True(gone is [], $"No longer so, take them out:\n{string.Join('\n', gone)}");
    }

    private static IEnumerable<string> FilesIn(string folder) =>
        ConformanceFiles.In($"examples/{folder}", "Medication*.json").Where(file => !file.Contains("injection", StringComparison.Ordinal) && (Path.GetFileName(file).StartsWith("MedicationRequest", StringComparison.Ordinal) || Path.GetFileName(file).StartsWith("MedicationDispense", StringComparison.Ordinal)));

    private static IReadOnlyList<string> Differences(string file, MedicationFlavour flavour)
    {
        var bytes = File.ReadAllBytes(file);
        var reading = MedicationRecords.Read(bytes);
        Assert.True(reading is RecordReading.Understood, $"{file}\n{string.Join('\n', (reading as RecordReading.Refused)?.Issues ?? [])}");
        var drugs = (RecordReading.Understood)reading;
        var written = drugs.Requests.Select(request => RecordJson.Of(request, flavour)).Concat(drugs.Dispenses.Select(dispense => RecordJson.Of(dispense, flavour))).Single();
        return JsonDifferences.Between((string)JsonNode.Parse(bytes)!["resourceType"]!, JsonNode.Parse(bytes)!, JsonNode.Parse(written)!);
    }

    private static IEnumerable<string> DocumentDifferences(string file)
    {
        var bytes = File.ReadAllBytes(file);
        var written = GuideDocumentJson.Of(EPrescriptionBundle.ReadDocument(bytes)!);
        var (before, after) = (Parts(bytes), Parts(written));
        return before.Keys.Union(after.Keys).SelectMany(name => (before.GetValueOrDefault(name), after.GetValueOrDefault(name)) switch
        {
            ({ } one, { } other) => JsonDifferences.Between($"Bundle.{name.Split('#')[0]}", one, other),
            (null, _) => [$"added Bundle.{name}"],
            _ => [$"lost Bundle.{name}"],
        });
    }

    /// <summary>The resources of a document by type and place; addresses inside it, which nobody outside knows, are told by what they lead to.</summary>
    private static Dictionary<string, JsonNode> Parts(byte[] document)
    {
        var text = System.Text.Encoding.UTF8.GetString(document);
        var named = JsonNode.Parse(text)!["entry"]!.AsArray().GroupBy(entry => (string)entry!["resource"]!["resourceType"]!)
            .SelectMany(type => type.Select((entry, place) => (Url: (string)entry!["fullUrl"]!, Name: $"{type.Key}#{place}"))).ToList();
        foreach (var (url, name) in named)
            text = text.Replace(url, name, StringComparison.Ordinal);
        var bundle = JsonNode.Parse(text)!;
        var parts = bundle["entry"]!.AsArray().ToDictionary(entry => (string)entry!["fullUrl"]!, entry => entry!["resource"]!);
        bundle.AsObject().Remove("entry");
        parts["frame"] = bundle;
        return parts;
    }

    /// <summary>A line is: folder, kind and path; then a reason. A path ending in <c>.*</c> covers what is below it.</summary>
    private static IReadOnlyList<string> Explained([CallerFilePath] string file = "") =>
    [
        .. File.ReadLines(Path.Combine(Path.GetDirectoryName(file)!, "round-trip-differences.txt"))
            .Where(line => line.Length > 0 && line[0] != '#').Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[..3])),
    ];

    private static bool Covers(string pattern, string difference) =>
        pattern == difference || (pattern.EndsWith(".*", StringComparison.Ordinal) && difference.StartsWith(pattern[..^1], StringComparison.Ordinal));
}
