using Healthcare.Host.Database;
using Healthcare.Host.Setup;

namespace Healthcare.Host.Cli;

/// <summary>The database that a command works on: the configured one, or in Development one of our own.</summary>
public sealed class LocalStore : IAsyncDisposable
{
    private LocalDatabase? own;

    /// <summary>How to connect; never log it.</summary>
    public required string ConnectionString { get; init; }

    /// <summary>Where it comes from.</summary>
    public required string Origin { get; init; }

    /// <summary>The directory of the data and keys.</summary>
    public required string Directory { get; init; }

    /// <summary>Opens it.</summary>
    public static async Task<LocalStore> OpenAsync(IConfiguration configuration, IHostEnvironment environment, string? directory, Action<string> say)
    {
        directory ??= LocalDatabase.DefaultDirectory();
        if (configuration.GetConnectionString(Storage.ConnectionName) is { } given)
            return new() { ConnectionString = given, Origin = "configured", Directory = directory };
        if (!environment.IsDevelopment())
            throw new LocalDatabaseUnavailableException($"Set ConnectionStrings__{Storage.ConnectionName}: outside Development no database is started.");

        var options = new LocalDatabaseOptions(directory, Durable: true, configuration["HEALTHCARE_DB"]);
        var own = await LocalDatabase.StartAsync(options, say, CancellationToken.None);
        return new() { ConnectionString = own.ConnectionString, Origin = own.Origin, Directory = directory, own = own };
    }

    /// <summary>Stops what was started here.</summary>
    public async ValueTask DisposeAsync()
    {
        if (own is not null)
            await own.DisposeAsync();
        own = null;
    }
}
