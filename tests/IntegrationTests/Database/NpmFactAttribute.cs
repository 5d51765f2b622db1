using System.Diagnostics;
using Healthcare.Host.Database;
using Xunit;

namespace Healthcare.Tests.Database;

/// <summary>A test of the npm package; skipped, and said to be, where npm is absent or does not have the package.</summary>
public sealed class NpmFactAttribute : FactAttribute
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly Lazy<string?> Obstacle = new(FindObstacle);

    public NpmFactAttribute() => Skip = Obstacle.Value;

    private static string? FindObstacle()
    {
        if (NpmPackage.Specification is not { } package)
            return "There is no such package for this platform.";

        try
        {
            var question = new ProcessStartInfo("npm", ["view", package, "version", "--fetch-retries=0"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using var npm = Process.Start(question)!;
            var answered = npm.WaitForExit(Patience);
            if (!answered)
                npm.Kill(entireProcessTree: true);
            return answered && npm.ExitCode == 0 ? null : $"npm does not have {package}.";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "There is no npm client.";
        }
    }
}
