using System.Text;
using Xunit;

namespace Healthcare.Tests.Http;

public sealed class JsonGuardTests
{
    private const string N = "123456789018";

    public static TheoryData<string> Ordinary =>
    [
        "{}", "[]", "null", "\"患者\"", " 1 ", """{"a":{"a":1},"b":[{"a":1},{"a":2}],"A":1}""", """{"s":"\ud842\udfb7𠮷"}""",
        """{"a":1e999999,"b":-0.0,"c":0.123456789018,"d":123456789018.5}""", Nested(64), """{"x":[[],{}]}""",
        $$"""{"id":"0198f3a2-7b4c-7def-8123-{{N}}","oid":"1.2.392.{{N}}" }""",
        $$"""{"system":"urn:oid:1.2.392.100495.20.3.51","value":"{{N}}"}""",
        $$"""{"value":"{{N}}","use":"official","system":"http://jpfhir.jp/fhir/core/IdSystem/x"}""",
        $$"""{"coding":[{"code":"{{N}}","system":"http:\/\/loinc.org"}]}""",
        $$"""{"s\u0079stem":"urn:ietf:rfc:3986","valu\u0065":"{{N}}"}""",
    ];

    public static TheoryData<string> Malformed =>
    [
        "{", "}", " ", "nul", "NaN", "[NaN]", "[Infinity]", "[1,]", """{"a":1,}""", "/* a */ 1", "1 2", "{}{}", "[01]", "'a'", "{a:1}",
        """["\ud800"]""", """["\udc00 long enough"]""", """{"\ud800":1}""", "[\"a\nb\"]", """["\x"]""", "\uFEFF{}",
    ];

    public static TheoryData<string, string> Hidden => new()
    {
        { $$"""{"a":"{{N}}"}""", "$.a" },
        { $"\"{N}\"", "$" },
        { N, "$" },
        { $$"""{"a":[1,{"b":[{{N}}]}]}""", "$.a[1].b[0]" },
        { """{"a":1.23456789018E11}""", "$.a" },
        { """{"a":-123456789018.000}""", "$.a" },
        { """["\u0031\u0032\u0033456789018"]""", "$[0]" },
        { """{"memo":"番号は１２３４５６７８９０１８です"}""", "$.memo" },
        { """{"memo":"1234-5678-9018"}""", "$.memo" },
        { $$"""{"p":{"{{N}}":1} }""", "$.p" },
        { """{"p":{"\u003123456789018":1}}""", "$.p" },
        { $$"""{"identifier":[{"value":"{{N}}"}]}""", "$.identifier[0].value" },
        { $$"""{"system":"http://example.com/","value":"{{N}}"}""", "$.value" },
        { $$"""{"value":"{{N}}","system":"phone"}""", "$.value" },
        { $$"""{"system":"http://loinc.org.example.com","code":"{{N}}"}""", "$.code" },
        { $$"""{"System":"urn:oid:1.2.392.1","value":"{{N}}"}""", "$.value" },
        { $$"""{"system":["urn:oid:1.2.392.1"],"value":"{{N}}"}""", "$.value" },
        { $$"""{"system":"urn:oid:1.2.392.1","display":"{{N}}"}""", "$.display" },
        { $$"""{"system":"urn:oid:1.2.392.1","value":{{N}}}""", "$.value" },
        { $$"""{"system":"urn:oid:1.2.392.1","value":["{{N}}"]}""", "$.value[0]" },
        { $$"""{"system":"urn:oid:1.2.392.1","period":{"value":"{{N}}"} }""", "$.period.value" },
        { $$"""{"system":"http://jpfhir.jp/{{N}}","value":"1"}""", "$.system" },
    };

    [Theory, MemberData(nameof(Ordinary))]
    public async Task ordinary_json_passes_unchanged(string json)
    {
        var run = await GuardRun.Json(json);
        Assert.Null(run.Refusal);
        Assert.Equal((json, json, "application/json"), (run.Guarded, run.Rewound, run.ContentType));
    }

    [Theory, MemberData(nameof(Malformed))]
    public async Task malformed_json_is_refused(string json) => await Refused(json, "request.malformed-json");

    [Fact]
    public async Task invalid_utf8_is_malformed() =>
        Assert.Equal("request.malformed-json", (await GuardRun.Json([.. "[\""u8, 0xC3, 0x28, .. "\"]"u8])).Refusal?.Code);

    [Theory, MemberData(nameof(Hidden))]
    public async Task a_my_number_is_refused_by_its_place_but_never_repeated(string json, string field)
    {
        var refusal = await Refused(json, "request.my-number");
        Assert.Equal(field, Assert.Single(refusal.Fields).Field);
        Assert.DoesNotContain("56789", refusal.ToString() + refusal.Fields[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"a":1,"a":2}""", "$.a"), InlineData("""{"a":1,"\u0061":2}""", "$.a"), InlineData("""[{"x":{"長い":1,"b":2,"長い":3}}]""", "$[0].x.長い")]
    public async Task a_member_sent_twice_is_refused(string json, string field) =>
        Assert.Equal(field, (await Refused(json, "request.duplicate-member")).Fields[0].Field);

    [Fact]
    public async Task a_member_sent_twice_among_very_many_is_found_quickly()
    {
        var members = string.Join(',', Enumerable.Range(0, 300_000).Select(i => $"\"m{i}\":1"));
        var watch = System.Diagnostics.Stopwatch.StartNew();

        Assert.Null((await GuardRun.Json($"{{{members}}}")).Refusal);
        Assert.Equal("request.duplicate-member", (await GuardRun.Json($"{{{members},\"m7\":1}}")).Refusal?.Code);
        Assert.InRange(watch.ElapsedMilliseconds, 0, 5_000);
    }

    [Theory]
    [InlineData(65), InlineData(1_000_000)]
    public async Task deeper_than_64_is_refused(int depth) => await Refused(Nested(depth), "request.too-deep");

    [Theory]
    [InlineData("""{"a":"\u0000"}""", "$.a"), InlineData("""{"a":{"b\u0000":1}}""", "$.a")]
    public async Task a_null_character_is_refused(string json, string field) =>
        Assert.Equal(field, (await Refused(json, "request.invalid")).Fields[0].Field);

    [Fact]
    public async Task a_very_long_name_is_not_repeated_whole() =>
        Assert.InRange((await Refused($$"""{"{{new string('x', 9_000)}}":{"a":1,"a":1} }""", "request.duplicate-member")).Fields[0].Field.Length, 1, 80);

    [Fact]
    public async Task a_document_of_random_bytes_never_throws()
    {
        var random = new Random(7);
        var seed = Encoding.UTF8.GetBytes($$"""{"identifier":[{"system":"urn:oid:1.2","value":"{{N}}"}],"n":1.5e3,"s":"\u3042\ud842\udfb7"}""");
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = (byte[])seed.Clone();
            for (var change = 0; change < 3; change++)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);

            var run = await GuardRun.Json(bytes);
            Assert.Equal(run.Passed, run.Refusal is null);
        }
    }

    private static string Nested(int depth) => new string('[', depth) + new string(']', depth);

    private static async Task<Healthcare.Domain.Rejection> Refused(string json, string code)
    {
        var run = await GuardRun.Json(json);
        Assert.False(run.Passed);
        Assert.Equal(code, run.Refusal?.Code);
        return run.Refusal!;
    }
}
