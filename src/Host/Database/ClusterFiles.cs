using System.Security.Cryptography;

namespace Healthcare.Host.Database;

/// <summary>The files of one private cluster. Each major version of PostgreSQL has its own, because it cannot read another's.</summary>
internal sealed class ClusterFiles(string root, string major)
{
    public const string User = "healthcare";

    public string Data { get; } = Path.Combine(root, major);

    private string Unfinished => Data + ".new";

    private string PasswordFile => Data + ".password";

    /// <summary>Creates the cluster unless it is there. A half-made one of a process that was killed is thrown away.</summary>
    public async Task EnsureCreatedAsync(PostgresPrograms programs, ServerAccount account, bool durable, CancellationToken ct)
    {
        if (Directory.Exists(Data))
            return;

        if (Directory.Exists(Unfinished))
            Directory.Delete(Unfinished, recursive: true);
        Directory.CreateDirectory(Unfinished);
        await account.OwnAsync(Unfinished, ct);
        await WritePasswordAsync(account, ct);

        var create = account.Tool(programs.Initializer, [.. Arguments, .. durable ? Array.Empty<string>() : ["--no-sync"]]);
        (await Command.RunAsync(create, ct)).EnsureSuccess();
        Directory.Move(Unfinished, Data);
    }

    public async Task<string> PasswordAsync(CancellationToken ct) => (await File.ReadAllTextAsync(PasswordFile, ct)).Trim();

    private IEnumerable<string> Arguments =>
    [
        "--pgdata", Unfinished, "--username", User, "--pwfile", PasswordFile,
        "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--data-checksums",
    ];

    /// <summary>Other users of the machine reach the port too, so the server asks for a password that only we can read.</summary>
    private async Task WritePasswordAsync(ServerAccount account, CancellationToken ct)
    {
        File.Delete(PasswordFile);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

        await using (var writer = new StreamWriter(PasswordFile, options))
            await writer.WriteLineAsync(RandomNumberGenerator.GetHexString(32, lowercase: true).AsMemory(), ct);
        await account.OwnAsync(PasswordFile, ct);
    }
}
