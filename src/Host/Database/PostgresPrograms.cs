namespace Healthcare.Host.Database;

/// <summary>A directory with <c>postgres</c> and <c>initdb</c>, and where they came from in words.</summary>
public sealed record PostgresPrograms(string Directory, string Origin)
{
    internal string Server => Path.Combine(Directory, "postgres");

    internal string Initializer => Path.Combine(Directory, "initdb");

    /// <summary>A directory holds the programs only if it holds both of them.</summary>
    public static bool AreIn(string directory) =>
        File.Exists(Path.Combine(directory, "postgres")) && File.Exists(Path.Combine(directory, "initdb"));

    /// <summary>15 of <c>postgres (PostgreSQL) 15.18 (Debian …)</c>; data of one major version cannot be read by another.</summary>
    internal async Task<string> MajorVersionAsync(CancellationToken ct)
    {
        var answer = await Command.RunAsync(Command.Of(Server, "--version"), ct);
        var version = answer.EnsureSuccess().Output.Split(' ', StringSplitOptions.TrimEntries)[2];
        return new string([.. version.TakeWhile(char.IsAsciiDigit)]);
    }
}
