using Healthcare.Application.Identity;
using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Application.Commands;

/// <summary>A command that has passed the gate: by whom, about whom, when. What a use case handles.</summary>
/// <param name="Command">What is asked.</param>
/// <param name="Caller">Who asks.</param>
/// <param name="PersonId">The person it is about; empty for reference data.</param>
/// <param name="At">When the gate let it through; the time of all that follows from it.</param>
public sealed record Authorised<TCommand>(TCommand Command, Caller Caller, Guid PersonId, Instant At)
    where TCommand : ICommand
{
    /// <summary>The day in Japan.</summary>
    public LocalDate Today => Jst.DateOf(At);

    /// <summary>Only what is asked, never of whom or with what: the message bus writes a message that failed into the log.</summary>
    public override string ToString() => typeof(TCommand).Name;
}

/// <summary>What the request says about itself.</summary>
/// <param name="Key">The idempotency key, unique for the caller.</param>
/// <param name="Digest">SHA-256 over what was asked, so that another body under the same key is noticed.</param>
/// <param name="RequestId">This request, as in logs and traces.</param>
/// <param name="CorrelationId">What this request belongs to.</param>
/// <param name="CausationId">What caused it, for reactions: the id of the event.</param>
/// <param name="ExpectedVersion">The version of the record the caller last saw (If-Match).</param>
public sealed record CommandHeader(
    string Key, byte[] Digest, string RequestId, string? CorrelationId = null, string? CausationId = null, long? ExpectedVersion = null);
