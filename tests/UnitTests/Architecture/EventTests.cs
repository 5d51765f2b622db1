using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Healthcare.Domain.Shared;
using Healthcare.Projections.Storage;
using Xunit;

namespace Healthcare.Tests.Architecture;

public sealed class EventTests
{
    [Fact]
    public void every_event_has_a_stored_name_and_every_name_an_event()
    {
        var events = Code.Domain.GetTypes().Where(type => type is { IsAbstract: false, IsInterface: false } && IsEvent(type)).ToHashSet();
        var unnamed = events.Except(EventNames.Types.Values).ToList();
        Assert.True(unnamed.Count == 0, $"Give a name and a version in {nameof(EventNames)}, and a sample in EventSamples: {Listed(unnamed)}");
        var foreign = EventNames.Types.Values.Except(events).ToList();
        Assert.True(foreign.Count == 0, $"Implement IPersonEvent, or IReferenceEvent for data that name no person: {Listed(foreign)}");
    }

    [Fact]
    public void an_event_is_of_one_person_or_of_reference_data_but_not_both()
    {
        var wrong = EventNames.Types.Values
            .Where(type => typeof(IPersonEvent).IsAssignableFrom(type) == typeof(IReferenceEvent).IsAssignableFrom(type)).ToList();
        Assert.True(wrong.Count == 0, $"Implement exactly one of IPersonEvent and IReferenceEvent (ADR 3): {Listed(wrong)}");
    }

    [Fact]
    public void an_event_names_no_second_person()
    {
        var wrong = EventNames.Types.Values
            .Where(type => type.GetProperties().Count(p => p.PropertyType == typeof(Guid) && p.Name.Contains("Person", StringComparison.Ordinal)) > 1).ToList();
        Assert.True(wrong.Count == 0, $"Record two facts in two persons' streams instead (ADR 3): {Listed(wrong)}");
    }

    [Fact]
    public void a_stored_name_tells_context_fact_and_version() =>
        Assert.All(EventNames.Types, pair => Assert.True(
            Regex.IsMatch(pair.Key, $"^{pair.Value.Namespace!.Split('.')[^1].ToLowerInvariant()}\\.[a-z]+(-[a-z]+)*\\.v[0-9]+$"),
            $"{pair.Key} must be context.kebab-case.vN; a changed shape gets the next version and a new type."));

    [Fact]
    public void every_projection_class_is_partial()
    {
        var wrong = Directory.EnumerateFiles(Sources(), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("Generated", StringComparison.Ordinal))
            .SelectMany(File.ReadLines)
            .Where(line => line.Contains("class ", StringComparison.Ordinal) && (line.Contains(": EventProjection", StringComparison.Ordinal) || line.Contains("StreamProjection<", StringComparison.Ordinal)))
            .Where(line => !line.Contains(" partial ", StringComparison.Ordinal))
            .ToList();
        Assert.True(wrong.Count == 0, $"Declare it partial, for the source generator of the store to fill it in:\n{string.Join('\n', wrong)}");
    }

    private static string Sources([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "src", "Projections"));

    private static bool IsEvent(Type type) => typeof(IPersonEvent).IsAssignableFrom(type) || typeof(IReferenceEvent).IsAssignableFrom(type);

    private static string Listed(IEnumerable<Type> types) => string.Join(", ", types.Select(type => type.Name));
}
