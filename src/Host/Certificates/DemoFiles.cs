namespace Healthcare.Host.Certificates;

/// <summary>The files of the demonstration's authorities; each appears whole or not at all.</summary>
internal static class DemoFiles
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Writes a file beside, then puts it in place. A secret one only its owner can read.</summary>
    public static void Write(string path, string text, bool secret)
    {
        var draft = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (secret && !OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        using (var stream = new FileStream(draft, options))
        using (var writer = new StreamWriter(stream))
            writer.Write(text);
        File.Move(draft, path, overwrite: true);
    }
}
