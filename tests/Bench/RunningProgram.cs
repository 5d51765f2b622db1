using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text.Json;
using Healthcare.Application.Prescribing;
using Healthcare.Domain.Prescribing;
using Healthcare.Host.Cards;
using Healthcare.Host.Database;
using Healthcare.Host.Seed;
using Healthcare.Host.Signatures;
using Healthcare.Projections.Storage;
using NodaTime;
using Npgsql;

namespace Healthcare.Bench;

/// <summary>The real Host as a process of its own, on a database of its own that keeps every commit. Both end with this, and their files go.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    private const int Terminate = 15;
    private const int LinesKept = 40;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    private readonly string directory = Directory.CreateTempSubdirectory("healthcare-bench-").FullName;
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Queue<string> lastLines = new();
    private readonly ConcurrentDictionary<string, DocumentSigner> signers = new(StringComparer.Ordinal);
    private LocalDatabase? database;
    private Process? host;
    private DemoCardAuthority? cards;

    public int Port { get; } = FreePort();

    /// <summary>Signs as the cards of the Host's synthetic persons.</summary>
    public DemoCardAuthority Cards => cards ??= DemoCardAuthority.Find(directory) ?? throw new InvalidOperationException("The Host made no issuer of cards.");

    /// <summary>A command as somebody of the demonstration sends it: with their signature where one belongs to it.</summary>
    public byte[] BodyOf(string sender, object command)
    {
        var body = StoredJson.Bytes(command);
        return command is not ISigned ? body : signers.GetOrAdd(sender, SignerOf).SignBody(body, SignatureFormat.Cades, SystemClock.Instance.GetCurrentInstant())!;
    }

    public string ConnectionString => database!.ConnectionString;

    public HttpClient Http { get; private set; } = new();

    /// <summary>Starts both and waits until the Host has seeded and says that it is ready.</summary>
    public async Task StartAsync(BenchOptions options, CancellationToken ct)
    {
        Http = new() { BaseAddress = new($"http://127.0.0.1:{Port}/") };
        database = await LocalDatabase.StartAsync(new(directory, Durable: true), Console.WriteLine, ct);
        Console.WriteLine($"Database: {database.Origin}; synchronous_commit={await SettingAsync("synchronous_commit", ct)}, fsync={await SettingAsync("fsync", ct)}");
        host = Process.Start(StartOf(options)) ?? throw new InvalidOperationException("The Host did not start.");
        host.EnableRaisingEvents = true;
        host.Exited += (_, _) => ready.TrySetException(new InvalidOperationException($"The Host ended:\n{LastLines()}"));
        host.OutputDataReceived += (_, line) => Hear(line.Data);
        host.ErrorDataReceived += (_, line) => Hear(line.Data);
        host.BeginOutputReadLine();
        host.BeginErrorReadLine();
        await ready.Task.WaitAsync(ct);
    }

    /// <summary>Reads CPU times of all parties.</summary>
    public async Task<ProcessorTime> ProcessorsAsync(CancellationToken ct) => new(host!.Id, (int)(await ScalarAsync("select pg_backend_pid()", ct))!);

    /// <summary>A token of a system of the demonstration, by client credentials.</summary>
    public async Task<string> TokenAsync(string client, CancellationToken ct)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = client,
            ["client_secret"] = DemoDirectory.Secret,
        });
        using var anyone = new HttpClient { BaseAddress = Http.BaseAddress }; // Who sends a token is not asked to sign in.
        using var answer = await anyone.PostAsync("connect/token", form, ct);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(ct)).GetProperty("access_token").GetString()!;
    }

    /// <summary>From now on <see cref="Http"/> speaks for this system.</summary>
    public async Task SignInAsync(string client, CancellationToken ct) =>
        Http.DefaultRequestHeaders.Authorization = new("Bearer", await TokenAsync(client, ct));

    public async Task<object?> ScalarAsync(string sql, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        return await command.ExecuteScalarAsync(ct);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        cards?.Dispose();
        foreach (var signer in signers.Values)
            signer.Dispose();
        if (host is { HasExited: false })
        {
            _ = Signal(host.Id, Terminate);
            using var patience = new CancellationTokenSource(Patience);
            await host.WaitForExitAsync(patience.Token).ContinueWith(_ => { }, TaskScheduler.Default);
            if (!host.HasExited)
                host.Kill();
        }

        host?.Dispose();
        if (database is not null)
        {
            NpgsqlConnection.ClearAllPools();
            await database.DisposeAsync();
        }

        Directory.Delete(directory, recursive: true);
    }

    private DocumentSigner SignerOf(string sender) => DemoSigners.Find(directory, sender) ?? throw new InvalidOperationException($"The Host made no signature card for {sender}.");

    private async Task<object?> SettingAsync(string name, CancellationToken ct) => await ScalarAsync($"show {name}", ct);

    private ProcessStartInfo StartOf(BenchOptions options)
    {
        var program = Path.Combine(Repository.Root, "artifacts", "bin", "Host", options.Configuration.ToLowerInvariant(), "Healthcare.Host.dll");
        if (!File.Exists(program))
            throw new FileNotFoundException($"Build the Host first: dotnet build src/Host --configuration {options.Configuration}", program);

        return new("dotnet", [program, "--urls", $"http://127.0.0.1:{Port}", "--data-dir", directory, "--persons", options.Persons.ToString(CultureInfo.InvariantCulture)])
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Development", ["ConnectionStrings__Healthcare"] = ConnectionString, ["Schedule__Daily"] = "false" },
        };
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

    /// <summary>What the Host said last.</summary>
    public string LastLines()
    {
        lock (lastLines)
            return string.Join('\n', lastLines);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Signal(int pid, int signal);
}
