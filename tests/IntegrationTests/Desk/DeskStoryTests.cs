using System.Text.RegularExpressions;
using Healthcare.Host.Seed.Population;
using Healthcare.Tests.Portal;
using Healthcare.Tests.Support;
using Microsoft.Playwright;
using Xunit;
using static Healthcare.Tests.Desk.DeskPages;
using static Healthcare.Tests.Portal.PortalPages;
using static Microsoft.Playwright.Assertions;

namespace Healthcare.Tests.Desk;

/// <summary>The eight steps of an electronic prescription, in three windows of one browser: doctor, pharmacist and the person.</summary>
[Collection(PortalCollection.Name)]
public sealed class DeskStoryTests(PortalHost host)
{
    private const string Reason = "前の薬を旅行先で紛失したため";

    private readonly Story story = new(host);

    private SyntheticPractitioner Doctor => host.Nation.Practitioners.Single(p => p.Id == "doctor-001");

    private SyntheticPractitioner Pharmacist => host.Nation.Practitioners.Single(p => p.Id == "pharmacist-001");

    [BrowserFact]
    public async Task the_eight_steps_are_played_in_three_windows_of_one_browser()
    {
        var insured = await story.InsureHolderOfCardAsync(host, 1);
        Story.Done(await story.Doctor(Story.OtherClinic).PostAsync("/prescriptions", story.Prescription(insured)));
        await story.CheckAsync(insured, Doctor.InstitutionNumber);
        var doctor = await host.OpenAsync();
        await SignInAsync(doctor, "doctor", Doctor.Id);
        await SeeHistoryAsync(doctor);
        await WriteAsync(doctor);
        await CheckAsync(doctor);
        var number = await PrescribeAsync(doctor);

        var person = await doctor.Context.NewPageAsync();
        await PersonSeesAsync(person, signIn: true, "交付済み");
        var pharmacist = await doctor.Context.NewPageAsync();
        await SignInAsync(pharmacist, "pharmacy", Pharmacist.Id);
        await SearchAsync(pharmacist, insured, number);
        await story.CheckAsync(insured, Pharmacist.InstitutionNumber);
        await ReceiveAsync(pharmacist);
        await QueryAsync(pharmacist);
        await AnswerAsync(doctor);
        await DispensePartAsync(pharmacist);
        await DispenseRestAsync(pharmacist);
        await PersonSeesAsync(person, signIn: false, "完了");
        await EverythingIsSignedAsync(insured, doctor);
    }

    /// <summary>① ② The person came and agrees orally; what the other clinic prescribed is there.</summary>
    private static async Task SeeHistoryAsync(IPage page)
    {
        await ScreenshotsAsync(page, "desk-doctor-reception");
        await page.Locator("#visits").GetByRole(AriaRole.Link, new() { Name = "試験 太郎" }).ClickAsync();
        await Expect(page.Locator("#history")).ToContainTextAsync("同意がありません");
        await Expect(page.Locator("#history")).Not.ToContainTextAsync("ロキソニン");
        await ClickAsync(page, "口頭で同意を得たことを記録する");
        await Expect(page.Locator("#history tbody tr")).ToHaveCountAsync(1);
        await Expect(page.Locator("#history .timeline .rows li")).ToContainTextAsync("ロキソニン錠６０ｍｇ");
    }

    /// <summary>③ Three drugs, one of them looked for by its name.</summary>
    private static async Task WriteAsync(IPage page)
    {
        await ClickAsync(page, "薬を1つ追加する");
        await FillLineAsync(page, 1, "ロキソニン錠６０ｍｇ", "1149019F1560", "１日３回毎食後", "7", "21");
        await FillLineAsync(page, 2, "ムコダイン", "", "１日３回毎食後", "7", "21");
        await FillLineAsync(page, 3, "アンブロキソール塩酸塩Ｌカプセル４５ｍｇ「サワイ」", "2239001N1119", "１日１回夕食後", "7", "7");
        await page.Locator("#prescribe-unit-3").SelectOptionAsync("CAP");
        await page.Locator("#prescribe").GetByRole(AriaRole.Button, new() { Name = "薬の名前で探す" }).ClickAsync();
        await page.Locator("#pick-2").SelectOptionAsync("2233002F2022|ムコダイン錠５００ｍｇ");
    }

    /// <summary>Before signing: what would be said, and nothing is stored.</summary>
    private static async Task CheckAsync(IPage page)
    {
        await ClickAsync(page, "確認する");
        await Expect(page.Locator("#check")).ToContainTextAsync("重複投薬の注意があります");
        await Expect(page.Locator("#check li")).ToContainTextAsync("「ロキソニン錠６０ｍｇ」と「ロキソニン錠６０ｍｇ」");
        await Expect(page.Locator("#check")).ToContainTextAsync("何も登録していません");
        await Expect(page.Locator("#prescribe-name-2")).ToHaveValueAsync("ムコダイン錠５００ｍｇ");
        await ScreenshotsAsync(page, "desk-doctor-check");
        var list = await page.Context.NewPageAsync();
        await list.GotoAsync("/desk/doctor");
        await Expect(list.Locator("#prescriptions")).Not.ToContainTextAsync("ロキソニン");
        await list.CloseAsync();
    }

    /// <summary>An alert stands in the way; with a reason the doctor signs.</summary>
    private static async Task<string> PrescribeAsync(IPage page)
    {
        await ClickAsync(page, "署名して登録する");
        await Expect(page.Locator("#refusal")).ToContainTextAsync("prescribing.duplicate-medication");
        await page.Locator("#prescribe-reasonCode").SelectOptionAsync("Lost");
        await page.Locator("#prescribe-reasonText").FillAsync(Reason);
        await ClickAsync(page, "確認する");
        await Expect(page.Locator("#check")).ToContainTextAsync("登録できます");
        await ClickAsync(page, "署名して登録する");
        await Expect(page.Locator("#exchange-number")).ToHaveTextAsync(new Regex("^[0-9]{6}$"));
        await Expect(page.Locator(".facts")).ToContainTextAsync("電子処方箋（署名あり）");
        await Expect(page.Locator(".alert")).ToContainTextAsync(Reason);
        await ScreenshotsAsync(page, "desk-doctor-prescription");
        return await page.Locator("#exchange-number").InnerTextAsync();
    }

    /// <summary>④ and afterwards: the person at home.</summary>
    private static async Task PersonSeesAsync(IPage page, bool signIn, string status)
    {
        await page.GotoAsync("/portal");
        if (signIn)
            await SignInWithCardAsync(page, "0002");
        var card = page.Locator("#prescriptions article").Filter(new() { HasText = "ムコダイン" });
        await Expect(card).ToContainTextAsync(status);
        await Expect(card).ToContainTextAsync(Reason);
    }

    /// <summary>⑤ Without the card: insured identity and exchange number, first a wrong one.</summary>
    private static async Task SearchAsync(IPage page, Insured insured, string number)
    {
        await FillSearchAsync(page, insured, number == "000000" ? "000001" : "000000");
        await ClickAsync(page, "探す");
        await Expect(page.Locator("#refusal")).ToContainTextAsync("該当する処方箋がありません");
        await page.Locator("#search-exchangeNumber").FillAsync(number);
        await ClickAsync(page, "探す");
        await Expect(page.Locator("#search-section article")).ToHaveCountAsync(1);
        await Expect(page.Locator("#search-section article")).Not.ToContainTextAsync("ムコダイン");
        await ScreenshotsAsync(page, "desk-pharmacy-search");
    }

    /// <summary>⑥ The pharmacy takes on what was found.</summary>
    private static async Task ReceiveAsync(IPage page)
    {
        await page.Locator("#search-section article").GetByRole(AriaRole.Button, new() { Name = "この処方箋を受け付ける" }).ClickAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync("調剤中");
        await Expect(page.Locator("#lines tbody tr")).ToHaveCountAsync(3);
        await page.GetByRole(AriaRole.Link, new() { Name = "患者の画面へ" }).ClickAsync();
        await ClickAsync(page, "口頭で同意を得たことを記録する");
        await Expect(page.Locator("#history .timeline .rows li")).Not.ToHaveCountAsync(0);
        await ScreenshotsAsync(page, "desk-pharmacy-person");
    }

    /// <summary>⑦ A doubt: nothing is handed over before it is settled.</summary>
    private static async Task QueryAsync(IPage page)
    {
        await page.GotoAsync("/desk/pharmacy");
        await page.Locator("#prescriptions").GetByRole(AriaRole.Link).First.ClickAsync();
        await page.Locator("#query-kind").SelectOptionAsync("Supply");
        await page.Locator("#query-text").FillAsync("残薬が2日分あります。5日分でよいでしょうか。");
        await ClickAsync(page, "処方医に照会する");
        await Expect(page.Locator("#queries")).ToContainTextAsync("未回答");
        await Expect(page.Locator("#dispense")).ToHaveCountAsync(0);
    }

    private static async Task AnswerAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "一覧に戻る" }).ClickAsync();
        await page.GetByRole(AriaRole.Row).Filter(new() { HasText = "疑義照会あり" }).GetByRole(AriaRole.Link).ClickAsync();
        await page.GetByLabel("回答", new() { Exact = true }).FillAsync("5日分に変更してください。");
        var line = page.Locator("fieldset").Filter(new() { HasText = "ムコダイン" });
        await line.GetByLabel("この薬").SelectOptionAsync("Change");
        await line.GetByLabel("日数（空欄は同じ）").FillAsync("5");
        await line.GetByLabel("数量（空欄は同じ）").FillAsync("15");
        await ScreenshotsAsync(page, "desk-doctor-query");
        await ClickAsync(page, "回答する");
        await Expect(page.Locator("#queries")).ToContainTextAsync("回答済み");
        await Expect(page.Locator("#lines")).ToContainTextAsync("5日分 15錠");
    }

    /// <summary>⑧ Another product of one drug, a part of the second, the third later; signed with the reason for the alert.</summary>
    private static async Task DispensePartAsync(IPage page)
    {
        await page.ReloadAsync();
        var (first, second, third) = (LineOf(page, "ロキソニン"), LineOf(page, "ムコダイン"), LineOf(page, "アンブロキソール"));
        await first.GetByLabel("変更して渡す薬の名前").FillAsync("ロキソプロフェンＮａ錠６０ｍｇ「ＴＣＫ」");
        await first.GetByLabel("変更して渡す薬のYJコード").FillAsync("1149019F1706");
        await second.GetByLabel("この薬").SelectOptionAsync("PartDispensed");
        await second.GetByLabel("数量（空欄は全量）").FillAsync("6");
        await third.GetByLabel("この薬").SelectOptionAsync("Owing");
        await ClickAsync(page, "確認する");
        await Expect(page.Locator("#check")).ToContainTextAsync("「ロキソプロフェンＮａ錠６０ｍｇ「ＴＣＫ」」と「ロキソニン錠６０ｍｇ」");
        await Expect(page.Locator("h1")).ToContainTextAsync("調剤中");
        await ClickAsync(page, "署名して調剤結果を登録する");
        await Expect(page.Locator("#refusal")).ToContainTextAsync("重複投薬の注意があります");
        await Expect(second.GetByLabel("数量（空欄は全量）")).ToHaveValueAsync("6");
        await page.Locator("#dispense-reasonCode").SelectOptionAsync("AgreedWithPrescriber");
        await page.Locator("#dispense-reasonText").FillAsync("処方医に確認済み");
        await ScreenshotsAsync(page, "desk-pharmacy-dispense");
        await ClickAsync(page, "署名して調剤結果を登録する");
        await Expect(page.Locator("h1")).ToContainTextAsync("一部調剤済み");
        await Expect(page.Locator("#lines")).ToContainTextAsync("6錠交付済み");
        await Expect(page.Locator("#lines")).ToContainTextAsync("未交付（後日交付）");
    }

    /// <summary>The rest, and what the person does not need; then it is closed.</summary>
    private static async Task DispenseRestAsync(IPage page)
    {
        var third = LineOf(page, "アンブロキソール");
        await third.GetByLabel("この薬").SelectOptionAsync("NotDispensed");
        await third.GetByLabel("調剤しない理由").SelectOptionAsync("HasSupply");
        await ClickAsync(page, "署名して調剤結果を登録する");
        await Expect(page.Locator("h1")).ToContainTextAsync("調剤済み");
        await Expect(page.Locator("h1")).Not.ToContainTextAsync("一部");
        await Expect(page.Locator("#lines")).ToContainTextAsync("残薬がある");
        await ScreenshotsAsync(page, "desk-pharmacy-dispensed");
        await ClickAsync(page, "完了する");
        await Expect(page.Locator("h1")).ToContainTextAsync("完了");
    }

    private async Task EverythingIsSignedAsync(Insured insured, IPage doctor)
    {
        var id = new Uri(doctor.Url).Segments[^1];
        var kept = Story.Done(await story.Person(insured.PersonId).GetAsync($"/prescriptions/{id}/signed-documents")).Body.EnumerateArray();
        Assert.Equal(["prescription", "dispensing", "dispensing"], kept.Select(one => one.GetProperty("kind").GetString()));
    }

    private static ILocator LineOf(IPage page, string drug) => page.Locator("#dispense fieldset").Filter(new() { HasText = drug });
}
