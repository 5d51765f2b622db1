using System.Collections.Immutable;
using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Domain.Eligibility;

/// <summary>The person was attended to and no longer waits on the institution's list.</summary>
/// <param name="PersonId">Who came.</param>
/// <param name="CheckId">The check that put the visit on the list.</param>
/// <param name="Institution">Where.</param>
/// <param name="CompletedAt">When it was said.</param>
public sealed record VisitCompleted(Guid PersonId, Guid CheckId, string Institution, Instant CompletedAt) : IPersonEvent;

/// <summary>受付: the visits of one person that a check of this id opened. Institutions choose their ids, so that two may have the same, and one may use it again.</summary>
/// <param name="Id">The stream.</param>
/// <param name="Institutions">The institutions where a visit was completed.</param>
public sealed record Visit(Guid Id, ImmutableSortedSet<string> Institutions) : IEventSourced<Visit>
{
    /// <summary>The stream of the visits that this check opened.</summary>
    public static Guid StreamOf(Guid personId, Guid checkId) => StreamId.Of("visit", $"{personId:N}:{checkId:N}");

    /// <summary>Completes what waits. Doing it again changes nothing.</summary>
    /// <param name="existing">The visits that were completed before.</param>
    /// <param name="visit">What is to be recorded.</param>
    /// <param name="waits">Whether it is on the institution's list.</param>
    public static Decision Complete(Visit? existing, VisitCompleted visit, bool waits) => waits
        ? Decision.Accept(visit)
        : existing?.Institutions.Contains(visit.Institution) == true ? Decision.Accept() : EligibilityRejections.VisitNotWaiting;

    /// <inheritdoc/>
    public static Visit? Evolve(Visit? state, object @event) => @event switch
    {
        VisitCompleted e => new(StreamOf(e.PersonId, e.CheckId), (state?.Institutions ?? ImmutableSortedSet.Create<string>(StringComparer.Ordinal)).Add(e.Institution)),
        _ => state,
    };
}
