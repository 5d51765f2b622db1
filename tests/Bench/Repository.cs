namespace Healthcare.Bench;

/// <summary>Where this repository is.</summary>
internal static class Repository
{
    /// <summary>The folder with the solution, above the program or where it was started.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory) ?? Find(Environment.CurrentDirectory)
        ?? throw new DirectoryNotFoundException("Healthcare.sln is in no folder above.");

    private static string? Find(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Healthcare.sln")))
                return folder.FullName;
        }

        return null;
    }
}
