using Healthcare.Domain;
using JasperFx.Events;
using Marten.Events.Aggregation;

namespace Healthcare.Projections;

/// <summary>Lets Marten fold a pure state of the domain, so that the domain needs no Marten.</summary>
public sealed partial class StateProjection<TState> : SingleStreamProjection<TState, Guid>
    where TState : class, IEventSourced<TState>
{
    /// <summary>Folds; only these events concern the state.</summary>
    public StateProjection(params Type[] events)
    {
        foreach (var type in events)
            IncludeType(type);
    }

    /// <inheritdoc/>
    public override TState? Evolve(TState? snapshot, Guid id, IEvent e) => TState.Evolve(snapshot, e.Data);
}
