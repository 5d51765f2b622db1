using Healthcare.Application.Eligibility;
using Healthcare.Application.Identity;
using Healthcare.Domain.Eligibility;
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
        var insured = await InsureHolderOfCardAsync(1);
        Story.Done(await story.Doctor(Story.OtherClinic).PostAsync("/prescriptions", story.Prescription(insured)));
        await story.CheckAsync(insured, Doctor.InstitutionNumber);
        var doctor = await host.OpenAsync();
        await SignInAsync(doctor, "doctor", Doctor.Id);
        await SeeHistoryAsync(doctor);
        await PrescribeAsync(doctor);

        var person = await doctor.Context.NewPageAsync();
        await PersonSeesAsync(person, signIn: true, "交付済み");
        await story.CheckAsync(insured, Pharmacist.InstitutionNumber);
        var pharmacist = await doctor.Context.NewPageAsync();
        await SignInAsync(pharmacist, "pharmacy", Pharmacist.Id);
        await ReceiveAsync(pharmacist);
        await QueryAsync(pharmacist);
        await AnswerAsync(doctor);
        await DispenseAsync(pharmacist);
        await PersonSeesAsync(person, signIn: false, "完了");
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
        await Expect(page.Locator("#history")).ToContainTextAsync("ロキソニン錠６０ｍｇ");
    }

    /// <summary>③ A second line, an alert, a reason.</summary>
    private static async Task PrescribeAsync(IPage page)
    {
        await ClickAsync(page, "薬を1つ追加する");
        await Expect(page.Locator("#prescribe-name-3")).ToBeVisibleAsync();
        await FillLineAsync(page, 1, "ロキソニン錠６０ｍｇ", "1149019F1560", "１日３回毎食後", "7", "21");
        await FillLineAsync(page, 2, "ムコダイン", "", "１日３回毎食後", "7", "21");
        await ClickAsync(page, "薬の名前で探す");
        await page.Locator("#pick-2").SelectOptionAsync("2233002F2022|ムコダイン錠５００ｍｇ");
        await ClickAsync(page, "登録する");
        await Expect(page.Locator("#refusal")).ToContainTextAsync("重複投薬の注意があります");
        await Expect(page.Locator("#refusal")).ToContainTextAsync("prescribing.duplicate-medication");
        await Expect(page.Locator("#refusal li")).ToContainTextAsync("「ロキソニン錠６０ｍｇ」と「ロキソニン錠６０ｍｇ」");
        await Expect(page.Locator("#prescribe-name-2")).ToHaveValueAsync("ムコダイン錠５００ｍｇ");
        await ScreenshotsAsync(page, "desk-doctor-alert");
        await page.Locator("#prescribe-reasonCode").SelectOptionAsync("Lost");
        await page.Locator("#prescribe-reasonText").FillAsync(Reason);
        await ClickAsync(page, "登録する");
        await Expect(page.Locator("#exchange-number")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^[0-9]{6}$"));
        await Expect(page.Locator(".alert")).ToContainTextAsync(Reason);
        await ScreenshotsAsync(page, "desk-doctor-prescription");
    }

    /// <summary>④ and afterwards: the person at home.</summary>
    private async Task PersonSeesAsync(IPage page, bool signIn, string status)
    {
        await page.GotoAsync("/portal");
        if (signIn)
            await SignInWithCardAsync(page, "0002");
        var card = page.Locator("#prescriptions article").Filter(new() { HasText = "ムコダイン" });
        await Expect(card).ToContainTextAsync(status);
        await Expect(card).ToContainTextAsync(Reason);
    }

    /// <summary>⑤ ⑥ The person came to the pharmacy, which takes the prescription on.</summary>
    private static async Task ReceiveAsync(IPage page)
    {
        await page.Locator("#visits").GetByRole(AriaRole.Link, new() { Name = "試験 太郎" }).ClickAsync();
        await Expect(page.Locator("#receivable")).Not.ToContainTextAsync("ムコダイン");
        await ScreenshotsAsync(page, "desk-pharmacy-person");
        await page.Locator("#receivable article").First.GetByRole(AriaRole.Button, new() { Name = "この処方箋を受け付ける" }).ClickAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync("調剤中");
        await Expect(page.Locator("#lines tbody tr")).ToHaveCountAsync(2);
        await Expect(page.Locator("#lines")).ToContainTextAsync("ムコダイン錠５００ｍｇ");
    }

    /// <summary>⑦ A doubt: nothing is handed over before it is settled.</summary>
    private static async Task QueryAsync(IPage page)
    {
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

    /// <summary>⑧ A part today with the reason for the alert, then the rest; then it is closed.</summary>
    private static async Task DispenseAsync(IPage page)
    {
        await page.ReloadAsync();
        var second = page.Locator("#dispense fieldset").Filter(new() { HasText = "ムコダイン" });
        await second.GetByLabel("この薬").SelectOptionAsync("PartDispensed");
        await second.GetByLabel("数量（空欄は全量）").FillAsync("6");
        await ClickAsync(page, "調剤結果を登録する");
        await Expect(page.Locator("#refusal")).ToContainTextAsync("重複投薬の注意があります");
        await Expect(second.GetByLabel("数量（空欄は全量）")).ToHaveValueAsync("6");
        await page.Locator("#dispense-reasonCode").SelectOptionAsync("AgreedWithPrescriber");
        await page.Locator("#dispense-reasonText").FillAsync("処方医に確認済み");
        await ScreenshotsAsync(page, "desk-pharmacy-dispense");
        await ClickAsync(page, "調剤結果を登録する");
        await Expect(page.Locator("h1")).ToContainTextAsync("一部調剤済み");
        await Expect(page.Locator("#lines")).ToContainTextAsync("6錠交付済み");

        await ClickAsync(page, "調剤結果を登録する");
        await Expect(page.Locator("h1")).ToContainTextAsync("調剤済み");
        await Expect(page.Locator("h1")).Not.ToContainTextAsync("一部");
        await ScreenshotsAsync(page, "desk-pharmacy-dispensed");
        await ClickAsync(page, "完了する");
        await Expect(page.Locator("h1")).ToContainTextAsync("完了");
    }

    /// <summary>A person of the synthetic nation, who can sign in to the portal, is insured.</summary>
    private async Task<Insured> InsureHolderOfCardAsync(int place)
    {
        var person = host.Nation.Person(place);
        var insured = new Insured(person.PersonId, "9000001", person.Card.Serial, person.BirthDate, Guid.CreateVersion7());
        var insurer = story.As(Role.Insurer, Story.Insurer);
        Story.Done(await insurer.PostAsync("/insured-persons", Story.Register(insured)));
        Story.Done(await insurer.PostAsync("/coverages", new RegisterCoverage(
            insured.PersonId, Guid.CreateVersion7(), Story.Insurer, "12", insured.Number, "01", InsuranceCategory.Employees, Relationship.Insured, new(2020, 4, 1), 30)));
        Story.Done(await story.Town.PostAsync("/card-certificates", new LinkCardCertificate(
            insured.PersonId, insured.CertificateId, insured.CardSerial, story.Today.PlusYears(2))));
        return insured;
    }
}
