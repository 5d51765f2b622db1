using System.ComponentModel;
using System.Diagnostics;

namespace Healthcare.Host.Database;

/// <summary>Runs a program to its end and keeps what it said.</summary>
internal static class Command
{
    public static ProcessStartInfo Of(string program, params IEnumerable<string> arguments) =>
        new(program, arguments)
        {
            WorkingDirectory = "/",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

    public static async Task<CommandResult> RunAsync(ProcessStartInfo start, CancellationToken ct)
    {
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start.");
        process.StandardInput.Close();
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(ct);
            var error = process.StandardError.ReadToEndAsync(ct);
            await process.WaitForExitAsync(ct);
            return new CommandResult(start.FileName, process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>Null when there is no such program.</summary>
    public static async Task<CommandResult?> TryRunAsync(ProcessStartInfo start, CancellationToken ct)
    {
        try
        {
            return await RunAsync(start, ct);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}

/// <summary>How a program ended.</summary>
internal sealed record CommandResult(string Program, int ExitCode, string Output, string Error)
{
    public bool Succeeded => ExitCode == 0;

    public string LastLine =>
        (Error + Output).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault("no output");

    public CommandResult EnsureSuccess() =>
        Succeeded ? this : throw new InvalidOperationException($"{Program} ended with {ExitCode}: {Error.Trim()}");
}
