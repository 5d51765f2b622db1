using System.Diagnostics;

namespace Healthcare.Host.Database;

/// <summary>
/// Whom the server runs as. PostgreSQL refuses root, so root lends it an account without rights; anybody else runs it
/// as themselves.
/// </summary>
internal sealed class ServerAccount
{
    private const string SetPriv = "/usr/bin/setpriv";
    private const string SetSid = "/usr/bin/setsid";
    private const UnixFileMode PassThrough = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private readonly (string User, string Group)? lent;

    private ServerAccount((string User, string Group)? lent) => this.lent = lent;

    public static ServerAccount Current() => new(Environment.IsPrivilegedProcess ? Lend() : null);

    /// <summary>A program that ends by itself, under this account.</summary>
    public ProcessStartInfo Tool(string program, params IEnumerable<string> arguments) =>
        lent is null ? Command.Of(program, arguments) : Command.Of(SetPriv, [.. Identity, program, .. arguments]);

    /// <summary>
    /// A server under this account. Where Linux allows, it has a session of its own, so that Ctrl-C reaches us alone and
    /// we stop it in order; and it is interrupted when the thread that started it is gone, so that it never outlives us.
    /// </summary>
    public ProcessStartInfo Server(string program, params IEnumerable<string> arguments) =>
        File.Exists(SetPriv) && File.Exists(SetSid)
            ? Command.Of(SetSid, [SetPriv, .. Identity, "--pdeathsig=INT", program, .. arguments])
            : Command.Of(program, arguments);

    /// <summary>Gives a file or directory to the account.</summary>
    public async Task OwnAsync(string path, CancellationToken ct)
    {
        if (lent is var (user, group))
            (await Command.RunAsync(Command.Of("chown", $"{user}:{group}", path), ct)).EnsureSuccess();
    }

    /// <summary>Lets the account walk through a directory that stays root's.</summary>
    public void LetPass(string directory)
    {
        if (lent is not null && !OperatingSystem.IsWindows())
            File.SetUnixFileMode(directory, File.GetUnixFileMode(directory) | PassThrough);
    }

    private IEnumerable<string> Identity =>
        lent is var (user, group) ? [$"--reuid={user}", $"--regid={group}", "--clear-groups"] : [];

    private static (string User, string Group) Lend()
    {
        if (!File.Exists(SetPriv))
            throw new LocalDatabaseUnavailableException("PostgreSQL does not run as root: install util-linux (setpriv), or run as another user.");

        var accounts = File.ReadLines("/etc/passwd").Select(line => line.Split(':')).Where(fields => fields.Length > 3).ToList();
        var account = accounts.Find(fields => fields[0] == "postgres") ?? accounts.Find(fields => fields[0] == "nobody");
        return account is null
            ? throw new LocalDatabaseUnavailableException("PostgreSQL does not run as root: add a user named postgres, or run as another user.")
            : (account[2], account[3]);
    }
}
