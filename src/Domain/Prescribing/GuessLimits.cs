using NodaTime;

namespace Healthcare.Domain.Prescribing;

/// <summary>At most so many in any stretch of time so long.</summary>
public sealed record GuessLimit(int Most, Duration Within)
{
    /// <summary>How long the next one has to wait after these; null when it need not.</summary>
    public Duration? Wait(IEnumerable<Instant> guesses, Instant now)
    {
        Instant[] counting = [.. guesses.Where(at => at > now - Within).OrderDescending()];
        return counting.Length < Most ? null : counting[Most - 1] + Within - now;
    }
}

/// <summary>
/// How often an exchange number (引換番号) may be given wrongly. A number has 6 digits: by these limits a year of guessing finds the one number of one
/// person with a chance below 1 in 100. Domain knowledge, unverified; the peers have no such short numbers.
/// </summary>
/// <param name="OfPerson">For one person, at all pharmacies together.</param>
/// <param name="OfPharmacy">At one pharmacy, for all persons together, those whom nobody knows included.</param>
public sealed record GuessLimits(IReadOnlyList<GuessLimit> OfPerson, IReadOnlyList<GuessLimit> OfPharmacy)
{
    /// <summary>5 in 10 minutes and 20 in a day for a person, 30 in a day at a pharmacy.</summary>
    public static readonly GuessLimits Default = new(
        [new(5, Duration.FromMinutes(10)), new(20, Duration.FromDays(1))], [new(30, Duration.FromDays(1))]);

    /// <summary>For how long a wrong number counts.</summary>
    public Duration Longest => OfPerson.Concat(OfPharmacy).Max(limit => limit.Within);

    /// <summary>How long the next try has to wait; null when it need not.</summary>
    public Duration? Wait(IReadOnlyCollection<Instant> ofPerson, IReadOnlyCollection<Instant> ofPharmacy, Instant now) =>
        OfPerson.Select(limit => limit.Wait(ofPerson, now)).Concat(OfPharmacy.Select(limit => limit.Wait(ofPharmacy, now))).Max();
}
