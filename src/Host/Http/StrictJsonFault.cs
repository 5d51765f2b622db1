using System.Text.Json;
using System.Text.RegularExpressions;
using Healthcare.Application;
using Healthcare.Domain;

namespace Healthcare.Host.Http;

/// <summary>
/// Says which rule a <see cref="JsonException"/> is about. The framework tells them apart by their English message only;
/// of that message nothing is repeated but the names of our own members. Wording that is not known becomes a plain refusal.
/// </summary>
internal static partial class StrictJsonFault
{
    /// <summary>Ours, in the framework's words.</summary>
    public const string NullItem = "The list does not allow null values.";

    private const int LongestPath = 256;

    public static Rejection Rejection(JsonException fault) =>
        fault switch
        {
            { InnerException: JsonException } => RequestRejections.MalformedJson.At(Path(fault), "json"),
            _ when Says(fault, "could not be mapped to any .NET member") => RequestRejections.UnknownMember.At(Path(fault), "known"),
            _ when Says(fault, "Duplicate property") => RequestRejections.DuplicateMember.At(Path(fault), "once"),
            _ when Says(fault, "missing required properties") => Missing(fault),
            _ when Says(fault, "null values") => RequestRejections.Invalid.At(Path(fault), "not-null"),
            _ => RequestRejections.Invalid.At(Path(fault), "type"),
        };

    private static Rejection Missing(JsonException fault)
    {
        var names = QuotedName().Matches(fault.Message.Split("including:")[^1]).Select(match => match.Groups[1].Value);
        return names.Aggregate(RequestRejections.Invalid, (rejection, name) => rejection.At($"{Path(fault)}.{name}", "required"));
    }

    private static bool Says(JsonException fault, string words) => fault.Message.Contains(words, StringComparison.Ordinal);

    private static string Path(JsonException fault) =>
        fault.Path switch
        {
            null or "" => "$",
            { Length: > LongestPath } path => $"{path[..LongestPath]}…",
            var path => path,
        };

    [GeneratedRegex(@"'([^']+)'")]
    private static partial Regex QuotedName();
}
