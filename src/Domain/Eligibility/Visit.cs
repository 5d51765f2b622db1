using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Domain.Eligibility;

/// <summary>The person was attended to and no longer waits on the institution's list.</summary>
/// <param name="PersonId">Who came.</param>
/// <param name="CheckId">The check that put the visit on the list.</param>
/// <param name="Institution">Where.</param>
/// <param name="CompletedAt">When it was said.</param>
public sealed record VisitCompleted(Guid PersonId, Guid CheckId, string Institution, Instant CompletedAt) : IPersonEvent;

/// <summary>受付: one visit of one person, which a check opened.</summary>
public sealed record Visit(Guid Id, string Institution) : IEventSourced<Visit>
{
    /// <summary>The stream of the visit that this check opened.</summary>
    public static Guid StreamOf(Guid personId, Guid checkId) => StreamId.Of("visit", $"{personId:N}:{checkId:N}");

    /// <summary>Completes a visit. Doing it again changes nothing.</summary>
    /// <param name="existing">The visit, when it was completed before.</param>
    /// <param name="visit">What is to be recorded.</param>
    /// <param name="waits">Whether it is on the institution's list.</param>
    public static Decision Complete(Visit? existing, VisitCompleted visit, bool waits) => existing switch
    {
        { } done when done.Institution == visit.Institution => Decision.Accept(),
        null when waits => Decision.Accept(visit),
        _ => EligibilityRejections.VisitNotWaiting,
    };

    /// <inheritdoc/>
    public static Visit? Evolve(Visit? state, object @event) => @event switch
    {
        VisitCompleted e => new(StreamOf(e.PersonId, e.CheckId), e.Institution),
        _ => state,
    };
}
