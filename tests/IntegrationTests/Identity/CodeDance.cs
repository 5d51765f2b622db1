using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Web;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.IdentityModel.Tokens;

namespace Healthcare.Tests.Identity;

/// <summary>The settings of a demonstration issuer with one system and two persons.</summary>
internal static class Demo
{
    public const string PersonId = "0197d4a0-0000-7000-8000-0000000000aa";
    public const string Number = "1001";
    public const string Pin = "1234";

    public static IEnumerable<KeyValuePair<string, string?>> Settings { get; } =
    [
        new("Identity:DemoIssuer:Enabled", "true"),
        new("Identity:DemoIssuer:Clients:0:ClientId", "clinic"),
        new("Identity:DemoIssuer:Clients:0:Secret", "clinic-secret"),
        new("Identity:DemoIssuer:Clients:0:Role", "doctor"),
        new("Identity:DemoIssuer:Clients:0:Institution", "1310000001"),
        new("Identity:DemoIssuer:Clients:0:Qualification", "100001"),
        new("Identity:DemoIssuer:People:0:Number", Number),
        new("Identity:DemoIssuer:People:0:PersonId", PersonId),
        new("Identity:DemoIssuer:People:0:Name", "山田 花子"),
        new("Identity:DemoIssuer:People:0:Pin", Pin),
        new("Identity:DemoIssuer:People:1:Number", "1002"),
        new("Identity:DemoIssuer:People:1:PersonId", "0197d4a0-0000-7000-8000-0000000000bb"),
        new("Identity:DemoIssuer:People:1:Name", "佐藤 <太郎>"),
        new("Identity:DemoIssuer:People:1:Pin", "5678"),
    ];
}

/// <summary>Authorization code with PKCE, step by step, as a browser and an application do it.</summary>
internal sealed partial class CodeDance(IdentityHost host)
{
    private readonly HttpClient browser = host.Browser(follow: false);
    private readonly string verifier = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(32));

    private string RedirectUri => new Uri(host.Address, "/portal/sign-in/callback").AbsoluteUri;

    public Task<HttpResponseMessage> AuthorizeAsync(Action<Dictionary<string, string>>? change = null)
    {
        var query = new Dictionary<string, string>
        {
            ["response_type"] = "code",
            ["client_id"] = "portal",
            ["redirect_uri"] = RedirectUri,
            ["scope"] = "openid",
            ["state"] = "state",
            ["code_challenge"] = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))),
            ["code_challenge_method"] = "S256",
        };
        change?.Invoke(query);
        return browser.GetAsync(new Uri("/connect/authorize" + new QueryBuilder(query), UriKind.Relative));
    }

    public async Task<HttpResponseMessage> SignInAsync(string number, string pin, string? form = null)
    {
        using var ask = await AuthorizeAsync();
        return await EnterAsync(browser, ask.Headers.Location!, number, pin, form);
    }

    public async Task<string> CodeAsync()
    {
        using var entered = await SignInAsync(Demo.Number, Demo.Pin);
        using var authorized = await browser.GetAsync(entered.Headers.Location);
        return HttpUtility.ParseQueryString(authorized.Headers.Location!.Query)["code"]!;
    }

    public Task<(HttpStatusCode Status, JsonNode Body)> ExchangeAsync(string code, string? verifier = null) => host.TokenAsync(
        ("grant_type", "authorization_code"), ("client_id", "portal"), ("code", code),
        ("redirect_uri", RedirectUri), ("code_verifier", verifier ?? this.verifier));

    public static async Task<HttpResponseMessage> EnterAsync(HttpClient browser, Uri page, string number, string pin, string? form = null)
    {
        var html = await browser.GetStringAsync(page);
        return await browser.PostAsync(page, new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = form ?? FormToken().Match(html).Groups[1].Value,
            ["number"] = number,
            ["pin"] = pin,
        }));
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}
