using System.Collections.Immutable;
using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Domain.Eligibility;

/// <summary>What insurers may say of their coverages of the person.</summary>
public sealed partial record InsuredPerson
{
    /// <summary>The coverage that is in force on a day, on the conditions of that day; null when nothing covers it.</summary>
    public (Guid CoverageId, CoverageTerms Terms)? CoverageOn(LocalDate day)
    {
        foreach (var (id, terms) in Coverages)
        {
            if (terms.CoversOn(day))
                return (id, TermsOn(id, day));
        }

        return null;
    }

    /// <summary>The last day on which anybody covered the person before a day that nothing covers; null when the person was never covered by then.</summary>
    public LocalDate? LastCoveredBefore(LocalDate day) =>
        Coverages.Values.Where(terms => terms.EverHeld && terms.Through < day).Max(terms => terms.Through);

    /// <summary>A coverage on the conditions of a day.</summary>
    public CoverageTerms TermsOn(Guid coverageId, LocalDate day)
    {
        var terms = Coverages[coverageId];
        foreach (var (from, conditions) in ChangesOf(coverageId))
        {
            if (from <= day)
                terms = terms.On(conditions);
        }

        return terms;
    }

    /// <summary>Whether the insurer covers the person on a day.</summary>
    public bool IsCoveredBy(string? insurerNumber, LocalDate day) =>
        CoverageOn(day) is var (_, terms) && terms.Identity.InsurerNumber == insurerNumber;

    /// <summary>Whether the insurer covers the person on a day, and no other does afterwards: what ends on that day is all its own.</summary>
    public bool IsLastCoveredBy(string? insurerNumber, LocalDate day) =>
        IsCoveredBy(insurerNumber, day)
        && Coverages.Values.All(terms => !terms.EverHeld || terms.Through <= day || terms.Identity.InsurerNumber == insurerNumber);

    /// <summary>Whether the conditions of a coverage become other ones after a day.</summary>
    public bool ChangesAfter(Guid coverageId, LocalDate day) =>
        ChangesOf(coverageId).Keys.Any(from => from > day && Coverages[coverageId].CoversOn(from));

    /// <summary>
    /// Adds a coverage. One person has one insurer on one day, and an insured identity names one person:
    /// <paramref name="identityOwner"/> is whom the platform knows under it, if anyone.
    /// Another insurer's earlier coverage without end is ended by rule on the day before.
    /// </summary>
    public Decision RegisterCoverage(Guid coverageId, CoverageTerms terms, Guid? identityOwner, LimitCategoryMaster limits, Instant now)
    {
        if (Coverages.ContainsKey(coverageId))
            return EligibilityRejections.CoverageAlreadyRegistered;
        if (Refuses(terms, identityOwner, limits) is { } refusal)
            return refusal;

        var shared = Coverages.Where(other => other.Value.Overlaps(terms)).ToList();
        return shared.All(other => IsSucceeded(other.Value, terms))
            ? Decision.Accept(
            [
                .. shared.Select(other => new CoverageEnded(Id, other.Key, terms.From.PlusDays(-1), CoverageEndCause.Succeeded, now)),
                new CoverageRegistered(Id, coverageId, terms, now),
            ])
            : EligibilityRejections.CoverageOverlaps;
    }

    /// <summary>From a day on, the coverage runs on other conditions, which replace all former ones. A day's change said again replaces it.</summary>
    public Decision ChangeCoverage(Guid coverageId, LocalDate from, CoverageConditions conditions, LimitCategoryMaster limits, Instant now)
    {
        if (!Coverages.TryGetValue(coverageId, out var terms))
            return EligibilityRejections.CoverageNotFound;
        if (!terms.CoversOn(from))
            return EligibilityRejections.CoverageNotInForce;
        if (conditions.RefusedFor(BirthDate, terms.Category, limits) is { } refusal)
            return refusal;

        return TermsOn(coverageId, from).Conditions.SayTheSameAs(conditions)
            ? Decision.Accept()
            : Decision.Accept(new CoverageChanged(Id, coverageId, from, conditions, now));
    }

    /// <summary>Ends a coverage, also in the past. The day before its first day says that it never held, and frees its identity.</summary>
    public Decision EndCoverage(Guid coverageId, LocalDate lastDay, Instant now) => Coverages.GetValueOrDefault(coverageId) switch
    {
        null => EligibilityRejections.CoverageNotFound,
        var terms when lastDay < terms.From.PlusDays(-1) => EligibilityRejections.CoverageEndsBeforeItBegins,
        { Through: { } last } when last < lastDay => EligibilityRejections.CoverageEndsEarlier,
        { Through: { } last } when last == lastDay => Decision.Accept(),
        _ => Decision.Accept(Ended(coverageId, lastDay, CoverageEndCause.Reported, now)),
    };

    /// <summary>Says anew what a coverage has been from its first day on; what was changed on a later day stays so.</summary>
    public Decision CorrectCoverage(
        Guid coverageId, CoverageTerms terms, Guid? identityOwner, CoverageCorrectionReason reason, LimitCategoryMaster limits, Instant now)
    {
        if (!Coverages.TryGetValue(coverageId, out var known))
            return EligibilityRejections.CoverageNotFound;
        if (Refuses(terms, identityOwner, limits) is { } refusal)
            return refusal;
        if (Coverages.Any(other => other.Key != coverageId && other.Value.Overlaps(terms)))
            return EligibilityRejections.CoverageOverlaps;

        var released = terms.Identity == known.Identity ? null : ReleasedBy(coverageId);
        return known.SaysTheSameAs(terms)
            ? Decision.Accept()
            : Decision.Accept(new CoverageCorrected(Id, coverageId, terms, reason, now, released));
    }

    private Rejection? Refuses(CoverageTerms terms, Guid? identityOwner, LimitCategoryMaster limits) => this switch
    {
        _ when terms.From < BirthDate => EligibilityRejections.CoverageBeforeBirth,
        _ when identityOwner is { } owner && owner != Id => EligibilityRejections.IdentityTaken,
        _ when DiedOn is { } day && !(terms.Through <= day) => EligibilityRejections.CoverageAfterDeath,
        _ => terms.Conditions.RefusedFor(BirthDate, terms.Category, limits),
    };

    private static bool IsSucceeded(CoverageTerms earlier, CoverageTerms later) =>
        earlier.Through is null && earlier.From < later.From && earlier.Identity.InsurerNumber != later.Identity.InsurerNumber;

    private CoverageEnded Ended(Guid coverageId, LocalDate lastDay, CoverageEndCause cause, Instant now) =>
        new(Id, coverageId, lastDay, cause, now, lastDay < Coverages[coverageId].From ? ReleasedBy(coverageId) : null);

    /// <summary>The identity of this coverage, unless another coverage of the person that held has it too.</summary>
    private InsuredIdentity? ReleasedBy(Guid coverageId)
    {
        var identity = Coverages[coverageId].Identity;
        return Coverages.Any(other => other.Key != coverageId && other.Value.EverHeld && other.Value.Identity == identity) ? null : identity;
    }

    private ImmutableSortedDictionary<LocalDate, CoverageConditions> ChangesOf(Guid coverageId) =>
        Changes.GetValueOrDefault(coverageId) ?? ImmutableSortedDictionary<LocalDate, CoverageConditions>.Empty;
}
