using Healthcare.Domain.Statistics;
using Xunit;

namespace Healthcare.Tests.Statistics;

public sealed class UsageRatesTests
{
    [Fact]
    public void the_published_figures_give_the_published_rates() =>
        Assert.Equal(new UsageRates(27.26m, 78.3m, 84.9m, 42.0m, 53.7m, 63.2m), UsageRates.Of(March2025.Total, March2025.Persons));

    [Theory]
    [InlineData(1, 8, 12.50)]
    [InlineData(1, 32, 3.13)] // 3.125
    [InlineData(5, 32, 15.63)] // 15.625
    [InlineData(3, 32, 9.38)] // 9.375
    public void a_half_is_rounded_away_from_zero(long byCard, long all, double rate) =>
        Assert.Equal((decimal)rate, UsageRates.UseRateOf(UsageCounts.OfChecks(byCard, all - byCard)));

    [Theory]
    [InlineData(50, 100.0)] // 50 × 100 ÷ (50 × 100)
    [InlineData(49, 98.0)]
    public void an_estimate_of_up_to_all_of_them_is_told(long cardUsers, double rate) =>
        Assert.Equal((decimal)rate, UsageRates.Of(UsageCounts.None, new(100, 100, 100, cardUsers, 50)).CardUsersOfHoldersSeen);

    [Fact]
    public void an_estimate_of_more_than_all_does_not_hold()
    {
        var rates = UsageRates.Of(UsageCounts.None, new(1_000, 200, 100, 90, 100)); // 100 seen, of whom 20 would hold a card if they were like everybody.
        Assert.Equal((90.0m, (decimal?)null, (decimal?)null), (rates.CardUsersOfSeen, rates.CardUsersOfHoldersSeen, rates.CardUsersOfRegisteredSeen));
    }

    [Fact]
    public void what_has_nothing_to_divide_by_has_no_rate() =>
        Assert.Equal(new UsageRates(null, null, null, null, null, null), UsageRates.Of(UsageCounts.None, UsagePersons.Nobody));

    [Fact]
    public void a_nation_that_all_uses_cards_is_a_hundred_percent_everywhere() =>
        Assert.Equal(new UsageRates(100, 100, 100, 100, 100, 100), UsageRates.Of(UsageCounts.OfChecks(5_000_000_000, 0), new(130_000_000, 130_000_000, 130_000_000, 130_000_000, 130_000_000)));
}
