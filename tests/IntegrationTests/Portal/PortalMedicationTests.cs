using System.Net;
using Healthcare.Application.Prescribing;
using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Shared;
using Healthcare.Tests.Support;
using Microsoft.Playwright;
using NodaTime;
using UglyToad.PdfPig;
using Xunit;
using static Healthcare.Tests.Portal.PortalPages;
using static Microsoft.Playwright.Assertions;

namespace Healthcare.Tests.Portal;

/// <summary>お薬の一覧 and お薬手帳 in the portal, without scripts.</summary>
[Collection(PortalCollection.Name)]
public sealed class PortalMedicationTests(PortalHost host)
{
    private const string Path = "/portal/medications";

    private static readonly MedicationLine Generic = Story.Loxoprofen with { Drug = new(DrugCodeSystem.Yj, "1149019F1706"), DrugName = "ロキソプロフェンＮａ錠６０ｍｇ「ＴＣＫ」", DaysSupply = 5 };

    private static readonly MedicationLine Stomach = new(
        1, 2, new(DrugCodeSystem.Yj, "2329021F1323"), "レバミピド錠１００ｍｇ「ＤＳＥＰ」", DosageForm.Oral, new("１日３回毎食後"), new(84, "TAB", "錠"), 28);

    private readonly Story story = new(host);

    [BrowserFact]
    public async Task a_person_sees_drugs_over_time_and_overlaps_by_colour_and_by_text()
    {
        var insured = await TreatedAsync();
        var page = await OpenAsync(insured);
        var rows = page.Locator(".timeline .rows li");
        await Expect(rows).ToHaveCountAsync(3);
        await Expect(rows.Filter(new() { HasText = "重複：" })).ToHaveCountAsync(2);
        await Expect(rows.Filter(new() { HasText = Generic.DrugName }).First.Locator("rect.overlap")).ToHaveCountAsync(1);
        await Expect(rows.First).ToContainTextAsync("現在");
        await Expect(rows.Last).ToContainTextAsync("現在");
        await Expect(page.GetByRole(AriaRole.Table).GetByRole(AriaRole.Row)).ToHaveCountAsync(4);
        await Expect(page.Locator("main")).Not.ToContainTextAsync("@");
        await ScreenshotsAsync(page, "medications");

        await page.GetByRole(AriaRole.Link, new() { Name = "5年間を見る" }).ClickAsync();
        await Expect(rows).ToHaveCountAsync(4);
        await Expect(rows.Last).ToContainTextAsync("過去");
        await ScreenshotsAsync(page, "medications-5-years");
    }

    [BrowserFact]
    public async Task a_card_tells_what_became_of_each_drug_and_of_a_query()
    {
        var insured = await story.InsureAsync();
        var prescription = story.Prescription(insured, null, Story.Loxoprofen, Stomach) with { Repeat = new(RepeatKind.Refill, 3), PrescriberName = "見本 一郎" };
        await SendAsync(story.Doctor(), "/prescriptions", prescription);
        var (person, id) = (insured.PersonId, prescription.PrescriptionId);
        await SendAsync(story.Pharmacist(), "/prescription-receipts", new ReceivePrescription(person, id));
        var query = Guid.CreateVersion7();
        await SendAsync(story.Pharmacist(), "/prescription-queries", new QueryPrescriber(person, id, query, TestDraw.TheSecret, QueryKind.Supply, "残薬が7日分あります"));
        var page = await OpenAsync(insured, "/portal");
        var card = page.Locator("#prescriptions article");
        await Expect(card).ToContainTextAsync("回答を待っています");

        await SendAsync(story.Doctor(), "/query-answers", new AnswerQuery(person, id, query, "レバミピドは取りやめ", Removed: [new(1, 2)]));
        await SendAsync(story.Pharmacist(), "/dispensings", Story.Dispensing(insured, id));
        await page.GotoAsync("/portal");
        foreach (var text in new[] { "日数・残薬について：残薬が7日分あります", "レバミピドは取りやめ（取りやめ：1件）", "疑義照会による取りやめ", "全3回のうち1回目", "次回調剤予定", "引換番号" })
            await Expect(card).ToContainTextAsync(text);
        await ScreenshotsAsync(page, "prescription-card");
    }

    [Fact]
    public async Task the_booklet_is_one_click_away()
    {
        var insured = await TreatedAsync();
        var page = await (await host.GetAsync(Path, insured.PersonId)).Content.ReadAsStringAsync();
        Assert.Contains("href=\"/portal/medications.pdf\"", page, StringComparison.Ordinal);
        using var answer = await host.GetAsync($"{Path}.pdf", insured.PersonId);
        Assert.Equal(("application/pdf", "no-store"), (answer.Content.Headers.ContentType!.MediaType, answer.Headers.CacheControl!.ToString()));
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        await File.WriteAllBytesAsync(System.IO.Path.ChangeExtension(PathOf("booklet"), "pdf"), bytes);
        using var file = PdfDocument.Open(bytes);
        var text = string.Concat(file.GetPages().Select(one => one.Text)).Replace(" ", "", StringComparison.Ordinal);
        Assert.All(new[] { Story.Loxoprofen.DrugName, Generic.DrugName, Stomach.DrugName }, drug => Assert.Contains(drug.Replace(" ", "", StringComparison.Ordinal), text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("?days=7", HttpStatusCode.BadRequest)]
    [InlineData("?days=all", HttpStatusCode.BadRequest)]
    [InlineData("?person=1", HttpStatusCode.BadRequest)]
    [InlineData("?days=366", HttpStatusCode.OK)]
    [InlineData("", HttpStatusCode.OK)]
    public async Task only_the_periods_that_are_offered_are_shown(string query, HttpStatusCode status)
    {
        using var answer = await host.GetAsync($"{Path}{query}", (await story.InsureAsync()).PersonId);
        Assert.Equal(status, answer.StatusCode);
        Assert.StartsWith("default-src 'none'; style-src 'self';", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Path)]
    [InlineData($"{Path}.pdf")]
    public async Task whoever_is_not_signed_in_is_asked_to(string path)
    {
        using var answer = await host.GetAsync(path);
        Assert.Equal((HttpStatusCode.Redirect, "/portal/sign-in"), (answer.StatusCode, answer.Headers.Location!.AbsolutePath));
    }

    [Fact]
    public async Task what_a_prescriber_writes_is_text_and_never_markup()
    {
        var insured = await story.InsureAsync();
        await SendAsync(story.Doctor(), "/prescriptions", story.Prescription(insured, null, Story.Loxoprofen with { Dosage = new("<script>alert(1)</script>") }));
        var page = await (await host.GetAsync(Path, insured.PersonId)).Content.ReadAsStringAsync();
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
    }

    /// <summary>Two clinics' loxoprofen on overlapping days, one of them dispensed; a drug for the stomach; and something of last year.</summary>
    private async Task<Insured> TreatedAsync()
    {
        var insured = await story.InsureAsync();
        await PrescribeAsync(insured, Story.Clinic, story.Today.PlusDays(-400), Stomach with { Drug = new(DrugCodeSystem.Yj, "1149037F1020"), DrugName = "セレコックス錠１００ｍｇ" });
        var first = await PrescribeAsync(insured, Story.Clinic, story.Today.PlusDays(-3), Story.Loxoprofen, Stomach);
        await SendAsync(story.Pharmacist(), "/prescription-receipts", new ReceivePrescription(insured.PersonId, first));
        await SendAsync(story.Pharmacist(), "/dispensings", Story.Dispensing(insured, first) with { DispensedOn = story.Today.PlusDays(-3) });
        await PrescribeAsync(insured, Story.OtherClinic, story.Today, Generic);
        return insured;
    }

    private async Task<Guid> PrescribeAsync(Insured insured, string clinic, LocalDate on, params MedicationLine[] lines)
    {
        var prescription = story.Prescription(insured, "前の薬を紛失した", lines) with { IssuedOn = on };
        await SendAsync(story.Doctor(clinic), "/prescriptions", prescription);
        return prescription.PrescriptionId;
    }

    private static async Task SendAsync(Api caller, string path, object command) => Story.Done(await caller.PostAsync(path, command, $"{Guid.NewGuid()}"));

    private async Task<IPage> OpenAsync(Insured insured, string path = Path)
    {
        var page = await host.OpenAsync();
        await page.SetExtraHTTPHeadersAsync([new("Authorization", $"Bearer {host.Tokens.OfPerson(insured.PersonId)}")]);
        await page.GotoAsync(path);
        return page;
    }
}
