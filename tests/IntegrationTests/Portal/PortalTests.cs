using Healthcare.Host.Seed.Population;
using Microsoft.Playwright;
using Xunit;
using static Healthcare.Tests.Portal.PortalPages;
using static Microsoft.Playwright.Assertions;

namespace Healthcare.Tests.Portal;

/// <summary>The portal in a browser, as the person at home sees it.</summary>
[Collection(PortalCollection.Name)]
public sealed class PortalTests(PortalHost host)
{
    private SyntheticPerson Person => host.Nation.Person(0);

    [BrowserFact]
    public async Task a_person_signs_in_with_card_and_pin_and_sees_their_insurance_their_drugs_and_who_looked()
    {
        await PortalStory.PlayAsync(host);
        var page = await host.OpenAsync();
        await page.GotoAsync("/portal");
        await ScreenshotsAsync(page, "welcome");
        await EnterAsync(page);

        await Expect(page).ToHaveTitleAsync("わたしの医療情報｜健康・医療ポータル");
        await ExpectInsuranceAsync(page);
        await ExpectDrugsAsync(page);
        await ExpectAccessesAsync(page);
        await ScreenshotsAsync(page, "person");
    }

    [BrowserFact]
    public async Task older_accesses_are_on_further_pages()
    {
        await PortalStory.PlayAsync(host);
        for (var i = 0; i < 25; i++)
            (await host.GetAsync("/portal/accesses", Person.PersonId)).EnsureSuccessStatusCode();

        var page = await host.OpenAsync();
        await page.GotoAsync("/portal");
        await EnterAsync(page);
        await Expect(page.Locator(".accesses tbody tr")).ToHaveCountAsync(20);
        await page.GetByRole(AriaRole.Link, new() { Name = "これより前の履歴を見る" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("やりとり履歴（以前の記録）");
        await Expect(page.Locator(".accesses tbody tr").First).ToBeVisibleAsync();
        await ScreenshotsAsync(page, "accesses");
    }

    [BrowserFact]
    public async Task signing_out_closes_the_door()
    {
        var page = await host.OpenAsync();
        await page.GotoAsync("/portal");
        await EnterAsync(page);
        await Expect(page.Locator("#insurance")).ToContainTextAsync(Person.FamilyName);
        await page.GetByRole(AriaRole.Button, new() { Name = "サインアウト" }).ClickAsync();
        await ExpectWelcomeAsync(page);

        await page.GoBackAsync();
        await ExpectWelcomeAsync(page);
        await page.GotoAsync("/portal/accesses");
        await Expect(page.Locator("#pin")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task the_keyboard_alone_is_enough()
    {
        var page = await host.OpenAsync();
        await page.GotoAsync("/portal");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "本文へ移動" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "サインイン" })).ToBeFocusedAsync();
        await page.ScreenshotAsync(new() { Path = PathOf("focus") });
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#pin")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task a_wrong_address_is_answered_by_a_friendly_page()
    {
        var page = await host.OpenAsync();
        var answer = await page.GotoAsync("/portal/nowhere");
        Assert.Equal(404, answer!.Status);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("ページが見つかりません");
        await ScreenshotsAsync(page, "error");
    }

    private async Task EnterAsync(IPage page)
    {
        await ExpectWelcomeAsync(page);
        await PortalPages.SignInAsync(page, host);
    }

    private static async Task ExpectWelcomeAsync(IPage page)
    {
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "サインイン" })).ToBeVisibleAsync();
        await Expect(page.Locator("#insurance")).ToHaveCountAsync(0);
    }

    private async Task ExpectInsuranceAsync(IPage page)
    {
        var insurance = page.Locator("#insurance");
        await Expect(insurance).ToContainTextAsync($"{Person.FamilyName} {Person.GivenName}");
        await Expect(insurance).ToContainTextAsync($"{Person.FamilyKana} {Person.GivenKana}");
        await Expect(insurance).ToContainTextAsync(host.Nation.Insurers.Single(insurer => insurer.Number == Person.Coverage.InsurerNumber).Name);
        await Expect(insurance).ToContainTextAsync($"{Person.Coverage.CopayPercent / 10}割");
        await Expect(insurance).Not.ToContainTextAsync(Person.Coverage.Number);
    }

    private static async Task ExpectDrugsAsync(IPage page)
    {
        var cards = page.Locator("#prescriptions article");
        var warned = cards.Filter(new() { HasText = "重複投薬の注意" }).Filter(new() { HasText = PortalStory.Reason });
        await Expect(warned).ToHaveCountAsync(1);
        await Expect(warned).ToContainTextAsync("重複投薬：「ロキソニン錠６０ｍｇ」と");
        await Expect(warned).ToContainTextAsync("交付済み");
        var dispensed = cards.Filter(new() { HasText = "見本 花子" });
        await Expect(dispensed).ToContainTextAsync("調剤済み");
        await Expect(dispensed).ToContainTextAsync("１日３回毎食後");
        await Expect(dispensed).ToContainTextAsync("7日分");
        await Expect(dispensed).ToContainTextAsync("21錠");
        await Expect(page.Locator("#notices")).ToContainTextAsync("薬の飲み合わせの注意");
        await Expect(page.Locator("main")).Not.ToContainTextAsync("@"); // Razor takes a value right after a word for an e-mail address.
    }

    private static async Task ExpectAccessesAsync(IPage page)
    {
        var lines = page.Locator("#accesses tbody tr");
        var refused = lines.Filter(new() { HasText = "ご本人の同意がありませんでした" });
        await Expect(refused).ToHaveCountAsync(1);
        await Expect(refused).ToContainTextAsync("拒否");
        await Expect(refused).ToContainTextAsync("医師");
        await Expect(refused).ToContainTextAsync("処方・調剤の閲覧");
        await Expect(lines.First).ToContainTextAsync("本人閲覧");
    }
}
