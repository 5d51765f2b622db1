using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Healthcare.Application.Identity;
using Healthcare.Host.Identity;
using Microsoft.IdentityModel.Tokens;
using Xunit;

namespace Healthcare.Tests.Identity;

/// <summary>A host that trusts two issuers.</summary>
public sealed class TwoIssuers : IAsyncLifetime
{
    internal TestTokens First { get; } = new("https://first.test/");

    internal TestTokens Second { get; } = new("https://second.test/", "another-name-of-us");

    internal IdentityHost Host { get; private set; } = null!;

    public async Task InitializeAsync() => Host = await IdentityHost.StartAsync([.. First.Settings(0), .. Second.Settings(1)]);

    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        First.Dispose();
        Second.Dispose();
    }
}

public sealed class AccessTokenTests(TwoIssuers issuers) : IClassFixture<TwoIssuers>
{
    private static readonly Guid Person = Guid.Parse("0197d4a0-0000-7000-8000-000000000001");

    private readonly TestTokens first = issuers.First;
    private readonly TestTokens second = issuers.Second;
    private readonly IdentityHost host = issuers.Host;

    [Fact]
    public async Task tokens_of_each_configured_issuer_are_accepted()
    {
        var person = await WhoAmI(first.OfPerson(Person));
        var doctor = await WhoAmI(second.OfDoctor());

        Assert.Equal(Person.ToString(), (string?)person["personId"]);
        Assert.Equal("pin", (string?)person["authenticationMethod"]);
        Assert.Equal("1310000001", (string?)doctor["institution"]);
        Assert.Equal("100001", (string?)doctor["qualification"]);
    }

    [Fact]
    public async Task without_a_token_the_answer_is_401_and_says_bearer()
    {
        using var response = await host.GetAsync("/whoami", null);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.ToString());
        Assert.Equal("identity.unauthenticated", (string?)(await Body(response))["code"]);
    }

    [Fact]
    public Task a_token_of_an_unknown_issuer_is_refused()
    {
        using var stranger = new TestTokens("https://stranger.test/");
        return RefusedFor("iss", stranger.OfDoctor());
    }

    [Fact]
    public Task a_token_of_a_known_issuer_signed_by_another_key_is_refused()
    {
        using var forger = new TestTokens("https://first.test/");
        return RefusedFor("signature", forger.OfDoctor());
    }

    [Fact]
    public Task a_token_of_one_issuer_signed_by_the_key_of_another_is_refused() =>
        RefusedFor("signature", second.Mint(Doctor(), issuer: first.Issuer, audience: first.Audience));

    [Fact]
    public Task a_token_for_another_audience_is_refused() => RefusedFor("aud", first.Mint(Doctor(), audience: "another-api"));

    [Fact]
    public Task an_expired_token_is_refused() =>
        RefusedFor("exp", first.Mint(Doctor(), DateTimeOffset.UtcNow.AddHours(-1).AddSeconds(-40)));

    [Fact]
    public Task a_token_of_tomorrow_is_refused() => RefusedFor("exp", first.Mint(Doctor(), DateTimeOffset.UtcNow.AddDays(1)));

    [Fact]
    public Task an_id_token_is_refused() => RefusedFor("typ", first.Mint(Doctor(), type: "JWT"));

    [Fact]
    public Task a_token_without_end_is_refused()
    {
        var payload = $$"""{"iss":"{{first.Issuer}}","aud":"{{first.Audience}}","sub":"x","hc_role":"operator","iat":1}""";
        var signed = Encode("""{"alg":"RS256","typ":"at+jwt"}""") + "." + Encode(payload);
        var signature = ((RsaSecurityKey)first.Key).Rsa.SignData(
            Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return RefusedFor("exp", $"{signed}.{Base64UrlEncoder.Encode(signature)}");
    }

    [Fact]
    public async Task a_token_without_signature_is_refused()
    {
        var payload = first.OfDoctor().Split('.')[1];
        await RefusedFor("signature", $"{Encode("""{"alg":"none","typ":"at+jwt"}""")}.{payload}.");
    }

    [Fact]
    public async Task a_token_signed_with_a_shared_secret_is_refused()
    {
        // The classic confusion: the public key, which everybody has, used as the secret of HS256.
        var secret = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(first.Jwks)) { KeyId = first.Key.KeyId };
        var token = first.Mint(Doctor(), credentials: new SigningCredentials(secret, SecurityAlgorithms.HmacSha256));
        await Refused(token);
    }

    [Theory]
    [InlineData(SecurityAlgorithms.RsaSha512)]
    [InlineData(SecurityAlgorithms.RsaSha384)]
    public Task an_algorithm_not_on_the_list_is_refused(string algorithm) =>
        Refused(first.Mint(Doctor(), credentials: new SigningCredentials(first.Key, algorithm)));

    [Fact]
    public async Task a_token_with_a_changed_payload_is_refused()
    {
        var parts = first.OfDoctor().Split('.');
        var payload = Base64UrlEncoder.Decode(parts[1]).Replace("doctor", "auditor", StringComparison.Ordinal);
        await RefusedFor("signature", $"{parts[0]}.{Encode(payload)}.{parts[2]}");
    }

    [Theory]
    [InlineData("not-a-token")]
    [InlineData("a.b.c")]
    [InlineData("....")]
    public Task something_that_is_no_token_is_refused(string token) => Refused(token);

    [Theory]
    [InlineData(Role.Doctor, IdentityClaims.Role)]
    [InlineData(Role.Doctor, IdentityClaims.Institution)]
    [InlineData(Role.Dentist, IdentityClaims.Qualification)]
    [InlineData(Role.Pharmacist, IdentityClaims.Qualification)]
    [InlineData(Role.Clerk, IdentityClaims.Institution)]
    [InlineData(Role.Insurer, IdentityClaims.Institution)]
    [InlineData(Role.Municipality, IdentityClaims.Institution)]
    [InlineData(Role.InsuredPerson, IdentityClaims.Person)]
    [InlineData(Role.Operator, IdentityClaims.Subject)]
    public Task a_token_without_a_claim_of_its_role_is_refused_and_the_claim_named(Role role, string claim)
    {
        var claims = first.Claims(role, "1310000001", "100001", Person);
        claims.Remove(claim);
        return RefusedFor(claim, first.Mint(claims));
    }

    [Fact]
    public async Task an_unknown_role_or_two_roles_are_no_role()
    {
        var unknown = Doctor();
        unknown[IdentityClaims.Role] = "Doctor";
        var two = Doctor();
        two[IdentityClaims.Role] = new[] { "doctor", "auditor" };

        await RefusedFor(IdentityClaims.Role, first.Mint(unknown));
        await RefusedFor(IdentityClaims.Role, first.Mint(two));
    }

    [Fact]
    public async Task a_role_that_may_not_is_forbidden()
    {
        using var doctor = await host.GetAsync("/operators", first.OfDoctor());
        using var @operator = await host.GetAsync("/operators", first.Of(Role.Operator));

        Assert.Equal(HttpStatusCode.Forbidden, doctor.StatusCode);
        Assert.Equal("identity.forbidden", (string?)(await Body(doctor))["code"]);
        Assert.Equal(HttpStatusCode.OK, @operator.StatusCode);
    }

    [Fact]
    public async Task a_remembered_token_stops_when_it_ends()
    {
        await using var later = await IdentityHost.StartAsync(first.Settings());
        var token = first.OfDoctor();
        Assert.Equal(HttpStatusCode.OK, await StatusAsync());

        later.Time.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync());
        Assert.Equal(HttpStatusCode.OK, await StatusAsync());
        later.Time.Advance(TimeSpan.FromSeconds(95));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync());

        async Task<HttpStatusCode> StatusAsync()
        {
            using var response = await later.GetAsync("/whoami", token);
            return response.StatusCode;
        }
    }

    [Fact]
    public async Task keys_come_from_a_file_where_there_is_no_way_out()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, first.Jwks);
        await using var isolated = await IdentityHost.StartAsync(
            [new("Identity:Issuers:0:Issuer", first.Issuer), new("Identity:Issuers:0:Audience", first.Audience), new("Identity:Issuers:0:JwksFile", file)]);

        using var response = await isolated.GetAsync("/whoami", first.OfDoctor());
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        File.Delete(file);
    }

    [Fact]
    public async Task keys_are_discovered_at_the_issuer()
    {
        await using var issuer = await IdentityHost.StartAsync(Demo.Settings);
        await using var elsewhere = await IdentityHost.StartAsync(
            [new("Identity:Issuers:0:Issuer", issuer.Address.AbsoluteUri), new("Identity:Issuers:0:Audience", "healthcare-api")], "Development");
        var (_, body) = await issuer.TokenAsync(
            ("grant_type", "client_credentials"), ("client_id", "clinic"), ("client_secret", "clinic-secret"));

        using var response = await elsewhere.GetAsync("/whoami", (string)body["access_token"]!);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task every_role_has_a_token()
    {
        foreach (var role in Enum.GetValues<Role>())
            Assert.Equal((int)role, (int?)(await WhoAmI(first.Of(role, "1310000001", "100001", Person)))["role"]);
    }

    private Dictionary<string, object> Doctor() => first.Claims(Role.Doctor, "1310000001", "100001");

    private async Task<JsonNode> WhoAmI(string token)
    {
        using var response = await host.GetAsync("/whoami", token);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await Body(response);
    }

    private async Task RefusedFor(string part, string token) => Assert.Equal(part, (string?)(await Refused(token))["fields"]![0]!["field"]);

    private async Task<JsonNode> Refused(string token)
    {
        using var response = await host.GetAsync("/whoami", token);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("Bearer error=\"invalid_token\"", response.Headers.WwwAuthenticate.ToString());
        var body = await Body(response);
        Assert.Equal("identity.unusable-token", (string?)body["code"]);
        return body;
    }

    private static async Task<JsonNode> Body(HttpResponseMessage response) => (await response.Content.ReadFromJsonAsync<JsonNode>())!;

    private static string Encode(string text) => Base64UrlEncoder.Encode(text);
}
