using Healthcare.Host.Endpoints;
using Healthcare.Host.Http;
using NodaTime;
using Xunit;

namespace Healthcare.Tests.Http;

public sealed class DaysTests
{
    [Theory]
    [InlineData("2026-02-28")]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    public void a_day_of_the_years_1_to_9999_is_read(string text) => Assert.Equal(text, Days.Pattern.Format(Days.Read(text)!.Value));

    [Theory]
    [InlineData("-9000-01-01")]
    [InlineData("0000-12-31")]
    [InlineData("2026-02-29")]
    [InlineData("2026-2-1")]
    [InlineData("10000-01-01")]
    [InlineData("")]
    public void anything_else_is_no_day(string text) => Assert.Null(Days.Read(text));

    [Fact]
    public void a_day_in_json_is_read_by_the_same_rule()
    {
        Assert.True(StrictJson.TryRead<Holder>("""{"day":"2026-04-01"}"""u8, out var read, out _));
        Assert.Equal(new LocalDate(2026, 4, 1), read.Day);
        Assert.False(StrictJson.TryRead<Holder>("""{"day":"-9000-01-01"}"""u8, out _, out var rejection));
        Assert.Equal("$.day", rejection.Fields[0].Field);
    }

    [Fact]
    public void no_search_goes_past_the_last_day() =>
        Assert.Equal("request.invalid", FhirParameters.Read("MedicationRequest", [new("authoredon", "gt9999-12-31")], false, out _)?.Code);

    private sealed record Holder(LocalDate Day);
}
