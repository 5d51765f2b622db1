namespace Healthcare.Tests;

/// <summary>The official conformance files, which lie outside the project.</summary>
public static class ConformanceFiles
{
    /// <summary>Where they are, if anywhere.</summary>
    public static string? Root { get; } =
        Environment.GetEnvironmentVariable("HEALTHCARE_CONFORMANCE_DIR") is { } root && Directory.Exists(root) ? root : null;

    /// <summary>The files of one folder.</summary>
    public static IReadOnlyList<string> In(string folder, string pattern) => [.. Directory.GetFiles(Path.Combine(Root!, folder), pattern).Order(StringComparer.Ordinal)];
}
