using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Healthcare.Tests.Identity;

namespace Healthcare.Tests.Support;

/// <summary>The real program as a process of its own, on a given database, so that a test can kill it at any moment and start it again.</summary>
public sealed class HostProcess : IAsyncDisposable
{
    private const int LinesKept = 40;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private readonly Process process;
    private readonly string directory = Directory.CreateTempSubdirectory("healthcare-process-").FullName;
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Queue<string> lastLines = new();

    private HostProcess(string connectionString, TestTokens tokens, IReadOnlyDictionary<string, string?> settings, int persons)
    {
        Address = new($"http://127.0.0.1:{FreePort()}/");
        process = new() { StartInfo = StartOf(connectionString, tokens, settings, persons), EnableRaisingEvents = true };
        process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException($"The Host ended:\n{LastLines()}"));
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Where it keeps its keys and the demonstration's issuer of cards.</summary>
    public string DataDirectory => directory;

    /// <summary>A client of this process, with patience for long uploads.</summary>
    public HttpClient Client() => new() { BaseAddress = Address, Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>
    /// Starts it and returns when it serves. It trusts <paramref name="tokens"/>; <paramref name="settings"/> are configuration keys with colons;
    /// <paramref name="persons"/> is how many synthetic persons the demonstration has, which is left out when 0.
    /// </summary>
    public static async Task<HostProcess> StartAsync(
        string connectionString, TestTokens tokens, IReadOnlyDictionary<string, string?>? settings = null, int persons = 0)
    {
        var host = new HostProcess(connectionString, tokens, settings ?? new Dictionary<string, string?>(), persons);
        host.process.Start();
        host.process.BeginOutputReadLine();
        host.process.BeginErrorReadLine();
        await host.ready.Task.WaitAsync(Patience);
        return host;
    }

    /// <summary>kill -9: it gets no chance to finish anything.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>What it said last.</summary>
    public string LastLines()
    {
        lock (lastLines)
            return string.Join('\n', lastLines);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            await KillAsync();
        process.Dispose();
        Directory.Delete(directory, recursive: true);
    }

    private ProcessStartInfo StartOf(string connectionString, TestTokens tokens, IReadOnlyDictionary<string, string?> settings, int persons)
    {
        // artifacts/bin/IntegrationTests/<configuration>/ has its sibling artifacts/bin/Host/<configuration>/.
        var here = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var program = Path.Combine(here.Parent!.Parent!.FullName, "Host", here.Name, "Healthcare.Host.dll");
        string[] seed = persons == 0 ? ["--no-seed"] : ["--persons", persons.ToString(CultureInfo.InvariantCulture)];
        var start = new ProcessStartInfo("dotnet", [program, "--urls", Address.AbsoluteUri.TrimEnd('/'), "--data-dir", directory, .. seed])
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["Schedule__Daily"] = "false";
        start.Environment["ConnectionStrings__Healthcare"] = connectionString;
        foreach (var (key, value) in tokens.Settings().Concat(settings))
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        return start;
    }

    private void Hear(string? line)
    {
        if (line is null)
            return;

        lock (lastLines)
        {
            lastLines.Enqueue(line);
            if (lastLines.Count > LinesKept)
                lastLines.Dequeue();
        }

        if (line.Contains("is ready", StringComparison.Ordinal))
            ready.TrySetResult();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
