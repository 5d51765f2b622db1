using System.Text;
using System.Text.Json;
using FsCheck.Xunit;
using Healthcare.Host.Signatures;
using Xunit;

namespace Healthcare.Tests.Signatures;

/// <summary>The examples of RFC 8785, and what is ours: the member signature is left out.</summary>
public sealed class CanonicalJsonTests
{
    [Fact]
    public void the_example_of_the_standard() => Assert.Equal(
        """{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}""",
        Of("""
           {
             "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
             "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
             "literals": [null, true, false]
           }
           """));

    [Fact]
    public void members_stand_in_the_order_of_their_utf16_code_units() => Assert.Equal(
        "{\"\\r\":1,\"1\":2,\"\u0080\":3,\"ö\":4,\"€\":5,\"😀\":6,\"\ufb33\":7}",
        Of("""{"\u20ac":5,"\r":1,"\ufb33":7,"1":2,"\ud83d\ude00":6,"\u0080":3,"\u00f6":4}"""));

    [Theory]
    [InlineData("0000000000000000", "0")]
    [InlineData("8000000000000000", "0")]
    [InlineData("0000000000000001", "5e-324")]
    [InlineData("8000000000000001", "-5e-324")]
    [InlineData("7fefffffffffffff", "1.7976931348623157e+308")]
    [InlineData("ffefffffffffffff", "-1.7976931348623157e+308")]
    [InlineData("4340000000000000", "9007199254740992")]
    [InlineData("c340000000000000", "-9007199254740992")]
    [InlineData("4430000000000000", "295147905179352830000")]
    [InlineData("44b52d02c7e14af5", "9.999999999999997e+22")]
    [InlineData("44b52d02c7e14af6", "1e+23")]
    [InlineData("44b52d02c7e14af7", "1.0000000000000001e+23")]
    [InlineData("444b1ae4d6e2ef4e", "999999999999999700000")]
    [InlineData("444b1ae4d6e2ef4f", "999999999999999900000")]
    [InlineData("444b1ae4d6e2ef50", "1e+21")]
    [InlineData("3eb0c6f7a0b5ed8c", "9.999999999999997e-7")]
    [InlineData("3eb0c6f7a0b5ed8d", "0.000001")]
    [InlineData("41b3de4355555553", "333333333.3333332")]
    [InlineData("41b3de4355555554", "333333333.33333325")]
    [InlineData("41b3de4355555555", "333333333.3333333")]
    [InlineData("41b3de4355555556", "333333333.3333334")]
    [InlineData("41b3de4355555557", "333333333.33333343")]
    [InlineData("becbf647612f3696", "-0.0000033333333333333333")]
    [InlineData("43143ff3c1cb0959", "1424953923781206.2")]
    public void numbers_are_written_as_the_standard_lists_them(string bits, string written)
    {
        var value = BitConverter.Int64BitsToDouble(Convert.ToInt64(bits, 16));
        Assert.Equal($$"""{"n":{{written}}}""", Of($$"""{"n":{{value.ToString("E16", System.Globalization.CultureInfo.InvariantCulture)}}}"""));
    }

    [Fact]
    public void the_signature_is_left_out_of_the_body_but_not_of_what_lies_in_it() => Assert.Equal(
        """{"a":{"signature":2},"b":1}""", Of("""{"b":1,"signature":{"format":"cades","value":"AAAA"},"a":{"signature":2}}"""));

    /// <summary>A member of a command is read in any case: what is left out must be the same.</summary>
    [Theory]
    [InlineData("secret")]
    [InlineData("Secret")]
    public void the_secret_of_a_pharmacy_is_no_part_of_an_original(string name) => Assert.Equal("""{"b":{"secret":2}}""", Of("{\"" + name + "\":\"0f\",\"b\":{\"secret\":2}}"));

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{\"a\":1,\"a\":2}")]
    [InlineData("{\"a\":1e999}")]
    [InlineData("{\"a\":\"\\ud800\"}")]
    [InlineData("{\"a\":")]
    public void what_has_no_canonical_form_is_not_signed(string body) => Assert.False(CanonicalJson.TryOf(Encoding.UTF8.GetBytes(body), out _));

    [Property]
    public bool the_canonical_form_of_a_canonical_form_is_itself(Dictionary<string, double> members)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(members.Where(m => m.Key is not null && double.IsFinite(m.Value)).ToDictionary(m => Paired(m.Key), m => m.Value));
        return CanonicalJson.TryOf(body, out var once) && CanonicalJson.TryOf(once, out var twice) && once.AsSpan().SequenceEqual(twice);
    }

    private static string Paired(string text) => string.Concat(text.Where(c => !char.IsSurrogate(c)));

    private static string Of(string body)
    {
        Assert.True(CanonicalJson.TryOf(Encoding.UTF8.GetBytes(body), out var canonical));
        return Encoding.UTF8.GetString(canonical);
    }
}
