using System.Text;
using System.Text.Json.Nodes;
using Healthcare.Projections.Fhir;
using Healthcare.Projections.Prescribing;
using Xunit;
using static Healthcare.Tests.Prescribing.PrescriptionDocument;

namespace Healthcare.Tests.Prescribing;

/// <summary>Bad content gives issues, never an exception. The changes are random, but the same on every run.</summary>
public class EPrescriptionFuzzTests
{
    private static readonly int Rounds = int.TryParse(Environment.GetEnvironmentVariable("FUZZ_ROUNDS"), out var rounds) ? rounds : 300;

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("\"Bundle\"")]
    [InlineData("{\"resourceType\":7}")]
    [InlineData("{\"resourceType\":\"Patient\"}")]
    [InlineData("{\"resourceType\":\"Bundle\",\"id\":\"\\ud800\"}")]
    [InlineData("{\"resourceType\":\"Bundle\",\"total\":1e999}")]
    [InlineData("{\"resourceType\":\"Bundle\",\"entry\":[null]}")]
    [InlineData("{\"resourceType\":\"Bundle\",\"type\":\"document\",\"entry\":[{\"fullUrl\":\"urn:uuid:1\"}]}")]
    [InlineData("{\"resourceType\":\"Bundle\",\"type\":\"document\",\"type\":\"document\"}")]
    public void what_is_no_document_is_refused(string json) => Refused(Encoding.UTF8.GetBytes(json));

    [Fact]
    public void every_truncation_is_refused()
    {
        var whole = Bytes();
        for (var length = 0; length < whole.Length; length += 23)
            Refused(whole[..length]);
    }

    [Fact]
    public void deep_nesting_is_refused()
    {
        Refused(Encoding.UTF8.GetBytes(new string('[', 100_000)));
        Refused(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":", 10_000))));
        Refused(Bytes(b => b.Resource(PatientEntry)["extension"] = Nested(25)));
    }

    [Fact]
    public void a_document_inside_a_document_does_no_harm() =>
        Read(b => b.Resource(PatientEntry)["contained"] = new JsonArray(b.DeepClone()));

    [Fact]
    public void cyclic_references_do_no_harm()
    {
        Assert.IsType<BundleReading.Refused>(Read(b => b.Resource(CompositionEntry)["subject"]!["reference"] = Composition));
        Assert.IsType<BundleReading.Understood>(Read(b => b.Resource(IssuerEntry)["partOf"] = new JsonObject { ["reference"] = Issuer }));
    }

    [Fact]
    public void random_bytes_in_the_text_never_throw()
    {
        var random = new Random(20260401);
        for (var round = 0; round < Rounds; round++)
        {
            var bytes = Bytes();
            for (var hits = random.Next(1, 4); hits > 0; hits--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            EPrescriptionBundle.Read(bytes);
        }
    }

    [Fact]
    public void random_changes_of_the_tree_never_throw()
    {
        var random = new Random(20260402);
        for (var round = 0; round < Rounds; round++)
            Read(bundle => Mutate(bundle, random));
    }

    [Fact]
    public void issues_repeat_no_value() =>
        Assert.All(
            Refused(Bytes(b => b.Resource(PatientEntry)["birthDate"] = "secret")).Concat(Refused(Bytes(b => b.Resource(PatientEntry)["gender"] = "secret"))),
            issue => Assert.DoesNotContain("secret", issue.Diagnostics + issue.Expression));

    private static IReadOnlyList<FhirIssue> Refused(byte[] json)
    {
        var refused = Assert.IsType<BundleReading.Refused>(EPrescriptionBundle.Read(json));
        Assert.NotEmpty(refused.Issues);
        return refused.Issues;
    }

    private static JsonArray Nested(int depth) => new(new JsonObject
    {
        ["url"] = "http://example.org/nested",
        ["extension"] = depth == 0 ? null : Nested(depth - 1),
    });

    private static void Mutate(JsonNode bundle, Random random)
    {
        var nodes = Descendants(bundle).ToList();
        var (one, other) = (nodes[random.Next(nodes.Count)], nodes[random.Next(nodes.Count)].DeepClone());
        JsonNode? replacement = random.Next(6) switch
        {
            0 => null,
            1 => JsonValue.Create(-1),
            2 => JsonValue.Create("\u0000\t　"),
            3 => new JsonArray(),
            4 => JsonValue.Create(decimal.MaxValue),
            _ => other,
        };
        if (random.Next(5) == 0 && one.Parent is JsonObject parent)
            parent.Remove(one.GetPropertyName());
        else
            one.ReplaceWith(replacement);
    }

    private static IEnumerable<JsonNode> Descendants(JsonNode node) =>
        (node switch
        {
            JsonObject o => o.Select(pair => pair.Value),
            JsonArray a => a,
            _ => [],
        }).OfType<JsonNode>().SelectMany(child => Descendants(child).Prepend(child));
}
