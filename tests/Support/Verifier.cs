using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;
using Xunit;

namespace VerifyXunit;

/// <summary>
/// Compares with an approved snapshot beside the test source, in Verify's file convention (whose package is not at hand):
/// <c>Class.Method.verified.txt</c>, and <c>.received.txt</c> on a mismatch. <c>SNAP_ACCEPT=1</c> approves: read the diff before committing it.
/// </summary>
public static class Verifier
{
    private static readonly JsonSerializerOptions Json = new JsonSerializerOptions
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    }.ConfigureForNodaTime(DateTimeZoneProviders.Tzdb);

    /// <summary>Strings are compared as they are, JSON elements and other objects as indented JSON.</summary>
    public static async Task Verify(object target, [CallerFilePath] string file = "", [CallerMemberName] string member = "")
    {
        var stem = Path.Combine(Path.GetDirectoryName(file)!, $"{Path.GetFileNameWithoutExtension(file)}.{member}");
        var (verified, received) = ($"{stem}.verified.txt", $"{stem}.received.txt");
        var actual = TextOf(target);
        var expected = File.Exists(verified) ? (await File.ReadAllTextAsync(verified)).ReplaceLineEndings("\n") : null;

        if (actual == expected || Accepts)
        {
            File.Delete(received);
            if (actual != expected)
                await File.WriteAllTextAsync(verified, actual);
            return;
        }

        await File.WriteAllTextAsync(received, actual);
        Assert.Fail($"The snapshot differs: compare {received} with {Path.GetFileName(verified)}.");
    }

    private static bool Accepts => Environment.GetEnvironmentVariable("SNAP_ACCEPT") == "1";

    private static string TextOf(object target) =>
        (target as string ?? JsonSerializer.Serialize(target, Json)).ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
}
