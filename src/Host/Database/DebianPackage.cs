namespace Healthcare.Host.Database;

/// <summary>
/// PostgreSQL from the distribution, on Debian and Ubuntu as root: the programs only. Debian's package would create
/// and start a server of its own; it is told not to before it arrives.
/// </summary>
public sealed class DebianPackage : IProgramSource
{
    private const string Installer = "/usr/bin/apt-get";
    private const string ClusterDefaults = "/etc/postgresql-common/createcluster.conf";
    private const string NoCluster = "create_main_cluster = false";

    /// <inheritdoc />
    public async Task<PostgresPrograms?> FindAsync(Action<string> say, CancellationToken ct)
    {
        if (!Environment.IsPrivilegedProcess || !File.Exists(Installer))
            return null;

        say("Installing the package postgresql with apt-get (programs only, no system server)");
        if (!await AptAsync(say, ct, "update") || !await InstallAsync("postgresql-common", say, ct))
            return null;

        await ForbidSystemClusterAsync(ct);
        return await InstallAsync("postgresql", say, ct)
            ? await InstalledPrograms.OnThisMachine().FindAsync(say, ct)
            : null;
    }

    private static async Task ForbidSystemClusterAsync(CancellationToken ct)
    {
        var lines = File.Exists(ClusterDefaults) ? await File.ReadAllLinesAsync(ClusterDefaults, ct) : [];
        if (!lines.Contains(NoCluster))
            await File.AppendAllTextAsync(ClusterDefaults, $"\n{NoCluster}\n", ct);
    }

    private static Task<bool> InstallAsync(string package, Action<string> say, CancellationToken ct) =>
        AptAsync(say, ct, "install", "--yes", "--no-install-recommends", package);

    private static async Task<bool> AptAsync(Action<string> say, CancellationToken ct, params string[] arguments)
    {
        var command = Command.Of(Installer, ["--quiet", .. arguments]);
        command.Environment["DEBIAN_FRONTEND"] = "noninteractive";
        var result = await Command.RunAsync(command, ct);
        if (!result.Succeeded)
            say($"apt-get {arguments[0]} failed: {result.LastLine}");
        return result.Succeeded;
    }
}
