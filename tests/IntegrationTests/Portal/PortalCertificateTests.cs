using System.Net;
using System.Text.RegularExpressions;
using Healthcare.Tests.Support;
using Xunit;

namespace Healthcare.Tests.Portal;

/// <summary>資格確認書 in the portal: seen, and asked for without scripts.</summary>
[Collection(PortalCollection.Name)]
public sealed partial class PortalCertificateTests(PortalHost host)
{
    private const string Path = "/portal/eligibility-certificates", Issued = "eligibility.eligibility-certificate-issued.v1";
    private readonly Story story = new(host);

    [Fact]
    public async Task a_person_asks_for_one_and_sees_it_and_a_form_sent_twice_brings_one()
    {
        var insured = await story.InsureAsync();
        using var browser = Browser(insured.PersonId);
        var form = await FormAsync(browser);

        using var answer = await browser.PostAsync(Path, new FormUrlEncodedContent(form));
        Assert.Equal((HttpStatusCode.Redirect, "/portal#insurance"), (answer.StatusCode, answer.Headers.Location?.ToString()));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.PostAsync(Path, new FormUrlEncodedContent(form))).StatusCode);
        Assert.Single(await host.Rows.EventsOfAsync(insured.PersonId), Issued);

        var page = await browser.GetStringAsync("/portal");
        var last = story.Today.PlusYears(5).PlusDays(-1);
        Assert.Contains("申請による交付", page, StringComparison.Ordinal);
        Assert.Contains($"{last.Year}年{last.Month}月{last.Day}日まで", page, StringComparison.Ordinal);
        Assert.DoesNotContain("資格確認書の交付を申請する", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("certificateId", "1")]
    [InlineData("certificateId", "00000000-0000-0000-0000-000000000000")]
    [InlineData("__RequestVerificationToken", "forged")]
    public async Task a_form_that_is_wrong_brings_none(string field, string value)
    {
        var insured = await story.InsureAsync();
        using var browser = Browser(insured.PersonId);
        var form = await FormAsync(browser);
        form[field] = value;
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsync(Path, new FormUrlEncodedContent(form))).StatusCode);
        Assert.DoesNotContain(Issued, await host.Rows.EventsOfAsync(insured.PersonId));
    }

    private HttpClient Browser(Guid person)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new() }) { BaseAddress = new(host.Address) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", host.Tokens.OfPerson(person));
        return client;
    }

    private static async Task<Dictionary<string, string>> FormAsync(HttpClient browser)
    {
        var page = await browser.GetStringAsync("/portal");
        return new()
        {
            ["__RequestVerificationToken"] = Token().Match(page).Groups[1].Value,
            ["certificateId"] = Certificate().Match(page).Groups[1].Value,
        };
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("name=\"certificateId\" value=\"([^\"]+)\"")]
    private static partial Regex Certificate();
}
