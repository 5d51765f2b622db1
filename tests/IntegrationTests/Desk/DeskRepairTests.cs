using Healthcare.Application.Prescribing;
using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Shared;
using Healthcare.Host.Seed.Population;
using Healthcare.Tests.Portal;
using Healthcare.Tests.Support;
using Microsoft.Playwright;
using Xunit;
using static Healthcare.Tests.Desk.DeskPages;
using static Healthcare.Tests.Portal.PortalPages;
using static Microsoft.Playwright.Assertions;

namespace Healthcare.Tests.Desk;

/// <summary>What goes otherwise than planned: a lost secret, a wrong dispensing, a prescription that is taken back.</summary>
[Collection(PortalCollection.Name)]
public sealed class DeskRepairTests(PortalHost host)
{
    private static readonly MedicationLine Carbocisteine = new(
        1, 1, new(DrugCodeSystem.Yj, "2233002F2022"), "ムコダイン錠５００ｍｇ", DosageForm.Oral, new("１日３回毎食後"), new(21, "TAB", "錠"), 7);

    private readonly Story story = new(host);

    private SyntheticPractitioner Doctor => host.Nation.Practitioners.Single(p => p.Id == "doctor-003");

    private SyntheticPractitioner Pharmacist => host.Nation.Practitioners.Single(p => p.Id == "pharmacist-003");

    [BrowserFact]
    public async Task a_secret_lost_with_a_browser_is_recovered_and_a_dispensing_is_corrected()
    {
        var (insured, prescription) = await PrescribedAsync();
        var first = await host.OpenAsync();
        await SignInAsync(first, "pharmacy", Pharmacist.Id);
        await first.GotoAsync($"/desk/pharmacy/persons/{insured.PersonId}");
        await ClickAsync(first, "この処方箋を受け付ける");
        var kept = (await first.Context.CookiesAsync([$"{host.Address}/desk/pharmacy"])).Single(cookie => cookie.Name == "healthcare-pharmacy-secrets");
        Assert.True(kept is { HttpOnly: true, Path: "/desk/pharmacy" });

        var second = await host.OpenAsync();
        await SignInAsync(second, "pharmacy", Pharmacist.Id);
        await second.GotoAsync($"/desk/pharmacy/prescriptions/{prescription}");
        await Expect(second.Locator("#dispense")).ToHaveCountAsync(0);
        await ClickAsync(second, "鍵を再発行する");
        await ClickAsync(second, "調剤結果を登録する");
        await Expect(second.Locator("h1")).ToContainTextAsync("調剤済み");
        await CorrectAsync(second);

        await ClickAsync(first, "調剤結果を登録する");
        await Expect(first.Locator("#refusal")).ToContainTextAsync("prescribing.wrong-secret");
        await Expect(first.GetByRole(AriaRole.Button, new() { Name = "鍵を再発行する" })).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task a_cancellation_is_noted_while_the_pharmacy_holds_it_and_takes_effect_when_it_is_returned()
    {
        var (insured, prescription) = await PrescribedAsync();
        Story.Done(await story.Pharmacist(Pharmacist.InstitutionNumber).PostAsync(
            "/prescription-receipts", new ReceivePrescription(insured.PersonId, prescription), $"{Guid.NewGuid()}"));
        var doctor = await host.OpenAsync();
        await SignInAsync(doctor, "doctor", Doctor.Id);
        await doctor.GotoAsync($"/desk/doctor/prescriptions/{prescription}");
        await doctor.Locator("#cancel-reason").SelectOptionAsync("Other");
        await ClickAsync(doctor, "取り消す");
        await Expect(doctor.Locator("#refusal")).ToContainTextAsync("内容・理由");
        await doctor.Locator("#cancel-text").FillAsync("処方を見直すため");
        await ClickAsync(doctor, "取り消す");
        await Expect(doctor.Locator(".facts")).ToContainTextAsync("取消しの希望");

        var pharmacist = await host.OpenAsync();
        await SignInAsync(pharmacist, "pharmacy", Pharmacist.Id);
        await pharmacist.GotoAsync($"/desk/pharmacy/prescriptions/{prescription}");
        await ClickAsync(pharmacist, "鍵を再発行する");
        await ClickAsync(pharmacist, "受付を取り消す");
        await Expect(pharmacist.Locator("#visits")).ToBeVisibleAsync();
        await doctor.ReloadAsync();
        await Expect(doctor.Locator("h1")).ToContainTextAsync("取消し");
    }

    [BrowserFact]
    public async Task a_wrong_entry_is_named_keeps_what_was_typed_and_fits_a_narrow_screen()
    {
        var (insured, _) = await PrescribedAsync();
        var page = await host.OpenAsync();
        await SignInAsync(page, "doctor", Doctor.Id);
        await page.GotoAsync($"/desk/doctor/persons/{insured.PersonId}");
        await FillLineAsync(page, 1, "ノルバスク錠５ｍｇ", "2171022F2025", "１日１回朝食後", "10x", "14");
        await ClickAsync(page, "署名して登録する");
        await Expect(page.Locator("#refusal")).ToContainTextAsync("日数");
        await Expect(page.Locator("#prescribe-days-1")).ToHaveValueAsync("10x");
        await FillLineAsync(page, 1, "", "2171022F2025", "１日１回朝食後", "14", "14");
        await ClickAsync(page, "署名して登録する");
        await Expect(page.Locator("#refusal")).ToContainTextAsync("1番目の薬の名前");
        await page.SetViewportSizeAsync(360, 800);
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= 360);
        await ScreenshotsAsync(page, "desk-doctor-wrong");
    }

    private static async Task CorrectAsync(IPage page)
    {
        await page.GetByText("この調剤を訂正する").ClickAsync();
        var form = page.Locator("details form");
        await form.GetByLabel("この薬").SelectOptionAsync("PartDispensed");
        await form.GetByLabel("数量（空欄は全量）").FillAsync("9");
        await ClickAsync(page, "訂正する");
        await Expect(page.Locator("#refusal")).ToContainTextAsync("内容・理由");
        await form.GetByLabel("訂正の理由").FillAsync("数え間違い");
        await ClickAsync(page, "訂正する");
        await Expect(page.Locator("h1")).ToContainTextAsync("一部調剤済み");
        await Expect(page.Locator("#lines")).ToContainTextAsync("9錠交付済み");
    }

    /// <summary>Somebody who came to both places, with a prescription.</summary>
    private async Task<(Insured Insured, Guid Prescription)> PrescribedAsync()
    {
        var insured = await story.InsureAsync();
        await story.CheckAsync(insured, Doctor.InstitutionNumber);
        var prescription = story.Prescription(insured, null, Carbocisteine);
        Story.Done(await story.Doctor(Doctor.InstitutionNumber).PostAsync("/prescriptions", prescription));
        await story.CheckAsync(insured, Pharmacist.InstitutionNumber);
        return (insured, prescription.PrescriptionId);
    }
}
