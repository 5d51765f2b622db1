using System.Net;
using System.Text.RegularExpressions;
using Healthcare.Application.Eligibility;
using Healthcare.Application.Identity;
using Healthcare.Tests.Eligibility;
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

    [Fact]
    public async Task one_of_a_coverage_that_is_over_is_not_shown_and_another_can_be_asked_for()
    {
        var insured = await story.InsureAsync();
        Story.Done(await story.Person(insured.PersonId).PostAsync("/eligibility-certificate-requests", new RequestEligibilityCertificate(insured.PersonId, Guid.CreateVersion7())));
        using var browser = Browser(insured.PersonId);
        Assert.Contains("申請による交付", await browser.GetStringAsync("/portal"), StringComparison.Ordinal);

        var next = new Covered(insured.PersonId, Guid.CreateVersion7(), CoveredPeople.NewIdentity(CoveredPeople.OtherInsurer));
        Story.Done(await story.As(Role.Insurer, CoveredPeople.OtherInsurer).PostAsync("/coverages", CoveredPeople.Register(next, story.Today)));
        var page = await browser.GetStringAsync("/portal");
        Assert.DoesNotContain("申請による交付", page, StringComparison.Ordinal);
        Assert.Contains("資格確認書の交付を申請する", page, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await browser.PostAsync(Path, new FormUrlEncodedContent(await FormAsync(browser)))).StatusCode);
        Assert.DoesNotContain("資格確認書の交付を申請する", await browser.GetStringAsync("/portal"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task one_whose_number_was_corrected_is_not_shown()
    {
        var people = new CoveredPeople(host);
        var one = await people.CoverAsync();
        Story.Done(await story.Person(one.PersonId).PostAsync("/eligibility-certificate-requests", new RequestEligibilityCertificate(one.PersonId, Guid.CreateVersion7())));
        Story.Done(await people.Insurer().PostAsync("/coverage-restatements", CoveredPeople.Correct(one, CoveredPeople.NewIdentity()), key: $"{Guid.NewGuid()}"));
        using var browser = Browser(one.PersonId);
        var page = await browser.GetStringAsync("/portal");
        Assert.DoesNotContain("申請による交付", page, StringComparison.Ordinal);
        Assert.Contains("資格確認書の交付を申請する", page, StringComparison.Ordinal);
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
