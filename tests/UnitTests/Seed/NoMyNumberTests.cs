using System.Text.RegularExpressions;
using Xunit;

namespace Healthcare.Tests.Seed;

/// <summary>The engine never holds a My Number, and its demonstration data must not look like one by chance.</summary>
public sealed partial class NoMyNumberTests
{
    [Theory]
    [InlineData("123456789018", true)]
    [InlineData("123456789012", false)]
    public void the_test_knows_a_my_number(string digits, bool valid) => Assert.Equal(valid, IsMyNumber(digits));

    [Fact]
    public void nothing_printed_contains_twelve_digits_that_are_a_my_number()
    {
        var people = Nation.People.Append(Nation.Sample.ExamplePatient).SelectMany(PrintedValues.Of);
        var reference = ((object[])[.. Nation.Sample.Insurers, .. Nation.Sample.Institutions, .. Nation.Sample.Practitioners]).Select(o => $"{o}");
        var drugs = Nation.Sample.Drugs.Select(drug => $"{drug.YjCode} {drug.Name} {drug.DailyDose}");
        Assert.DoesNotContain([.. people, .. reference, .. drugs], ContainsMyNumber);
    }

    [Fact]
    public void ids_without_hyphens_have_no_run_of_twelve_digits() =>
        Assert.DoesNotContain(Nation.People, person => TwelveDigits().IsMatch($"{person.PersonId:N}") || TwelveDigits().IsMatch(person.Card.Serial));

    private static bool ContainsMyNumber(string value) =>
        TwelveDigits().Matches(value.Normalize(System.Text.NormalizationForm.FormKC)).Any(match => IsMyNumber(match.Groups[1].Value));

    /// <summary>Check digit of the 2014 ministry ordinance: weights 2 to 7, then 2 to 6, from the digit beside it leftwards.</summary>
    private static bool IsMyNumber(string digits)
    {
        var rest = Enumerable.Range(1, 11).Sum(n => (digits[11 - n] - '0') * (n <= 6 ? n + 1 : n - 5)) % 11;
        return digits[11] - '0' == (rest <= 1 ? 0 : 11 - rest);
    }

    [GeneratedRegex("(?=([0-9]{12}))")]
    private static partial Regex TwelveDigits();
}
