using Healthcare.Domain.Prescribing;
using Healthcare.Host.Setup;
using Microsoft.Extensions.Configuration;
using NodaTime;
using Xunit;

namespace Healthcare.Tests.Prescribing;

public sealed class GuessLimitsTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 4, 1, 3, 0);

    [Theory]
    [InlineData(4, null)]
    [InlineData(5, 6L)]
    public void the_sixth_wrong_number_in_10_minutes_waits_until_the_first_is_10_minutes_old(int guesses, long? minutes) =>
        Assert.Equal(minutes is { } wait ? Duration.FromMinutes(wait) : (Duration?)null, GuessLimits.Default.Wait(Ago(guesses, 4, 0), [], Now));

    [Fact]
    public void what_is_10_minutes_old_no_longer_counts_for_the_short_limit() =>
        Assert.Null(GuessLimits.Default.Wait(Ago(5, 10, 0), [], Now));

    [Theory]
    [InlineData(19, null)]
    [InlineData(20, 12L)]
    public void the_21st_wrong_number_of_a_day_waits_until_the_first_is_a_day_old(int guesses, long? hours) =>
        Assert.Equal(hours is { } wait ? Duration.FromHours(wait) : (Duration?)null, GuessLimits.Default.Wait(Ago(guesses, 12 * 60, 0), [], Now));

    [Theory]
    [InlineData(29, false)]
    [InlineData(30, true)]
    public void a_pharmacy_has_30_wrong_numbers_in_a_day(int guesses, bool waits) =>
        Assert.Equal(waits, GuessLimits.Default.Wait([], Ago(guesses, 60, 1), Now) is not null);

    [Fact]
    public void the_longest_wait_holds() =>
        Assert.Equal(Duration.FromHours(23), GuessLimits.Default.Wait(Ago(5, 4, 0), Ago(30, 60, 0), Now));

    [Fact]
    public void limits_that_are_set_take_the_place_of_the_programs_own()
    {
        var limits = LimitsOf(new() { ["W:OfPerson:0:Most"] = "3", ["W:OfPerson:0:Minutes"] = "60" });
        Assert.Equal([new GuessLimit(3, Duration.FromHours(1))], limits.OfPerson);
        Assert.Equal(GuessLimits.Default.OfPharmacy, limits.OfPharmacy);
    }

    [Fact]
    public void a_limit_that_cannot_be_meant_stops_the_start() =>
        Assert.Throws<InvalidOperationException>(() => LimitsOf(new() { ["W:OfPerson:0:Most"] = "0", ["W:OfPerson:0:Minutes"] = "60" }));

    private static GuessLimits LimitsOf(Dictionary<string, string?> settings) =>
        PrescriptionReads.LimitsOf(new ConfigurationBuilder().AddInMemoryCollection(settings).Build().GetSection("W"));

    private static Instant[] Ago(int guesses, int minutes, int apart) =>
        [.. Enumerable.Range(0, guesses).Select(n => Now - Duration.FromMinutes(minutes) - Duration.FromSeconds(n * apart))];
}
