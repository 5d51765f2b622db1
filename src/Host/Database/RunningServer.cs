using System.Diagnostics;
using Npgsql;

namespace Healthcare.Host.Database;

/// <summary>Finds out whether a server runs on a data directory, from the file it keeps there.</summary>
internal static class RunningServer
{
    private const int PidLine = 0;
    private const int PortLine = 3;
    private const int StatusLine = 7;
    private const int Patience = 1000;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>
    /// How to connect to the server of this directory, or null when it does not answer. A port that answers may belong
    /// to another server, so it must name this directory as its own.
    /// </summary>
    public static async Task<string?> FindAsync(string data, string password, CancellationToken ct)
    {
        var lines = await ReadAsync(data, ct);
        if (lines.Length <= StatusLine || lines[StatusLine].Trim() != "ready")
            return null;

        var connection = ConnectionString(lines[PortLine], password);
        return await DataDirectoryAsync(connection, ct) == data ? connection : null;
    }

    /// <summary>Waits while a server is about to be ready, or about to end, so that nobody starts a second one meanwhile.</summary>
    public static async Task<string?> FindOrAwaitEndAsync(string data, string password, CancellationToken ct)
    {
        for (var attempt = 0; attempt < Patience && await IsAliveAsync(data, ct); attempt++)
        {
            if (await FindAsync(data, password, ct) is { } connection)
                return connection;
            await Task.Delay(Pause, ct);
        }

        return null;
    }

    private static async Task<string[]> ReadAsync(string data, CancellationToken ct)
    {
        try
        {
            return await File.ReadAllLinesAsync(Path.Combine(data, "postmaster.pid"), ct);
        }
        catch (IOException)
        {
            return []; // No server, or one that is just removing the file.
        }
    }

    /// <summary>The file outlives a killed server, and its number may be another program's by now.</summary>
    private static async Task<bool> IsAliveAsync(string data, CancellationToken ct)
    {
        var lines = await ReadAsync(data, ct);
        if (lines.Length == 0 || !int.TryParse(lines[PidLine], out var pid))
            return false;

        try
        {
            using var process = Process.GetProcessById(pid);
            return process.ProcessName == "postgres";
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    private static string ConnectionString(string port, string password) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = int.Parse(port),
            Username = ClusterFiles.User,
            Password = password,
            Database = "postgres",
        }.ConnectionString;

    private static async Task<string?> DataDirectoryAsync(string connectionString, CancellationToken ct)
    {
        try
        {
            await using var connection = new NpgsqlConnection($"{connectionString};Pooling=false;Timeout=5");
            await connection.OpenAsync(ct);
            await using var query = new NpgsqlCommand("show data_directory", connection);
            return (string?)await query.ExecuteScalarAsync(ct);
        }
        catch (NpgsqlException)
        {
            return null; // Somebody else's server, or ours on its way up or down: not one to use now.
        }
    }
}
