using Xunit;

namespace Healthcare.Tests.Portal;

/// <summary>A test in a real browser; skipped, and said to be, where there is none.</summary>
public sealed class BrowserFactAttribute : FactAttribute
{
    /// <summary>Chromium as <c>CHROMIUM</c> says or as Debian installs it; null when there is none.</summary>
    public static readonly string? Browser =
        new[] { Environment.GetEnvironmentVariable("CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-headless-shell" }.FirstOrDefault(File.Exists);

    public BrowserFactAttribute() =>
        Skip = Browser is null ? "There is no browser: apt-get install -y chromium fonts-noto-cjk, or set CHROMIUM to one." : null;
}
