using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Healthcare.Host.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.IdentityModel.JsonWebTokens;
using Xunit;

namespace Healthcare.Tests.Identity;

public sealed class DemoIssuerTests : IAsyncLifetime
{
    private IdentityHost host = null!;

    public async Task InitializeAsync() => host = await IdentityHost.StartAsync(Demo.Settings);

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task a_system_gets_a_token_with_its_secret_and_uses_it()
    {
        var (status, body) = await host.TokenAsync(
            ("grant_type", "client_credentials"), ("client_id", "clinic"), ("client_secret", "clinic-secret"));
        Assert.Equal(HttpStatusCode.OK, status);

        var token = (string)body["access_token"]!;
        var jwt = new JsonWebToken(token);
        Assert.Equal(("at+jwt", "RS256"), (jwt.Typ, jwt.Alg));
        Assert.Equal(["healthcare-api"], jwt.Audiences);
        Assert.Equal(3600, (int)body["expires_in"]!, 2.0);

        using var response = await host.GetAsync("/whoami", token);
        var caller = await response.Content.ReadFromJsonAsync<JsonNode>();
        Assert.Equal("clinic", (string?)caller!["subject"]);
        Assert.Equal("1310000001", (string?)caller["institution"]);
        Assert.Equal("client", (string?)caller["authenticationMethod"]);
    }

    [Theory]
    [InlineData("clinic", "wrong")]
    [InlineData("nobody", "clinic-secret")]
    [InlineData("portal", "clinic-secret")]
    public async Task a_wrong_secret_gets_nothing(string client, string secret)
    {
        var (status, body) = await host.TokenAsync(("grant_type", "client_credentials"), ("client_id", client), ("client_secret", secret));

        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.Equal("invalid_client", (string?)body["error"]);
    }

    [Fact]
    public async Task a_person_signs_in_with_card_and_pin_and_the_code_is_good_once()
    {
        var dance = new CodeDance(host);
        var code = await dance.CodeAsync();

        var (status, body) = await dance.ExchangeAsync(code);
        Assert.Equal(HttpStatusCode.OK, status);
        using var response = await host.GetAsync("/whoami", (string)body["access_token"]!);
        var caller = await response.Content.ReadFromJsonAsync<JsonNode>();
        Assert.Equal(Demo.PersonId, (string?)caller!["personId"]);
        Assert.Equal("pin", (string?)caller["authenticationMethod"]);

        var (again, refusal) = await dance.ExchangeAsync(code);
        Assert.Equal(HttpStatusCode.BadRequest, again);
        Assert.Equal("invalid_grant", (string?)refusal["error"]);
    }

    [Fact]
    public async Task a_code_without_its_verifier_is_worth_nothing()
    {
        var dance = new CodeDance(host);
        var (status, body) = await dance.ExchangeAsync(await dance.CodeAsync(), verifier: new string('x', 43));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("invalid_grant", (string?)body["error"]);
    }

    [Fact]
    public async Task a_code_with_another_id_is_refused_although_its_last_letter_is_padding()
    {
        var dance = new CodeDance(host);
        var code = await dance.CodeAsync();
        await dance.ExchangeAsync(code);

        foreach (var last in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
            Assert.Equal(HttpStatusCode.BadRequest, (await dance.ExchangeAsync(code[..^1] + last)).Status);
    }

    [Theory]
    [InlineData("code_challenge")]
    [InlineData("redirect_uri")]
    [InlineData("client_id")]
    public async Task an_authorization_request_needs_all_its_parts(string left)
    {
        using var response = await new CodeDance(host).AuthorizeAsync(query => query.Remove(left));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("redirect_uri", "https://evil.test/callback")]
    [InlineData("redirect_uri", "http://127.0.0.1:1/portal/sign-in/callback")]
    [InlineData("client_id", "nobody")]
    [InlineData("code_challenge_method", "plain")]
    public async Task an_authorization_request_with_a_foreign_part_is_refused(string part, string value)
    {
        using var response = await new CodeDance(host).AuthorizeAsync(query => query[part] = value);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task one_sign_in_is_good_for_one_authorization()
    {
        var dance = new CodeDance(host);
        await dance.CodeAsync();

        using var again = await dance.AuthorizeAsync();
        Assert.StartsWith("/connect/sign-in", again.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task three_wrong_pins_lock_the_card_even_for_the_right_one()
    {
        var dance = new CodeDance(host);
        for (var i = 0; i < 3; i++)
            Assert.Equal(HttpStatusCode.Forbidden, (await dance.SignInAsync(Demo.Number, "0000")).StatusCode);

        using var right = await dance.SignInAsync(Demo.Number, Demo.Pin);
        Assert.Equal(HttpStatusCode.Forbidden, right.StatusCode);
        Assert.Contains("ロック", await right.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var other = await dance.SignInAsync("1002", "5678");
        Assert.Equal(HttpStatusCode.Redirect, other.StatusCode);
    }

    [Fact]
    public async Task a_sign_in_form_from_elsewhere_is_refused()
    {
        using var response = await new CodeDance(host).SignInAsync(Demo.Number, Demo.Pin, form: "forged");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task the_sign_in_page_sends_nobody_elsewhere()
    {
        using var browser = host.Browser(follow: false);
        using var response = await browser.GetAsync(new Uri("/connect/sign-in?ReturnUrl=https://evil.test/", UriKind.Relative));
        Assert.Equal("/portal", response.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task discovery_and_keys_are_public_and_hold_no_private_part()
    {
        using var browser = host.Browser();
        var discovery = await browser.GetFromJsonAsync<JsonNode>("/.well-known/openid-configuration");
        var keys = await browser.GetFromJsonAsync<JsonNode>((string)discovery!["jwks_uri"]!);

        Assert.Equal(host.Address.AbsoluteUri, (string?)discovery["issuer"]);
        Assert.Equal(["S256"], discovery["code_challenge_methods_supported"]!.AsArray().Select(method => (string)method!));
        var key = Assert.Single(keys!["keys"]!.AsArray());
        Assert.Null(key!["d"]);
    }

    [Fact]
    public async Task a_token_outlives_a_restart_when_the_key_is_kept_in_a_file()
    {
        var directory = Directory.CreateTempSubdirectory("healthcare-identity-");
        var file = Path.Combine(directory.FullName, "demo.pem");
        KeyValuePair<string, string?>[] settings =
            [.. Demo.Settings, new("Identity:DemoIssuer:KeyFile", file), new("Identity:DemoIssuer:Issuer", "http://demo.test/")];
        string token;
        await using (var before = await IdentityHost.StartAsync(settings))
            token = (string)(await before.TokenAsync(
                ("grant_type", "client_credentials"), ("client_id", "clinic"), ("client_secret", "clinic-secret"))).Body["access_token"]!;

        await using var after = await IdentityHost.StartAsync(settings);
        using var response = await after.GetAsync("/whoami", token);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        directory.Delete(recursive: true);
    }

    [Fact]
    public void production_refuses_to_start_with_it()
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.Configuration.AddInMemoryCollection([new("Identity:DemoIssuer:Enabled", "true")]);

        var fault = Assert.Throws<InvalidOperationException>(builder.AddHealthcareIdentity);
        Assert.DoesNotContain('\n', fault.Message);
    }

    [Theory]
    [InlineData("Production", "false", 404)]
    [InlineData("Production", "true", 200)]
    public async Task production_has_it_only_when_that_is_said_twice(string environment, string both, int status)
    {
        await using var production = await IdentityHost.StartAsync(
            [new("Identity:DemoIssuer:Enabled", both), new("Identity:DemoIssuer:AllowInProduction", both)], environment);
        using var browser = production.Browser();
        using var response = await browser.GetAsync(new Uri("/.well-known/openid-configuration", UriKind.Relative));
        Assert.Equal(status, (int)response.StatusCode);
    }

}
