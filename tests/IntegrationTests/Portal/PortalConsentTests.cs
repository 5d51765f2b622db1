using System.Net;
using System.Text.RegularExpressions;
using Healthcare.Application.Eligibility;
using Healthcare.Domain.Eligibility;
using Healthcare.Host.Seed.Population;
using Healthcare.Tests.Support;
using Microsoft.Playwright;
using NodaTime;
using Xunit;
using static Healthcare.Tests.Portal.PortalPages;
using static Microsoft.Playwright.Assertions;

namespace Healthcare.Tests.Portal;

/// <summary>Giving and withdrawing consent in the portal, without scripts.</summary>
[Collection(PortalCollection.Name)]
public sealed partial class PortalConsentTests(PortalHost host)
{
    private readonly Story story = new(host);

    [BrowserFact]
    public async Task a_person_withdraws_a_consent_and_gives_another_through_a_day_they_choose()
    {
        var clinic = host.Nation.Institutions.First(place => place.Kind == SyntheticInstitutionKind.Clinic);
        var insured = await story.InsureAsync();
        await story.CheckAsync(insured, clinic.Number);
        await story.ConsentAsync(insured, clinic.Number);
        var drugs = $"/fhir/MedicationRequest?patient={insured.PersonId}";
        var page = await host.OpenAsync();
        await page.SetExtraHTTPHeadersAsync([new("Authorization", $"Bearer {host.Tokens.OfPerson(insured.PersonId)}")]);
        await page.GotoAsync("/portal");

        var consents = page.Locator("#consents");
        await Expect(consents.Locator("article").Filter(new() { HasText = clinic.Name })).ToHaveCountAsync(1);
        await Expect(consents.Locator("article").First).ToContainTextAsync("窓口のカードリーダー");
        await ScreenshotsAsync(page, "consents");
        await consents.GetByRole(AriaRole.Button, new() { Name = $"{clinic.Name}への同意を取り消す" }).ClickAsync();
        await Expect(consents.Locator("article").Filter(new() { HasText = clinic.Name })).ToHaveCountAsync(0);
        await Expect(consents.Locator("tbody tr").Filter(new() { HasText = clinic.Name }).First).ToContainTextAsync("取り消し（このポータル）");
        Assert.Equal(403, (await story.Doctor(clinic.Number).GetAsync(drugs)).Status);

        var last = story.Today.PlusDays(30);
        await page.GetByLabel("医療機関・薬局の番号").FillAsync(clinic.Number);
        await page.GetByLabel("薬剤・診療の情報").CheckAsync();
        await page.GetByLabel("健診の情報").CheckAsync();
        await page.GetByLabel("最終日").FillAsync($"{last:uuuu-MM-dd}");
        await page.GetByRole(AriaRole.Button, new() { Name = "同意する", Exact = true }).ClickAsync();

        var given = consents.Locator("article").Filter(new() { HasText = clinic.Name });
        await Expect(given).ToContainTextAsync("薬剤・診療の情報、健診の情報");
        await Expect(given).ToContainTextAsync("このポータル");
        await Expect(given).ToContainTextAsync($"{last.Year}年{last.Month}月{last.Day}日まで");
        await ScreenshotsAsync(page, "consents-given");
        Story.Done(await story.Doctor(clinic.Number).GetAsync(drugs));
    }

    [Fact]
    public async Task a_form_sent_twice_gives_one_consent_and_a_form_of_somebody_else_none()
    {
        var (one, other) = (await story.InsureAsync(), await story.InsureAsync());
        using var browser = new Visitor(host, one.PersonId);
        var form = await browser.FormAsync(story.Today.PlusDays(1), Registered);

        Assert.Equal(HttpStatusCode.Redirect, await browser.SendAsync("/portal/consents", form));
        Assert.Equal(HttpStatusCode.Redirect, await browser.SendAsync("/portal/consents", form));
        Assert.Single(await host.Rows.EventsOfAsync(one.PersonId), "eligibility.consent-given.v1");

        using var stranger = new Visitor(host, other.PersonId);
        await stranger.FormAsync(story.Today, Story.Clinic);
        Assert.Equal(HttpStatusCode.BadRequest, await stranger.SendAsync("/portal/consents", form));
        Assert.DoesNotContain("eligibility.consent-given.v1", await host.Rows.EventsOfAsync(other.PersonId));
    }

    [Theory]
    [InlineData("institution", "1399999999", HttpStatusCode.NotFound)]
    [InlineData("institution", "", HttpStatusCode.NotFound)]
    [InlineData("lastDay", "2020-01-01", HttpStatusCode.UnprocessableEntity)]
    [InlineData("lastDay", "tomorrow", HttpStatusCode.UnprocessableEntity)]
    [InlineData("kinds", "everything", HttpStatusCode.BadRequest)]
    [InlineData("kinds", "", HttpStatusCode.BadRequest)]
    [InlineData("kinds", "7", HttpStatusCode.BadRequest)]
    [InlineData("consent", "1", HttpStatusCode.BadRequest)]
    [InlineData("consent", "00000000-0000-0000-0000-000000000000", HttpStatusCode.BadRequest)]
    [InlineData("__RequestVerificationToken", "forged", HttpStatusCode.BadRequest)]
    public async Task a_form_that_is_wrong_gives_nothing(string field, string value, HttpStatusCode status)
    {
        var insured = await story.InsureAsync();
        using var browser = new Visitor(host, insured.PersonId);
        var form = await browser.FormAsync(story.Today.PlusDays(1), Registered);
        form[field] = value;
        Assert.Equal(status, await browser.SendAsync("/portal/consents", form));
        Assert.DoesNotContain("eligibility.consent-given.v1", await host.Rows.EventsOfAsync(insured.PersonId));
    }

    [Fact]
    public async Task nobody_withdraws_the_consent_of_another()
    {
        var (mine, theirs) = (await story.InsureAsync(), await story.InsureAsync());
        await story.CheckAsync(theirs);
        var consent = await story.ConsentAsync(theirs);
        using var browser = new Visitor(host, mine.PersonId);
        var form = await browser.FormAsync(story.Today, Story.Clinic);
        form["consent"] = $"{consent}";

        Assert.Equal(HttpStatusCode.NotFound, await browser.SendAsync("/portal/consent-withdrawals", form));
        Assert.DoesNotContain("eligibility.consent-withdrawn.v1", await host.Rows.EventsOfAsync(theirs.PersonId));
    }

    private string Registered => host.Nation.Institutions[0].Number;

    /// <summary>Somebody who brings an access token instead of a cookie, and keeps the cookie of the form.</summary>
    private sealed partial class Visitor : IDisposable
    {
        private readonly HttpClient client;

        public Visitor(PortalHost host, Guid person)
        {
            client = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new() }) { BaseAddress = new(host.Address) };
            client.DefaultRequestHeaders.Authorization = new("Bearer", host.Tokens.OfPerson(person));
        }

        /// <summary>The form to give consent as the page shows it, filled in.</summary>
        public async Task<Dictionary<string, string>> FormAsync(LocalDate lastDay, string institution)
        {
            var page = await client.GetStringAsync("/portal");
            return new()
            {
                ["__RequestVerificationToken"] = Token().Match(page).Groups[1].Value,
                ["consent"] = Consent().Match(page).Groups[1].Value,
                ["institution"] = institution,
                ["kinds"] = nameof(InformationKind.Drugs),
                ["lastDay"] = $"{lastDay:uuuu-MM-dd}",
            };
        }

        public async Task<HttpStatusCode> SendAsync(string path, Dictionary<string, string> form)
        {
            using var answer = await client.PostAsync(path, new FormUrlEncodedContent(form));
            Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
            return answer.StatusCode;
        }

        public void Dispose() => client.Dispose();

        [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
        private static partial Regex Token();

        [GeneratedRegex("action=\"/portal/consents\".*?name=\"consent\" value=\"([^\"]+)\"", RegexOptions.Singleline)]
        private static partial Regex Consent();
    }
}
