using Healthcare.Domain;

namespace Healthcare.Application.Commands;

/// <summary>A stream as it stands: its state, and how many events made it.</summary>
public sealed record StreamState<TState>(Guid Id, TState? State, long Version)
    where TState : class
{
    /// <summary>Answers with what was decided about this stream. An id that another kind of record has is no new record's.</summary>
    public Decided Decide(Decision decision, object? answer = null) =>
        State is null && Version > 0 ? Decided.Reject(RequestRejections.IdTaken) : new(Id, Version, decision, answer);
}

/// <summary>What a use case decided: events for one stream and the answer to the caller, or a rejection.</summary>
/// <param name="Stream">The stream the events belong to.</param>
/// <param name="Version">The version of the stream the decision was taken on; null when the decision does not depend on it.</param>
/// <param name="Decision">The events, or the rejection.</param>
/// <param name="Answer">What the caller is told when it is accepted; kept, so that a retry is told the same.</param>
public sealed record Decided(Guid Stream, long? Version, Decision Decision, object? Answer = null)
{
    /// <summary>Messages that leave with the events or not at all (outbox).</summary>
    public IReadOnlyList<object> Messages { get; init; } = [];

    /// <summary>What follows in other streams of the same person, stored with the events or not at all.</summary>
    public IReadOnlyList<StreamEvents> Also { get; init; } = [];

    /// <summary>A rejection before any stream was looked at.</summary>
    public static Decided Reject(Rejection rejection) => new(Guid.Empty, null, rejection);
}

/// <summary>Events of one more stream. <paramref name="Version"/> is 0 when they start it, null when they only follow.</summary>
public sealed record StreamEvents(Guid Stream, long? Version, IReadOnlyList<object> Events);

/// <summary>Reads streams for a decision.</summary>
public interface IStreams
{
    /// <summary>The stream's state from all its events; state null and version 0 when it does not exist.</summary>
    Task<StreamState<TState>> LoadAsync<TState>(Guid id, CancellationToken ct)
        where TState : class, IEventSourced<TState>;
}

/// <summary>What a command answers its caller.</summary>
/// <param name="Rejection">Why not, or null.</param>
/// <param name="AnswerJson">The answer as JSON, when there is one.</param>
/// <param name="Version">The version of the record afterwards.</param>
/// <param name="Replayed">Whether this is the first answer again, to a retry.</param>
public sealed record Outcome(Rejection? Rejection, byte[]? AnswerJson = null, long? Version = null, bool Replayed = false)
{
    /// <summary>A refusal.</summary>
    public static Outcome Reject(Rejection rejection) => new(rejection);
}
