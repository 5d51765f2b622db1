namespace Healthcare.Domain.Statistics;

/// <summary>
/// The rates that the operator publishes below its monthly table, in percent; null when there is nothing to divide by, or an estimate does not hold.
/// Halves are rounded away from zero. The formulas are those that give the published figures of March 2025 from the published counts.
/// </summary>
/// <param name="UseRate">マイナ保険証利用率: checks by card ÷ all checks; two decimals.</param>
/// <param name="HoldersOfPopulation">Card holders ÷ population; one decimal, as all below.</param>
/// <param name="RegisteredOfHolders">Registered ÷ card holders.</param>
/// <param name="CardUsersOfSeen">Distinct card users ÷ persons seen in the month.</param>
/// <param name="CardUsersOfHoldersSeen">Distinct card users ÷ (persons seen × card holders ÷ population): as if those seen held cards as often as everybody.</param>
/// <param name="CardUsersOfRegisteredSeen">Distinct card users ÷ (persons seen × registered ÷ population).</param>
public sealed record UsageRates(
    decimal? UseRate,
    decimal? HoldersOfPopulation,
    decimal? RegisteredOfHolders,
    decimal? CardUsersOfSeen,
    decimal? CardUsersOfHoldersSeen,
    decimal? CardUsersOfRegisteredSeen)
{
    /// <summary>The rates of these figures.</summary>
    public static UsageRates Of(UsageCounts counts, UsagePersons persons) => new(
        Percent(counts.ByMyNumberCard, counts.Checks, 2),
        Percent(persons.CardHolders, persons.Population, 1),
        Percent(persons.Registered, persons.CardHolders, 1),
        Percent(persons.CardUsers, persons.PersonsSeen, 1),
        Estimated((decimal)persons.CardUsers * persons.Population, (decimal)persons.PersonsSeen * persons.CardHolders),
        Estimated((decimal)persons.CardUsers * persons.Population, (decimal)persons.PersonsSeen * persons.Registered));

    /// <summary>Checks by card in percent of all checks, with two decimals.</summary>
    public static decimal? UseRateOf(UsageCounts counts) => Percent(counts.ByMyNumberCard, counts.Checks, 2);

    /// <summary>More than all of them shows that those seen held cards more often than everybody: then nothing is estimated.</summary>
    private static decimal? Estimated(decimal part, decimal whole) => part > whole ? null : Percent(part, whole, 1);

    private static decimal? Percent(decimal part, decimal whole, int decimals) =>
        whole == 0 ? null : Math.Round(part * 100 / whole, decimals, MidpointRounding.AwayFromZero);
}
