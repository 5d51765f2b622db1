namespace Healthcare.Host.Database;

/// <summary>One process at a time. The system releases the lock when its holder ends, however that happens.</summary>
internal static class StartLock
{
    private const int HeldOnLinux = 11;
    private const int HeldOnMac = 35;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public static async Task<IDisposable> AcquireAsync(string path, CancellationToken ct)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException held) when (held.HResult is HeldOnLinux or HeldOnMac)
            {
                await Task.Delay(Pause, ct);
            }
        }
    }
}
