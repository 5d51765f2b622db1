namespace Healthcare.Host.Database;

/// <summary>PostgreSQL as the machine has it: on the PATH, or where distributions keep it off the PATH.</summary>
/// <param name="searchPath">Directories in the manner of PATH.</param>
/// <param name="versionRoots">Directories with one directory per major version, each with its own <c>bin</c>.</param>
public sealed class InstalledPrograms(string searchPath, IEnumerable<string> versionRoots) : IProgramSource
{
    /// <summary>The programs of this machine.</summary>
    public static InstalledPrograms OnThisMachine() =>
        new(Environment.GetEnvironmentVariable("PATH") ?? "", ["/usr/lib/postgresql"]);

    /// <inheritdoc />
    public Task<PostgresPrograms?> FindAsync(Action<string> say, CancellationToken ct) =>
        Task.FromResult(Candidates().Where(PostgresPrograms.AreIn).Select(Found).FirstOrDefault());

    private IEnumerable<string> Candidates() =>
        searchPath.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Concat(versionRoots.SelectMany(HighestFirst));

    private static IEnumerable<string> HighestFirst(string root) =>
        !Directory.Exists(root)
            ? []
            : Directory.GetDirectories(root)
                .OrderByDescending(directory => int.TryParse(Path.GetFileName(directory), out var major) ? major : 0)
                .Select(directory => Path.Combine(directory, "bin"));

    private static PostgresPrograms Found(string directory)
    {
        var server = Path.Combine(directory, "postgres");
        var real = Path.GetDirectoryName(File.ResolveLinkTarget(server, returnFinalTarget: true)?.FullName);
        var home = real is not null && PostgresPrograms.AreIn(real) ? real : directory;
        return new PostgresPrograms(home, $"installed in {home}");
    }
}
