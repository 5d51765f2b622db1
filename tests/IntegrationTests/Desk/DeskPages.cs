using Healthcare.Tests.Support;
using Microsoft.Playwright;

namespace Healthcare.Tests.Desk;

/// <summary>What tests of the desks in a browser share.</summary>
internal static class DeskPages
{
    /// <summary>One of the staff signs in at a desk.</summary>
    public static async Task SignInAsync(IPage page, string desk, string id, string password = "demo")
    {
        await page.GotoAsync($"/desk/{desk}");
        await page.GetByRole(AriaRole.Link, new() { Name = "サインイン" }).ClickAsync();
        await page.Locator("#other").FillAsync(id);
        await page.Locator("#pin").FillAsync(password);
        await ClickAsync(page, "サインイン");
    }

    /// <summary>The holder of a card signs in to the portal.</summary>
    public static async Task SignInWithCardAsync(IPage page, string number)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "サインイン" }).ClickAsync();
        await page.Locator("#other").FillAsync(number);
        await page.Locator("#pin").FillAsync("1234");
        await ClickAsync(page, "サインイン");
    }

    /// <summary>Presses a button.</summary>
    public static Task ClickAsync(IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    /// <summary>Fills the form in which a pharmacist looks for a prescription.</summary>
    public static async Task FillSearchAsync(IPage page, Insured insured, string exchangeNumber)
    {
        await page.Locator("#search-insurerNumber").FillAsync(Story.Insurer);
        await page.Locator("#search-symbol").FillAsync("12");
        await page.Locator("#search-number").FillAsync(insured.Number);
        await page.Locator("#search-branch").FillAsync("01");
        await page.Locator("#search-birthDate").FillAsync(Healthcare.Host.Http.Days.Pattern.Format(insured.BirthDate));
        await page.Locator("#search-exchangeNumber").FillAsync(exchangeNumber);
    }

    /// <summary>Writes a line of a prescription.</summary>
    public static async Task FillLineAsync(IPage page, int line, string name, string code, string usage, string days, string quantity)
    {
        await page.Locator($"#prescribe-name-{line}").FillAsync(name);
        await page.Locator($"#prescribe-code-{line}").FillAsync(code);
        await page.Locator($"#prescribe-usage-{line}").FillAsync(usage);
        await page.Locator($"#prescribe-days-{line}").FillAsync(days);
        await page.Locator($"#prescribe-quantity-{line}").FillAsync(quantity);
    }
}
