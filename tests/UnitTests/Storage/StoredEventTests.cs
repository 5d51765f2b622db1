using System.Collections;
using System.Text;
using System.Text.Json;
using Healthcare.Projections.Storage;
using VerifyXunit;
using Xunit;

namespace Healthcare.Tests.Storage;

/// <summary>What is in the store stays readable for ever: a changed snapshot here is a broken history, not a refresh.</summary>
public sealed class StoredEventTests
{
    public static TheoryData<string> Names => [.. EventNames.Types.Keys.Order(StringComparer.Ordinal)];

    [Fact]
    public Task the_stored_names_of_events() => Verifier.Verify(EventNames.Types
        .OrderBy(pair => pair.Key, StringComparer.Ordinal)
        .ToDictionary(pair => pair.Key, pair => pair.Value.FullName));

    [Theory]
    [MemberData(nameof(Names))]
    public Task the_stored_shape_of(string name) =>
        Verifier.Verify(JsonSerializer.Deserialize<JsonElement>(StoredJson.Bytes(Sample(name))), member: name);

    [Theory]
    [MemberData(nameof(Names))]
    public void an_event_reads_back_as_it_was_written(string name)
    {
        var written = Sample(name);
        var json = StoredJson.Bytes(written);
        var read = JsonSerializer.Deserialize(json, written.GetType(), StoredJson.Options)!;
        Assert.Equal(Told(written), Told(read));
        Assert.Equal(json, StoredJson.Bytes(read));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void a_sample_fills_every_member(string name) =>
        Assert.DoesNotContain("= nothing\n", Told(Sample(name)).Split("[1]")[0]);

    [Fact]
    public void a_coverage_of_before_its_optional_members_is_still_read()
    {
        const string Stored = """
            {"personId":"0197f000-0000-7000-8000-000000000001","coverageId":"0197f000-0000-7000-8000-000000000002","terms":{"identity":{"insurerNumber":"06130012",
            "symbol":"東あ","number":"456","branch":"02"},"category":"employees","relationship":"dependent","from":"2024-04-01","copayPercent":30},"registeredAt":"2026-04-01T00:30:00Z"}
            """;
        var read = JsonSerializer.Deserialize<Domain.Eligibility.CoverageRegistered>(Stored, StoredJson.Options)!;
        Assert.Equal((30, null), (read.Terms.CopayPercent, read.Terms.Through));
        Assert.True(read.Terms.Conditions.SayTheSameAs(new(30)));
    }

    private static object Sample(string name) =>
        EventSamples.All.SingleOrDefault(sample => sample.GetType() == EventNames.Types[name])
        ?? throw new Xunit.Sdk.XunitException($"{name} has no sample: add one event, with every member filled, to {nameof(EventSamples)}.All, and run once with SNAP_ACCEPT=1.");

    /// <summary>Every member by its path: also what the JSON would leave out.</summary>
    private static string Told(object value)
    {
        var text = new StringBuilder();
        Tell(text, "$", value);
        return text.ToString();
    }

    private static void Tell(StringBuilder text, string path, object? value)
    {
        if (value is IEnumerable list and not string)
        {
            foreach (var (i, item) in list.Cast<object>().Index())
                Tell(text, $"{path}[{i}]", item);
        }
        else if (value?.GetType() is { IsEnum: false, Namespace: { } space } type && space.StartsWith("Healthcare", StringComparison.Ordinal))
        {
            foreach (var property in type.GetProperties().Where(p => p.GetIndexParameters().Length == 0))
                Tell(text, $"{path}.{property.Name}", property.GetValue(value));
        }
        else
        {
            text.Append(path).Append(" = ").Append(value ?? "nothing").Append('\n');
        }
    }
}
