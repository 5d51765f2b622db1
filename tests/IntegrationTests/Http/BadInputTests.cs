using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Healthcare.Application.Identity;
using Healthcare.Host.Http;
using Healthcare.Host.Http.Guard;
using Healthcare.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Xunit;

namespace Healthcare.Tests.Http;

/// <summary>Whatever is sent wherever, it is refused with a code that says why, and nothing of it stays.</summary>
[Collection(HostCollection.Name)]
public sealed class BadInputTests(RunningHost host)
{
    /// <summary>Valid by its check digit, and nobody's.</summary>
    private const string MyNumber = "123456789018";

    private static readonly Dictionary<string, Func<JsonObject, IEnumerable<string>>> Spoilt = new()
    {
        ["no body"] = _ => [""],
        ["half an object"] = _ => ["{"],
        ["a trailing comma"] = body => [body.ToJsonString()[..^1] + ",}"],
        ["an array"] = body => [$"[{body.ToJsonString()}]"],
        ["a text"] = _ => ["\"text\""],
        ["null"] = _ => ["null"],
        ["65 levels"] = _ => [string.Concat(Enumerable.Repeat("{\"a\":", 65)) + "1" + new string('}', 65)],
        ["more than 5 MB"] = body => [body.ToJsonString() + new string(' ', RequestGuard.MaxJsonBytes)],
        ["a member twice"] = body => [TwiceTheFirst(body)],
        ["an unknown member"] = body => [body.ToJsonString()[..^1] + ",\"unknown\":1}", .. Inside(body, inner => inner["unknown"] = 1)],
        ["a member in another case twice"] = body => [body.ToJsonString()[..^1] + $",\"{body.First().Key.ToUpperInvariant()}\":1}}"],
        ["another type in each member"] = body => Each(body, value => value switch
        {
            JsonObject => "text",
            JsonArray => new JsonObject(),
            JsonValue v when v.GetValueKind() == JsonValueKind.String => 5,
            _ => "text",
        }),
        ["null in each member"] = body => Each(body, _ => null),
        ["each member left out"] = LeftOut,
        ["a huge number in each member"] = body => Each(body, _ => "HUGE").Select(json => json.Replace("\"HUGE\"", "1e400", StringComparison.Ordinal)),
        ["a number too long for any type in each member"] = body => Each(body, _ => "HUGE").Select(json => json.Replace("\"HUGE\"", new string('9', 400), StringComparison.Ordinal)),
        ["an unpaired surrogate in each text"] = body => EachText(body, "LONE").Select(json => json.Replace("LONE", "\\ud800", StringComparison.Ordinal)),
        ["a My Number in each text"] = body => EachText(body, MyNumber),
        ["a grouped My Number in each text"] = body => EachText(body, "番号は１２３４ー５６７８ー９０１８です"),
        ["a My Number as a number in each member"] = body => Each(body, _ => long.Parse(MyNumber, System.Globalization.CultureInfo.InvariantCulture)),
        ["a My Number as a name"] = body => [body.ToJsonString()[..^1] + $",\"{MyNumber}\":1}}"],
        ["a My Number escaped"] = body => EachText(body, "ESCAPED").Select(json => json.Replace("ESCAPED", string.Concat(MyNumber.Select(digit => $"\\u{(int)digit:x4}")), StringComparison.Ordinal)),
        ["bytes that are not UTF-8"] = _ => ["\u00ff"],
    };

    /// <summary>What the examples fill although it may be left out; every other member of an example is required.</summary>
    private static readonly string[] Optional = ["serviceDate", "dispensedOn", "copayPercent", "stay", "changed"];

    private readonly Story story = new(host);

    public static TheoryData<string> Kinds => [.. Spoilt.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task no_command_takes(string kind)
    {
        var insured = await story.InsureAsync();
        var before = await host.Rows.KeptAsync();
        foreach (var endpoint in host.JsonEndpoints())
        {
            var whole = JsonNode.Parse(Requests.BodyOf(endpoint, insured)!)!.AsObject();
            LeaveOutOptional(whole);
            if (IsFhir(endpoint) && !kind.Contains("My Number", StringComparison.Ordinal) && kind.Contains("each", StringComparison.Ordinal))
                continue; // What a document needs is for the reader of documents to say, and tested there.
            foreach (var body in Spoilt[kind](whole))
                await AssertRefusedAsync(endpoint, insured, kind == "bytes that are not UTF-8" ? [0x7b, 0xff, 0x7d] : Encoding.UTF8.GetBytes(body), kind);
        }

        Assert.Equal(before, await host.Rows.KeptAsync());
        Assert.DoesNotContain(MyNumber, host.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_my_number_is_nowhere_afterwards()
    {
        var insured = await story.InsureAsync();
        var before = await host.Rows.KeptAsync();
        foreach (var endpoint in host.JsonEndpoints())
            foreach (var body in EachText(JsonNode.Parse(Requests.BodyOf(endpoint, insured)!)!.AsObject(), MyNumber))
                await AssertRefusedAsync(endpoint, insured, Encoding.UTF8.GetBytes(body), "My Number", "request.my-number");
        await AssertProblemAsync(await story.Doctor().PostRawAsync("/fhir/Patient/_search", Encoding.UTF8.GetBytes($"identifier={MyNumber}"), "application/x-www-form-urlencoded"), "/fhir", "request.my-number");
        await AssertProblemAsync(await story.Doctor().GetAsync($"/fhir/Patient?_id={MyNumber}"), "/fhir", "request.my-number");
        await AssertProblemAsync(await story.Doctor().GetAsync($"/insured-persons/{MyNumber}/accesses"), "/insured-persons", "request.my-number");
        await AssertProblemAsync(await story.Doctor().PostAsync("/prescriptions", story.Prescription(insured), key: MyNumber), "/prescriptions", "request.my-number");
        await AssertProblemAsync(await story.Doctor().PostAsync("/prescriptions", story.Prescription(insured, reason: $"番号 {MyNumber}")), "/prescriptions", "request.my-number");

        Assert.Equal(before, await host.Rows.KeptAsync());
        Assert.Empty(await host.Rows.PlacesOfAsync(MyNumber));
        Assert.DoesNotContain(MyNumber, host.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task the_search_for_places_finds_what_is_there()
    {
        var insured = await story.InsureAsync();
        Assert.Contains("\"healthcare\".\"mt_events\".\"data\"", await host.Rows.PlacesOfAsync(insured.CardSerial));
    }

    [Fact]
    public async Task no_address_takes_an_unknown_query_parameter()
    {
        var insured = await story.InsureAsync();
        foreach (var endpoint in host.Endpoints().Where(endpoint => Requests.MethodOf(endpoint) == "GET" && IsOfTheApi(endpoint)))
        {
            var role = RoleFor(endpoint);
            var path = endpoint.RoutePattern.Parameters.Aggregate(
                endpoint.RoutePattern.RawText!, (path, parameter) => path.Replace($"{{{parameter.Name}:guid}}", $"{insured.PersonId}", StringComparison.Ordinal).Replace($"{{{parameter.Name}}}", $"{insured.PersonId}", StringComparison.Ordinal));
            var answer = await story.Caller(role, insured).GetAsync($"{path}?unknown=1");
            Assert.True(answer.Status == 400 && answer.Text.Contains("request.unknown-parameter", StringComparison.Ordinal), $"GET {path}?unknown=1 answers {answer.Status}: give the endpoint an AllowedQuery. {answer.Text}");
        }
    }

    [Fact]
    public async Task no_command_takes_a_query_parameter()
    {
        var insured = await story.InsureAsync();
        foreach (var endpoint in host.JsonEndpoints())
        {
            var answer = await story.Caller(RoleFor(endpoint), insured, endpoint).PostRawAsync(
                endpoint.RoutePattern.RawText + "?dryRun=true", Encoding.UTF8.GetBytes(Requests.BodyOf(endpoint, insured)!), JsonTypeOf(endpoint), $"{Guid.NewGuid()}");
            await AssertProblemAsync(answer, endpoint.RoutePattern.RawText!, "request.unknown-parameter");
        }
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("multipart/form-data; boundary=x")]
    public async Task no_command_takes_another_kind_of_content(string contentType)
    {
        var insured = await story.InsureAsync();
        foreach (var endpoint in host.JsonEndpoints())
        {
            using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(Requests.BodyOf(endpoint, insured)!));
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
            await AssertProblemAsync(await story.Caller(RoleFor(endpoint), insured, endpoint).SendAsync(HttpMethod.Post, endpoint.RoutePattern.RawText!, content), endpoint.RoutePattern.RawText!, "request.unsupported-media-type", 415);
        }
    }

    [Fact]
    public async Task a_form_is_no_command()
    {
        var insured = await story.InsureAsync();
        foreach (var endpoint in host.JsonEndpoints())
        {
            var answer = await story.Caller(RoleFor(endpoint), insured, endpoint).PostRawAsync(endpoint.RoutePattern.RawText!, "a=b"u8.ToArray(), "application/x-www-form-urlencoded", $"{Guid.NewGuid()}");
            Assert.InRange(answer.Status, 400, 499);
            await AssertProblemAsync(answer, endpoint.RoutePattern.RawText!);
        }
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    public async Task a_command_takes_no_other_method(string method)
    {
        var insured = await story.InsureAsync();
        foreach (var endpoint in host.JsonEndpoints())
        {
            var answer = await story.Caller(RoleFor(endpoint), insured, endpoint).SendAsync(new(method), endpoint.RoutePattern.RawText!, null);
            await AssertProblemAsync(answer, endpoint.RoutePattern.RawText!, "request.method-not-allowed", 405);
        }
    }

    [Theory]
    [InlineData("/nothing")]
    [InlineData("/fhir/Nothing")]
    [InlineData("/fhir/Observation/1")]
    [InlineData("/errors/no.such-code")]
    [InlineData("/audit/streams/not-an-id")]
    [InlineData("/insured-persons/not-an-id/accesses")]
    public async Task what_is_not_there_is_a_problem_of_ours(string path) =>
        await AssertProblemAsync(await story.As(Role.Auditor).GetAsync(path), path, "request.not-found", 404);

    private static bool IsFhir(RouteEndpoint endpoint) => endpoint.RoutePattern.RawText!.StartsWith("/fhir", StringComparison.Ordinal);

    private static bool IsOfTheApi(RouteEndpoint endpoint) =>
        endpoint.RoutePattern.RawText!.Split('/') is [_, var first, ..] && first is not ("portal" or "desk" or "docs" or "openapi" or "connect" or "demo" or "demo-issuer" or ".well-known" or "assets")
        && endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Routing.IEndpointNameMetadata>() is not null;

    private static string JsonTypeOf(RouteEndpoint endpoint) => IsFhir(endpoint) ? "application/fhir+json" : "application/json";

    private static Role RoleFor(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<CommandMetadata>()?.Roles[0]
            ?? (endpoint.Metadata.GetMetadata<ReadMetadata>() is { } read ? Application.Access.ReadPolicy.RolesFor(read.Kind)[0] : (Role?)null)
            ?? endpoint.Metadata.GetMetadata<RolesMetadata>()?.Roles[0]
            ?? Role.Auditor;

    private async Task AssertRefusedAsync(RouteEndpoint endpoint, Insured insured, byte[] body, string kind, string? code = null)
    {
        var path = endpoint.RoutePattern.RawText!;
        var answer = await story.Caller(RoleFor(endpoint), insured, endpoint).PostRawAsync(path, body, JsonTypeOf(endpoint), $"{Guid.NewGuid()}");
        Assert.True(answer.Status is >= 400 and < 500, $"{path} answers {answer.Status} to {kind}: {Encoding.UTF8.GetString(body.AsSpan(0, Math.Min(body.Length, 400)))} {answer.Text}");
        await AssertProblemAsync(answer, path, code);
        if (!IsFhir(endpoint) && answer.Code is not ("request.missing-body" or "request.too-large" or "request.too-deep"))
            Assert.True(answer.Body.TryGetProperty("errors", out var errors) && errors[0].GetProperty("field").GetString()!.Length > 0, $"{path} names no field for {kind}: {answer.Text}");
        Assert.DoesNotContain(MyNumber, answer.Text, StringComparison.Ordinal);
    }

    private static Task AssertProblemAsync(Answer answer, string path, string? code = null, int? status = null)
    {
        var fhir = path.StartsWith("/fhir", StringComparison.Ordinal);
        Assert.True(answer.ContentType == (fhir ? "application/fhir+json" : "application/problem+json"), $"{path} answers {answer.Status} as {answer.ContentType}: {answer.Text}");
        var told = fhir ? answer.Body.GetProperty("issue")[0].GetProperty("details").GetProperty("coding")[0].GetProperty("code").GetString() : answer.Code;
        Assert.True(told is { Length: > 0 }, answer.Text);
        if (code is not null)
            Assert.True(told == code, $"{path} answers {told} where {code} is expected: {answer.Text}");
        if (status is not null)
            Assert.Equal(status, answer.Status);
        return Task.CompletedTask;
    }

    private static void LeaveOutOptional(JsonObject body)
    {
        foreach (var optional in Optional)
            body.Remove(optional);
        foreach (var optional in body.ContainsKey("certificateSerial") ? ["kind", "useRegistration"] : Array.Empty<string>())
            body.Remove(optional); // Of a link only: an institution must say its kind.
        (body["lines"]?[0]?["dosage"] as JsonObject)?.Remove("code");
    }

    private static string TwiceTheFirst(JsonObject body)
    {
        var (name, value) = body.First();
        return $"{{\"{name}\":{value!.ToJsonString()},{body.ToJsonString()[1..]}";
    }

    /// <summary>The body again and again, each time with another member replaced.</summary>
    private static IEnumerable<string> Each(JsonObject body, Func<JsonNode?, JsonNode?> replace) =>
        Places(body, []).Select(place => Replaced(body, place, replace));

    private static IEnumerable<string> EachText(JsonObject body, string text) =>
        Places(body, []).Where(place => At(body, place) is JsonValue value && value.GetValueKind() == JsonValueKind.String && !IsTypedValue(body, place))
            .Select(place => Replaced(body, place, _ => text));

    private static IEnumerable<string> LeftOut(JsonObject body) =>
        body.Select(member =>
        {
            var copy = body.DeepClone().AsObject();
            copy.Remove(member.Key);
            return copy.ToJsonString();
        });

    private static IEnumerable<string> Inside(JsonObject body, Action<JsonObject> change) =>
        Places(body, []).Where(place => At(body, place) is JsonObject).Select(place =>
        {
            var copy = body.DeepClone();
            change(At(copy, place)!.AsObject());
            return copy.ToJsonString();
        });

    private static string Replaced(JsonObject body, object[] place, Func<JsonNode?, JsonNode?> replace)
    {
        var copy = body.DeepClone();
        var parent = At(copy, place[..^1])!;
        if (place[^1] is string name)
            parent[name] = replace(parent[name]);
        else
            parent[(int)place[^1]] = replace(parent[(int)place[^1]]);
        return copy.ToJsonString();
    }

    /// <summary>The value of an identifier that names its system may have 12 digits.</summary>
    private static bool IsTypedValue(JsonObject body, object[] place) => place[^1] is "value" or "code" && At(body, place[..^1]) is JsonObject parent && parent.ContainsKey("system");

    private static JsonNode? At(JsonNode body, object[] place) => place.Aggregate((JsonNode?)body, (node, step) => step is string name ? node![name] : node![(int)step]);

    private static IEnumerable<object[]> Places(JsonNode? node, object[] here) =>
    [
        .. here.Length > 0 ? new[] { here } : [],
        .. node switch
        {
            JsonObject o => o.SelectMany(member => Places(member.Value, [.. here, member.Key])),
            JsonArray a => a.SelectMany((item, i) => Places(item, [.. here, i])),
            _ => [],
        },
    ];
}
