namespace Healthcare.Domain;

/// <summary>What a decide function answers: facts to record, or a reason to record none.</summary>
public abstract record Decision
{
    private Decision()
    {
    }

    /// <summary>Yes: these events happened, in this order. None means that nothing changes.</summary>
    public sealed record Accepted(IReadOnlyList<object> Events) : Decision;

    /// <summary>No, for this reason.</summary>
    public sealed record Rejected(Rejection Reason) : Decision;

    /// <summary>Accepts with these events.</summary>
    public static Decision Accept(params IReadOnlyList<object> events) => new Accepted(events);

    /// <summary>A rejection is a decision.</summary>
    public static implicit operator Decision(Rejection reason) => new Rejected(reason);
}

/// <summary>State that can be rebuilt from its own events. Null means that nothing has happened yet.</summary>
public interface IEventSourced<TSelf>
    where TSelf : class, IEventSourced<TSelf>
{
    /// <summary>The state after one more event. Never refuses: history has already happened.</summary>
    static abstract TSelf? Evolve(TSelf? state, object @event);
}
