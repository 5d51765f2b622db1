using Healthcare.Host.Database;

namespace Healthcare.Tests.Support;

/// <summary>One PostgreSQL for all fixtures of a run, found as ./run finds it, fast instead of durable; a new database for each host.</summary>
public static class TestDatabase
{
    private static readonly Lazy<Task<LocalDatabase>> Server = new(StartAsync);

    /// <summary>The connection string of an empty database.</summary>
    public static async Task<string> CreateAsync()
    {
        var server = await Server.Value;
        return await server.CreateDatabaseAsync($"t_{Guid.NewGuid():N}", CancellationToken.None);
    }

    private static async Task<LocalDatabase> StartAsync()
    {
        var directory = Path.Combine(LocalDatabase.DefaultDirectory() + "-tests", $"run-{Environment.ProcessId}");
        var server = await LocalDatabase.StartAsync(new(directory, Durable: false, Choice()), Console.WriteLine, CancellationToken.None);
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            server.DisposeAsync().AsTask().GetAwaiter().GetResult();
            if (Directory.Exists(directory))
                Directory.Delete(directory, recursive: true);
        };
        return server;
    }

    private static string? Choice() =>
        Environment.GetEnvironmentVariable("HEALTHCARE_DB") ?? (File.Exists("/var/run/docker.sock") ? "docker" : null);
}
