namespace Healthcare.Host.Database;

/// <summary>The database for development and tests: the one that was given, or one of our own that needs no set-up.</summary>
public sealed class LocalDatabase : IAsyncDisposable
{
    internal const string MainDatabase = "healthcare";

    private IAsyncDisposable? started;

    private LocalDatabase(string connectionString, string origin, IAsyncDisposable? started = null)
    {
        ConnectionString = connectionString;
        Origin = origin;
        this.started = started;
    }

    /// <summary>How to connect, password included: never log it.</summary>
    public string ConnectionString { get; }

    /// <summary>Where the database came from, in words for people.</summary>
    public string Origin { get; }

    /// <summary>Starts a database, or attaches to the one that another process runs on the same directory.</summary>
    /// <exception cref="LocalDatabaseUnavailableException">No database can be had; the message says what to do.</exception>
    public static Task<LocalDatabase> StartAsync(LocalDatabaseOptions options, Action<string> say, CancellationToken ct) =>
        StartAsync(options, ProgramSources.For(options.Choice), say, ct);

    /// <summary>The same, with PostgreSQL's programs from the first of these sources that has them.</summary>
    public static async Task<LocalDatabase> StartAsync(
        LocalDatabaseOptions options, IReadOnlyList<IProgramSource> sources, Action<string> say, CancellationToken ct)
    {
        if (options.GivenConnectionString is { } given)
            return new LocalDatabase(given, "given by HEALTHCARE_DB");

        if (options.Choice == "docker")
        {
            var container = await DockerDatabase.StartAsync(options.Durable, ct);
            return new LocalDatabase(container.GetConnectionString(), "Docker", container);
        }

        return await StartPrivateAsync(options, await ProgramSources.FirstAsync(sources, say, ct), ct);
    }

    /// <summary>Where data go when nothing else is said.</summary>
    public static string DefaultDirectory() => DataDirectories.Default();

    /// <summary>Creates the database unless it is there, and answers how to connect to it.</summary>
    public Task<string> CreateDatabaseAsync(string name, CancellationToken ct) => NamedDatabase.EnsureAsync(ConnectionString, name, ct);

    /// <summary>Stops what was started here, and nothing else.</summary>
    public ValueTask DisposeAsync() => Interlocked.Exchange(ref started, null)?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static async Task<LocalDatabase> StartPrivateAsync(LocalDatabaseOptions options, PostgresPrograms programs, CancellationToken ct)
    {
        var cluster = await PrivateCluster.StartAsync(programs, Path.Combine(options.DataDirectory, "postgres"), options.Durable, ct);
        try
        {
            var connectionString = await NamedDatabase.EnsureAsync(cluster.ConnectionString, MainDatabase, ct);
            return new LocalDatabase(connectionString, cluster.WasRunning ? $"{programs.Origin}, already running" : programs.Origin, cluster);
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }
}
