using Healthcare.Application.Commands;
using Healthcare.Application.Identity;
using Healthcare.Domain;
using Healthcare.Domain.Eligibility;
using NodaTime;

namespace Healthcare.Application.Eligibility;

/// <summary>A person with the checks that were answered from their coverages: what changes the one re-evaluates the others.</summary>
internal sealed record CoverageHistory(StreamState<InsuredPerson> Person, StreamState<EligibilityChecks> Checks)
{
    public static async Task<CoverageHistory> LoadAsync(Guid personId, IStreams streams, CancellationToken ct)
    {
        var checks = streams.LoadAsync<EligibilityChecks>(EligibilityCheck.StreamOf(personId), ct); // Read together: one statement.
        return new(await streams.LoadAsync<InsuredPerson>(personId, ct), await checks);
    }

    /// <summary>Whether the caller is an insurer and the coverage is another's.</summary>
    public bool IsClosedTo(Caller caller, Guid coverageId) =>
        caller.Role == Role.Insurer && Person.State?.Coverages.GetValueOrDefault(coverageId) is { } terms && terms.Identity.InsurerNumber != caller.Institution;

    /// <summary>Whether the caller is an insurer and a death on this day would end what is not its own.</summary>
    public bool IsDeathClosedTo(Caller caller, LocalDate diedOn) =>
        caller.Role == Role.Insurer && Person.State is { } person && !person.IsLastCoveredBy(caller.Institution, diedOn);

    /// <summary>What is decided of the person, with what it does to the answers that institutions were given.</summary>
    public Decided Decide(Func<InsuredPerson, Decision> decide, ReevaluationCause cause, Instant now, object answer)
    {
        if (Person.State is not { } person)
            return Decided.Reject(EligibilityRejections.PersonNotFound);

        var decided = Person.Decide(decide(person), answer);
        if (decided.Decision is not Decision.Accepted { Events: { Count: > 0 } events } || Checks.State is not { } checks)
            return decided;

        var after = events.Aggregate(person, (state, happened) => InsuredPerson.Evolve(state, happened)!);
        return decided with { Also = [new(Checks.Id, null, checks.Reevaluate(after, cause, now))] };
    }
}
