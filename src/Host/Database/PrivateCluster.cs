namespace Healthcare.Host.Database;

/// <summary>A server of our own: free port, loopback only, no socket files, nothing shared with a system server.</summary>
internal sealed class PrivateCluster : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly ServerProcess? server;

    private PrivateCluster(string connectionString, ServerProcess? server)
    {
        ConnectionString = connectionString;
        this.server = server;
    }

    public string ConnectionString { get; }

    /// <summary>Whether somebody else had started it, and so will stop it.</summary>
    public bool WasRunning => server is null;

    public static async Task<PrivateCluster> StartAsync(PostgresPrograms programs, string root, bool durable, CancellationToken ct)
    {
        var account = ServerAccount.Current();
        var directory = Directory.CreateDirectory(Path.GetFullPath(root));
        account.LetPass(directory.Parent!.FullName);
        account.LetPass(directory.FullName);

        using var turn = await StartLock.AcquireAsync(Path.Combine(directory.FullName, "start.lock"), ct);
        var files = new ClusterFiles(directory.FullName, await programs.MajorVersionAsync(ct));
        await files.EnsureCreatedAsync(programs, account, durable, ct);
        var password = await files.PasswordAsync(ct);

        return await RunningServer.FindOrAwaitEndAsync(files.Data, password, ct) is { } running
            ? new PrivateCluster(running, null)
            : await LaunchAsync(programs, account, files.Data, password, durable, ct);
    }

    public ValueTask DisposeAsync() => server?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static async Task<PrivateCluster> LaunchAsync(
        PostgresPrograms programs, ServerAccount account, string data, string password, bool durable, CancellationToken ct)
    {
        var server = await ServerProcess.StartAsync(account.Server(programs.Server, Arguments(data, durable)));
        try
        {
            while (!server.HasEnded)
            {
                if (await RunningServer.FindAsync(data, password, ct) is { } connection)
                    return new PrivateCluster(connection, server);
                await Task.Delay(Pause, ct);
            }

            throw new InvalidOperationException($"PostgreSQL did not start on {data}: {server.LastWords}");
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    private static IEnumerable<string> Arguments(string data, bool durable)
    {
        IEnumerable<string> settings =
        [
            "listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=200", "shared_buffers=256MB",
            .. durable ? Array.Empty<string>() : ["fsync=off", "synchronous_commit=off", "full_page_writes=off"],
        ];
        return ["-D", data, "-p", $"{ServerProcess.FreePort()}", .. settings.SelectMany(setting => new[] { "-c", setting })];
    }
}
