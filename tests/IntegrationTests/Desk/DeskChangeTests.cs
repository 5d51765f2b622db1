using Healthcare.Application.Eligibility;
using Healthcare.Host.Seed.Population;
using Healthcare.Tests.Portal;
using Healthcare.Tests.Support;
using Microsoft.Playwright;
using Xunit;
using static Healthcare.Tests.Desk.DeskPages;
using static Healthcare.Tests.Portal.PortalPages;
using static Microsoft.Playwright.Assertions;

namespace Healthcare.Tests.Desk;

/// <summary>What a doctor records and changes before anybody received it, and what a pharmacy is refused.</summary>
[Collection(PortalCollection.Name)]
public sealed class DeskChangeTests(PortalHost host)
{
    private readonly Story story = new(host);

    private SyntheticPractitioner Doctor => host.Nation.Practitioners.Single(p => p.Id == "doctor-004");

    [BrowserFact]
    public async Task a_recorded_allergy_is_shown_and_stands_against_the_drug()
    {
        var insured = await story.InsureAsync();
        await story.CheckAsync(insured, Doctor.InstitutionNumber);
        var page = await OpenPersonAsync(insured);
        await ClickAsync(page, "口頭で同意を得たことを記録する");
        await page.GetByText("アレルギーを登録する").First.ClickAsync();
        await page.Locator("#allergy-name-1").FillAsync("ムコダイン錠５００ｍｇ");
        await page.Locator("#allergy").GetByRole(AriaRole.Button, new() { Name = "薬の名前で探す" }).ClickAsync();
        await page.Locator("#pick-1").SelectOptionAsync("2233002F2022|ムコダイン錠５００ｍｇ");
        await page.Locator("#allergy-criticality").SelectOptionAsync("High");
        await page.Locator("#allergy-note").FillAsync("全身のじんましん");
        await page.Locator("#allergy").GetByRole(AriaRole.Button, new() { Name = "アレルギーを登録する" }).ClickAsync();
        await Expect(page.Locator("#allergies .notices")).ToContainTextAsync("全身のじんましん");

        await FillLineAsync(page, 1, "ムコダイン錠５００ｍｇ", "2233002F2022", "１日３回毎食後", "7", "21");
        await ClickAsync(page, "確認する");
        await Expect(page.Locator("#check")).ToContainTextAsync("薬剤アレルギーの注意があります");
        await Expect(page.Locator("#check li")).ToContainTextAsync("carbocisteine");
        await ScreenshotsAsync(page, "desk-doctor-allergy");
    }

    [BrowserFact]
    public async Task a_prescription_that_no_pharmacy_received_is_changed_and_signed_again()
    {
        var insured = await story.InsureAsync();
        await story.CheckAsync(insured, Doctor.InstitutionNumber);
        var page = await OpenPersonAsync(insured);
        await FillLineAsync(page, 1, "ムコダイン錠５００ｍｇ", "2233002F2022", "１日３回毎食後", "7", "21");
        await ClickAsync(page, "署名して登録する");
        await page.GetByText("内容を変更する（薬局が受け付ける前だけ）").ClickAsync();
        await Expect(page.Locator("#amend-name-1")).ToHaveValueAsync("ムコダイン錠５００ｍｇ");
        await page.Locator("#amend-days-1").FillAsync("5x");
        await ClickAsync(page, "署名して変更する");
        await Expect(page.Locator("#refusal")).ToContainTextAsync("日数");
        await page.Locator("#amend-days-1").FillAsync("5");
        await page.Locator("#amend-quantity-1").FillAsync("15");
        await ScreenshotsAsync(page, "desk-doctor-amend");
        await ClickAsync(page, "署名して変更する");
        await Expect(page.Locator("#lines")).ToContainTextAsync("5日分 15錠");
        await Expect(page.Locator("#refusal")).ToHaveCountAsync(0);

        var kept = Story.Done(await story.Person(insured.PersonId).GetAsync($"/prescriptions/{new Uri(page.Url).Segments[^1]}/signed-documents")).Body.EnumerateArray();
        Assert.Equal(["prescription", "amendment"], kept.Select(one => one.GetProperty("kind").GetString()));
    }

    [BrowserFact]
    public async Task wrong_exchange_numbers_are_refused_for_a_while_in_words()
    {
        var insured = await story.InsureAsync();
        var page = await host.OpenAsync();
        await SignInAsync(page, "pharmacy", "pharmacist-002");
        await ClickAsync(page, "探す");
        await Expect(page.Locator("#refusal")).ToContainTextAsync("生年月日");
        await FillSearchAsync(page, insured, "12345");
        await ClickAsync(page, "探す");
        await Expect(page.Locator("#refusal")).ToContainTextAsync("引換番号（6桁の数字）");
        for (var wrong = 0; wrong < 6; wrong++)
        {
            await page.Locator("#search-exchangeNumber").FillAsync($"00000{wrong}");
            await ClickAsync(page, "探す");
            await Expect(page.Locator("#refusal")).ToContainTextAsync(wrong < 5 ? "該当する処方箋がありません" : "引換番号の誤りが続いたため、検索できません");
        }

        await Expect(page.Locator("#refusal")).ToContainTextAsync("分で、もう一度操作できます");
        await Expect(page.Locator("#search-number")).ToHaveValueAsync(insured.Number);
    }

    [Fact]
    public async Task at_the_pharmacy_a_number_alone_does_not_open_what_the_exchange_number_opens()
    {
        var insured = await story.InsureAsync();
        Story.Done(await story.Doctor().PostAsync("/prescriptions", story.Prescription(insured)));
        var check = new CheckEligibility(Guid.CreateVersion7(), new(Insured: new(Story.Insurer, "12", insured.Number, "01", insured.BirthDate)));
        Story.Done(await story.Clerk(Story.Pharmacy).PostAsync("/eligibility-checks", check));
        var path = $"/desk/pharmacy/persons/{insured.PersonId}";
        Assert.Contains("引換番号で処方箋を探す", (await story.Pharmacist().GetAsync(path)).Text, StringComparison.Ordinal);
        await story.CheckAsync(insured, Story.Pharmacy);
        Assert.Contains("この処方箋を受け付ける", (await story.Pharmacist().GetAsync(path)).Text, StringComparison.Ordinal);
    }

    private async Task<IPage> OpenPersonAsync(Insured insured)
    {
        var page = await host.OpenAsync();
        await SignInAsync(page, "doctor", Doctor.Id);
        await page.GotoAsync($"/desk/doctor/persons/{insured.PersonId}");
        return page;
    }
}
