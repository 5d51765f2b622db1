using Healthcare.Application.Access;
using Healthcare.Application.Identity;
using Wolverine;

namespace Healthcare.Application.Commands;

/// <summary>
/// Runs commands one at a time for each person and makes their events, receipts, access records and messages durable together.
/// </summary>
public interface ICommandPipeline
{
    /// <summary>Returns when what the command did is on disk, or with the rejection.</summary>
    Task<Outcome> RunAsync(PendingCommand command);
}

/// <summary>A command that is ready to be decided.</summary>
/// <param name="Action">The command's name, for the access record.</param>
/// <param name="PersonId">The person it is about; null for reference data.</param>
/// <param name="Claims">What must not be changed by two commands at once; the person comes first.</param>
/// <param name="Caller">Who asks.</param>
/// <param name="Access">In which purpose.</param>
/// <param name="Header">What the request says about itself.</param>
/// <param name="At">The time of the decision.</param>
/// <param name="Decide">Hands the command to its handler.</param>
public sealed record PendingCommand(
    string Action,
    Guid? PersonId,
    IReadOnlyList<string> Claims,
    Caller Caller,
    Purpose Access,
    CommandHeader Header,
    NodaTime.Instant At,
    Func<IMessageBus, Task<Decided>> Decide)
{
    /// <summary>
    /// Calls the handler of bulk work, without a message bus. Such commands have a lane of their own with larger groups:
    /// nobody waits for one of them, and nobody at a counter waits behind them.
    /// </summary>
    public Func<Task<Decided>>? InBulk { get; init; }
}
