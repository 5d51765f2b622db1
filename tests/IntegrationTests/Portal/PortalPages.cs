using System.Runtime.CompilerServices;
using Microsoft.Playwright;
using Xunit;

namespace Healthcare.Tests.Portal;

/// <summary>What tests of pages in a browser share.</summary>
public static class PortalPages
{
    /// <summary>The holder of card 0001 signs in from the welcome page.</summary>
    public static async Task SignInAsync(IPage page, PortalHost host)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "サインイン" }).ClickAsync();
        await page.Locator("input[name=number][value='0001']").CheckAsync();
        await page.Locator("#pin").FillAsync("1234");
        await page.GetByRole(AriaRole.Button, new() { Name = "サインイン" }).ClickAsync();
        await page.WaitForURLAsync($"{host.Address}/portal");
    }

    /// <summary>Pictures of the page, wide and narrow, which nothing may overflow.</summary>
    public static async Task ScreenshotsAsync(IPage page, string name)
    {
        foreach (var width in new[] { 1280, 360 })
        {
            await page.SetViewportSizeAsync(width, 900);
            var (shown, content) = (await page.EvaluateAsync<int>("document.documentElement.clientWidth"), await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
            Assert.True(content <= shown, $"{name} is {content} wide in a window of {shown}.");
            await page.ScreenshotAsync(new() { Path = PathOf($"{name}-{width}"), FullPage = true });
        }

        await page.SetViewportSizeAsync(1280, 900);
    }

    /// <summary>Where a picture goes.</summary>
    public static string PathOf(string name, [CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../artifacts/screenshots", $"{name}.png"));
}
