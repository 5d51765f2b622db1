using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace Healthcare.Tests.Identity;

public sealed class PortalSignInTests : IAsyncLifetime
{
    private IdentityHost host = null!;

    public async Task InitializeAsync() => host = await IdentityHost.StartAsync(Demo.Settings);

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task a_person_signs_in_comes_back_to_the_page_and_signs_out()
    {
        using var browser = host.Browser();
        using var page = await SignInAsync(browser);
        Assert.Equal("/portal/whoami", page.RequestMessage!.RequestUri!.AbsolutePath);
        var caller = await page.Content.ReadFromJsonAsync<JsonNode>();
        Assert.Equal(Demo.PersonId, (string?)caller!["personId"]);
        Assert.Equal("pin", (string?)caller["authenticationMethod"]);

        var form = await browser.GetStringAsync(new Uri("/portal/form", UriKind.Relative));
        using var left = await browser.PostAsync(
            new Uri("/portal/sign-out", UriKind.Relative),
            new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = form.Trim('"') }));
        Assert.Equal("/portal", left.RequestMessage!.RequestUri!.AbsolutePath);
        using var after = await browser.GetAsync(new Uri("/portal/whoami", UriKind.Relative));
        Assert.Equal("/connect/sign-in", after.RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Fact]
    public async Task the_cookie_is_shut_to_scripts_and_opens_no_api()
    {
        var cookies = new CookieContainer();
        using var browser = host.Browser(cookies: cookies);
        using var page = await SignInAsync(browser);
        Assert.True(cookies.GetCookies(host.Address)["healthcare-portal"]!.HttpOnly);

        using var api = await browser.GetAsync(new Uri("/whoami", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Unauthorized, api.StatusCode);
    }

    [Fact]
    public async Task signing_out_needs_a_form_of_this_site()
    {
        using var browser = host.Browser();
        using var page = await SignInAsync(browser);
        using var forged = await browser.PostAsync(new Uri("/portal/sign-out", UriKind.Relative), new FormUrlEncodedContent([]));

        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        using var still = await browser.GetAsync(new Uri("/portal/whoami", UriKind.Relative));
        Assert.Equal("/portal/whoami", still.RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Fact]
    public async Task the_sign_in_ends_after_a_quarter_of_an_hour_of_silence()
    {
        using var browser = host.Browser();
        using var page = await SignInAsync(browser);
        host.Time.Advance(TimeSpan.FromMinutes(16));

        using var after = await browser.GetAsync(new Uri("/portal/whoami", UriKind.Relative));
        Assert.Equal("/connect/sign-in", after.RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Fact]
    public async Task the_sign_in_ends_with_the_working_day_however_busy()
    {
        using var browser = host.Browser();
        using var page = await SignInAsync(browser);
        var last = "";
        for (var minutes = 10; minutes <= 490; minutes += 10)
        {
            host.Time.Advance(TimeSpan.FromMinutes(10));
            using var response = await browser.GetAsync(new Uri("/portal/whoami", UriKind.Relative));
            last = response.RequestMessage!.RequestUri!.AbsolutePath;
            if (minutes < 480)
                Assert.Equal("/portal/whoami", last);
        }

        Assert.Equal("/connect/sign-in", last);
    }

    [Fact]
    public async Task a_callback_nobody_asked_for_is_refused()
    {
        using var browser = host.Browser();
        using var response = await browser.GetAsync(new Uri("/portal/sign-in/callback?code=x&state=y", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task without_a_provider_the_sign_in_says_so()
    {
        await using var bare = await IdentityHost.StartAsync([]);
        using var browser = bare.Browser();
        using var response = await browser.GetAsync(new Uri("/portal/whoami", UriKind.Relative));
        Assert.Equal("identity.sign-in-unavailable", (string?)(await response.Content.ReadFromJsonAsync<JsonNode>())!["code"]);
    }

    private static async Task<HttpResponseMessage> SignInAsync(HttpClient browser)
    {
        using var ask = await browser.GetAsync(new Uri("/portal/whoami", UriKind.Relative));
        return await CodeDance.EnterAsync(browser, ask.RequestMessage!.RequestUri!, Demo.Number, Demo.Pin);
    }
}
