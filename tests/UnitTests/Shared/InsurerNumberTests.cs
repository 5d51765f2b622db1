using Healthcare.Domain.Shared;
using Xunit;

namespace Healthcare.Tests.Shared;

public sealed class InsurerNumberTests
{
    [Fact]
    public void the_worked_example_of_the_check_digit() => Assert.Equal("33120015", InsurerNumber.WithCheckDigit("3312001"));

    [Fact]
    public void says_the_law_and_the_prefecture()
    {
        Assert.True(InsurerNumber.TryParse("33120015", out var number));
        Assert.Equal(("33", "12", "33120015"), (number.LawCode, number.Prefecture, number.ToString()));
    }

    [Fact]
    public void national_health_insurance_has_six_digits_and_is_padded()
    {
        var padded = InsurerNumber.WithCheckDigit("0013800");
        Assert.True(InsurerNumber.TryParse(padded[2..], out var number));
        Assert.Equal((padded, "00", "13"), (number.ToString(), number.LawCode, number.Prefecture));
        Assert.True(InsurerNumber.TryParse(padded, out var same));
        Assert.Equal(number, same);
    }

    [Fact]
    public void of_ten_last_digits_one_is_right()
    {
        for (var first7 = 100_003; first7 < 9_999_999; first7 += 33_331)
            Assert.Single(Enumerable.Range(0, 10), digit => InsurerNumber.TryParse($"{first7:D7}{digit}", out _));
    }

    [Theory]
    [InlineData(null), InlineData(""), InlineData("3312001"), InlineData("331200155"), InlineData("3312001x")]
    [InlineData("３３１２００１５"), InlineData("-3312001"), InlineData(" 33120015"), InlineData("33120016")]
    public void anything_else_is_not_an_insurer_number(string? text)
    {
        Assert.False(InsurerNumber.TryParse(text, out var number));
        Assert.Null(number);
    }

    [Theory, InlineData("331200"), InlineData("33120015"), InlineData("331200x")]
    public void a_check_digit_is_for_seven_digits(string digits) =>
        Assert.Throws<ArgumentException>(() => InsurerNumber.WithCheckDigit(digits));
}
