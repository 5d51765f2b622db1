namespace Healthcare.Host.Database;

/// <summary>Where a machine keeps data of programs.</summary>
internal static class DataDirectories
{
    /// <summary>Root's own home is closed to the account that the server runs as, so root's data live outside it.</summary>
    public static string Default()
    {
        if (Environment.IsPrivilegedProcess)
            return CanWrite("/var/lib/healthcare") ? "/var/lib/healthcare" : "/var/tmp/healthcare-0";

        var given = Environment.GetEnvironmentVariable("XDG_DATA_HOME");
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return Path.Combine(string.IsNullOrEmpty(given) ? Path.Combine(home, ".local", "share") : given, "healthcare");
    }

    private static bool CanWrite(string directory)
    {
        try
        {
            var probe = Path.Combine(Directory.CreateDirectory(directory).FullName, Path.GetRandomFileName());
            using var written = new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            return true;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
