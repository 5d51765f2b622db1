using Healthcare.Host.Http;

namespace Healthcare.Host.Jobs;

/// <summary>Which members a line may have: the columns of a CSV.</summary>
internal static class LineMembers
{
    public static IReadOnlyList<string> Of(Type line) => [.. StrictJson.Options.GetTypeInfo(line).Properties.Select(property => property.Name)];
}
