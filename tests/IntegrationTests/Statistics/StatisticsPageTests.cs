using System.Net;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Healthcare.Application.Identity;
using Healthcare.Application.Statistics;
using Healthcare.Domain.Statistics;
using Healthcare.Tests.Portal;
using Healthcare.Tests.Support;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Healthcare.Tests.Statistics;

/// <summary>The page of statistics, in a browser without scripts and as bytes.</summary>
[Collection(PortalCollection.Name)]
public sealed class StatisticsPageTests(PortalHost host)
{
    private static readonly string[] PrintedRows =
    [
        "病院Hospitals 17,091,517 7,918,261 9,173,256 2,299,818 1,169,286 3,749,690",
        "医科診療所Medical clinics 102,463,640 26,065,571 76,398,069 7,496,266 8,633,850 19,880,780",
        "歯科診療所Dental clinics 19,706,946 7,955,212 11,751,734 2,049,061 1,677,549 2,026,826",
        "薬局Pharmacies 104,480,125 24,495,641 79,984,484 7,450,720 6,548,055 12,773,310",
        "合計Total 243,742,228 66,434,685 177,307,543 19,295,865 18,028,740 38,430,606",
    ];

    private static readonly string[] PrintedRates = ["27.26％", "78.3％", "84.9％", "42.0％", "53.7％", "63.2％"];

    [BrowserFact]
    public async Task the_printed_table_and_rates_of_march_2025_are_the_published_ones_digit_for_digit()
    {
        await ReportAYearAsync();
        var page = await host.OpenAsync();
        await page.GotoAsync("/statistics?month=2025-03");

        await Expect(page).ToHaveTitleAsync("2025年3月｜オンライン資格確認の利用統計");
        Assert.Equal(PrintedRows, await RowsOfAsync(page.Locator("#usage tbody tr, #usage tfoot tr")));
        Assert.Equal(PrintedRates, await page.Locator("#rates dd").AllInnerTextsAsync());
        await ScreenshotsAsync(page);
    }

    [Fact]
    public async Task the_page_as_it_is_sent_holds_the_published_rows_and_the_six_rates_digit_for_digit()
    {
        await ReportAYearAsync();
        using var page = await host.GetAsync("/statistics?month=2025-03");
        var html = await page.Content.ReadAsStringAsync();

        Assert.Equal(PrintedRows, Elements("tr", Section("usage", html)).Skip(1).Select(row => string.Join(' ', Elements("t[hd]", row).Select(Text))));
        Assert.Equal(PrintedRates, Elements("dd", Section("rates", html)).Select(Text));
    }

    [BrowserFact]
    public async Task the_charts_are_pictures_that_say_what_they_show_and_the_same_numbers_stand_in_a_table()
    {
        await ReportAYearAsync();
        var page = await host.OpenAsync();
        await page.GotoAsync("/statistics?month=2025-03");

        await Expect(page.GetByRole(AriaRole.Img, new() { Name = "月別の資格確認件数" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Img, new() { Name = "月別のマイナ保険証利用率" })).ToBeVisibleAsync();
        await Expect(page.Locator("svg.chart rect.by-card")).ToHaveCountAsync(13); // 12 months and the legend
        await Expect(page.Locator("svg.chart circle.rate")).ToHaveCountAsync(12);
        await Expect(page.Locator("#charts tbody tr").Last).ToContainTextAsync("2025年3月");
        await Expect(page.Locator("#charts tbody tr").Last).ToContainTextAsync("27.26％");
        await page.GetByRole(AriaRole.Link, new() { Name = "前の月" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "2025年2月の利用件数" })).ToBeVisibleAsync();
        await page.Locator("#month").FillAsync("2025-01");
        await page.GetByRole(AriaRole.Button, new() { Name = "表示" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "2025年1月の利用件数" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task anybody_gets_the_page_without_scripts_and_a_wrong_month_a_friendly_one()
    {
        using var page = await host.GetAsync("/statistics");
        var text = await page.Content.ReadAsStringAsync();
        Assert.Equal((200, "text/html"), ((int)page.StatusCode, page.Content.Headers.ContentType!.MediaType));
        Assert.StartsWith("default-src 'none'; style-src 'self';", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("<script", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("style=", text, StringComparison.OrdinalIgnoreCase);
        foreach (var wrong in new[] { "/statistics?month=2025-13", "/statistics?unknown=1" })
        {
            using var answer = await host.GetAsync(wrong);
            Assert.Equal((400, "text/html"), ((int)answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        }
    }

    /// <summary>March as it was published; the eleven months before it are invented.</summary>
    private async Task ReportAYearAsync()
    {
        var operators = new Story(host).As(Role.Operator);
        for (var i = 1; i < 12; i++)
        {
            var month = March2025.Month.PlusMonths(-i);
            var (cards, others) = (4_000_000L * (12 - i), 50_000_000L - (2_000_000L * (12 - i)));
            UsageRow[] rows = [new(InstitutionType.Clinic, UsageCounts.OfChecks(cards, others)), new(InstitutionType.Pharmacy, UsageCounts.OfChecks(cards / 2, others * 2))];
            await ReportAsync(operators, new(month, "published", rows, UsagePersons.Nobody));
        }

        await ReportAsync(operators, new(March2025.Month, "published", March2025.Rows, March2025.Persons));
    }

    private static async Task ReportAsync(Api operators, ReportMonthlyUsage report) =>
        Story.Done(await operators.PostAsync("/statistics/monthly-usage", report, $"{Guid.NewGuid()}"));

    private static async Task<IReadOnlyList<string>> RowsOfAsync(ILocator rows)
    {
        List<string> printed = [];
        foreach (var row in await rows.AllAsync())
            printed.Add(string.Join(' ', (await row.Locator("th, td").AllTextContentsAsync()).Select(text => text.Trim())));
        return printed;
    }

    private static string Section(string id, string html) =>
        Elements("section", html, attributes: $" id=\"{id}\"") is [var content] ? content : throw new InvalidOperationException($"The page has not one section {id}.");

    /// <summary>What stands inside the elements of a name, in their order; none of the page's holds another of its own name.</summary>
    private static IReadOnlyList<string> Elements(string name, string html, string attributes = "[^>]*") =>
        [.. Regex.Matches(html, $"<({name})(?:{attributes})>(.*?)</\\1>", RegexOptions.Singleline, TimeSpan.FromSeconds(5)).Select(match => match.Groups[2].Value)];

    private static string Text(string html) => WebUtility.HtmlDecode(Regex.Replace(html, "<[^>]*>", "", RegexOptions.None, TimeSpan.FromSeconds(5))).Trim();

    private static async Task ScreenshotsAsync(IPage page)
    {
        foreach (var width in new[] { 1280, 375 })
        {
            await page.SetViewportSizeAsync(width, 900);
            var (shown, content) = (await page.EvaluateAsync<int>("document.documentElement.clientWidth"), await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
            Assert.True(content <= shown, $"The page is {content} wide in a window of {shown}.");
            await page.ScreenshotAsync(new() { Path = PathOf($"statistics-{width}"), FullPage = true });
        }
    }

    private static string PathOf(string name, [CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../artifacts/screenshots", $"{name}.png"));
}
