using System.Text;
using System.Text.Json;
using Healthcare.Host.Http;
using NodaTime;
using Xunit;

namespace Healthcare.Tests.Http;

public sealed class StrictJsonTests
{
    private enum Colour
    {
        DeepRed,
    }

    private sealed record Line(string Code, int Days);

    private sealed record Order(Guid Id, IReadOnlyList<Line> Lines, LocalDate On, Instant? At = null, string? Memo = null, Colour Colour = Colour.DeepRed);

    private const string Id = "0198f3a2-7b4c-7def-8123-0123456789ab";

    [Fact]
    public void what_is_described_is_read()
    {
        var order = Read($$"""{"id":"{{Id}}","lines":[{"code":"a","days":1}],"on":"2026-05-12","at":"2026-05-12T00:00:00Z","colour":"deepRed"}""").Value!;
        Assert.Equal((new LocalDate(2026, 5, 12), Instant.FromUtc(2026, 5, 12, 0, 0), 1), (order.On, order.At, order.Lines[0].Days));
    }

    [Fact]
    public void japanese_is_written_readably() =>
        Assert.Equal("""{"code":"錠剤ー<&+'","days":1}""", JsonSerializer.Serialize(new Line("錠剤ー<&+'", 1), StrictJson.Options));

    [Theory]
    [InlineData("""{"code":"a","days":1,"dose":5}""", "request.unknown-member", "$.dose", "known")]
    [InlineData("""{"code":"a","days":1,"Days":5}""", "request.duplicate-member", "$.Days", "once")]
    [InlineData("""{"code":"a"}""", "request.invalid", "$.days", "required")]
    [InlineData("""{"code":null,"days":1}""", "request.invalid", "$.code", "not-null")]
    [InlineData("""{"code":"a","days":null}""", "request.invalid", "$.days", "type")]
    [InlineData("""{"code":"a","days":"12345"}""", "request.invalid", "$.days", "type")]
    [InlineData("""{"code":"a","days":1.5}""", "request.invalid", "$.days", "type")]
    [InlineData("""{"code":"a","days":99999999999}""", "request.invalid", "$.days", "type")]
    [InlineData("""{"code":"\ud800","days":1}""", "request.invalid", "$.code", "type")]
    [InlineData("[]", "request.invalid", "$", "type")]
    [InlineData("null", "request.invalid", "$", "required")]
    [InlineData("""{"code":""", "request.malformed-json", "$.code", "json")]
    [InlineData("""{"code":"a","days":NaN}""", "request.malformed-json", "$.days", "json")]
    public void what_is_not_described_is_refused(string json, string code, string field, string rule)
    {
        Assert.False(StrictJson.TryRead<Line>(Encoding.UTF8.GetBytes(json), out _, out var rejection));
        var broken = rejection.Fields[0];
        Assert.Equal((code, field, rule), (rejection.Code, broken.Field, broken.Rule));
    }

    [Theory]
    [InlineData("colour", "\"green\""), InlineData("colour", "0"), InlineData("colour", "\"0\""), InlineData("on", "\"2026-02-30\"")]
    [InlineData("at", "\"yesterday\""), InlineData("at", "\"2026-05-12\""), InlineData("id", "\"1\"")]
    public void a_value_of_another_type_is_named_but_not_repeated(string field, string value)
    {
        var members = new Dictionary<string, string> { ["id"] = $"\"{Id}\"", ["lines"] = "[]", ["on"] = "\"2026-05-12\"", [field] = value };
        var rejection = Read($"{{{string.Join(',', members.Select(m => $"\"{m.Key}\":{m.Value}"))}}}").Rejection!;

        Assert.Equal(("request.invalid", $"$.{field}", "type"), (rejection.Code, rejection.Fields[0].Field, rejection.Fields[0].Rule));
    }

    [Fact]
    public void every_missing_field_is_named() =>
        Assert.Equal(["$.id", "$.on"], Read("""{"lines":[]}""").Rejection!.Fields.Select(field => field.Field));

    [Fact]
    public void the_place_of_a_fault_is_named() =>
        Assert.Equal("$.lines[1].days", Read($$"""{"id":"{{Id}}","lines":[{"code":"a","days":1},{"code":"b"}]}""").Rejection!.Fields[0].Field);

    [Fact]
    public void no_body_is_a_missing_body() => Assert.Equal("request.missing-body", Read("").Rejection!.Code);

    private static (Order? Value, Healthcare.Domain.Rejection? Rejection) Read(string json)
    {
        StrictJson.TryRead<Order>(Encoding.UTF8.GetBytes(json), out var value, out var rejection);
        return (value, rejection);
    }
}
