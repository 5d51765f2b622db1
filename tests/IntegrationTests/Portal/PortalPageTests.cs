using System.Net;
using System.Text.RegularExpressions;
using Healthcare.Application.Eligibility;
using Healthcare.Application.Identity;
using Healthcare.Domain.Eligibility;
using Healthcare.Tests.Support;
using NodaTime;
using Xunit;

namespace Healthcare.Tests.Portal;

/// <summary>The pages as bytes: whose data they hold, how they are encoded and protected.</summary>
[Collection(PortalCollection.Name)]
public sealed partial class PortalPageTests(PortalHost host)
{
    private const string Attack = "<script>alert(1)</script>";

    [Fact]
    public async Task a_page_never_shows_what_belongs_to_another_person()
    {
        var story = new Story(host);
        var (one, other) = (await story.InsureAsync(), await story.InsureAsync());
        Story.Done(await story.Doctor().PostAsync("/prescriptions", story.Prescription(one) with { PrescriberName = "一人目の医師" }));
        Story.Done(await story.Doctor().PostAsync("/prescriptions", story.Prescription(other) with { PrescriberName = "二人目の医師" }));

        var page = await PageAsync("/portal", one.PersonId);
        Assert.Contains("一人目の医師", page);
        Assert.DoesNotContain("二人目の医師", page);
        var accesses = await PageAsync("/portal/accesses", other.PersonId);
        Assert.Single(AccessLine().Matches(accesses), line => line.Value.Contains("処方箋の登録", StringComparison.Ordinal));
    }

    [Fact]
    public async Task what_people_wrote_is_text_and_never_markup()
    {
        var story = new Story(host);
        var person = Guid.CreateVersion7();
        Story.Done(await story.As(Role.Insurer, Story.Insurer).PostAsync("/insured-persons", new RegisterInsuredPerson(
            person, new(Attack, "太郎", "シケン", "タロウ"), new LocalDate(1980, 5, 5), Sex.Male, new("1000001", "東京都", "千代田区", "千代田１－１"))));
        var prescription = story.Prescription(new(person, "1", "", default)) with { PrescriberName = $"\"'{Attack}" };
        Story.Done(await story.Doctor().PostAsync("/prescriptions", prescription));

        var page = await PageAsync("/portal", person);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt; 太郎", page);
        Assert.Contains("&quot;&#x27;&lt;script&gt;", page);
    }

    [Fact]
    public async Task no_line_of_the_history_is_lost_between_pages()
    {
        var story = new Story(host);
        var insured = await story.InsureAsync();
        for (var i = 0; i < 45; i++)
            await story.CheckAsync(insured);

        var (path, checks, pages) = ("/portal/accesses", 0, 0);
        while (path is not null)
        {
            var page = WebUtility.HtmlDecode(await PageAsync(path, insured.PersonId));
            var lines = AccessLine().Matches(page);
            Assert.True(lines.Count <= 20);
            checks += lines.Count(line => line.Value.Contains("資格の確認", StringComparison.Ordinal));
            pages++;
            path = OlderLink().Match(page) is { Success: true } link ? link.Groups[1].Value : null;
        }

        Assert.Equal(45, checks);
        Assert.InRange(pages, 3, 4);
    }

    [Theory]
    [InlineData("/portal", HttpStatusCode.OK)]
    [InlineData("/portal/nowhere", HttpStatusCode.NotFound)]
    [InlineData("/portal?person=1", HttpStatusCode.BadRequest)]
    [InlineData("/portal/sign-in/callback?code=x&state=y", HttpStatusCode.Unauthorized)]
    public async Task every_page_keeps_out_of_caches_frames_and_scripts(string path, HttpStatusCode status)
    {
        using var answer = await host.GetAsync(path);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'; style-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task the_style_sheet_is_kept_for_ever_and_the_history_asks_to_sign_in()
    {
        var sheet = StyleSheet().Match(await (await host.GetAsync("/portal")).Content.ReadAsStringAsync()).Groups[1].Value;
        using var css = await host.GetAsync(sheet);
        Assert.Equal("text/css", css.Content.Headers.ContentType!.MediaType);
        Assert.Contains("immutable", css.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        using var history = await host.GetAsync("/portal/accesses");
        Assert.Equal(HttpStatusCode.Redirect, history.StatusCode);
        Assert.Equal("/portal/sign-in", history.Headers.Location!.AbsolutePath);
    }

    private async Task<string> PageAsync(string path, Guid person)
    {
        using var answer = await host.GetAsync(path, person);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}: {text}");
        return text;
    }

    [GeneratedRegex("<tr role=\"row\"(?! *><th).*?</tr>", RegexOptions.Singleline)]
    private static partial Regex AccessLine();

    [GeneratedRegex("href=\"(/portal/accesses\\?before=\\d+)\"")]
    private static partial Regex OlderLink();

    [GeneratedRegex("<link rel=\"stylesheet\" href=\"([^\"]+)\"")]
    private static partial Regex StyleSheet();
}
