using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Domain;
using Healthcare.Domain.Shared;
using Healthcare.Projections.Access;
using Healthcare.Projections.Storage;
using JasperFx.Events;
using Marten;

namespace Healthcare.Projections.Commands;

/// <summary>One command on its way, and whom to tell.</summary>
internal sealed record Waiting(PendingCommand Command)
{
    public TaskCompletionSource<Outcome> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>What came of one command before the commit.</summary>
internal sealed record Handled(Waiting Waiting, Decided? Decided, Outcome Outcome, Exception? Failure = null)
{
    /// <summary>A retry that is told the first answer again leaves no second receipt, and a stale version none at all.</summary>
    public bool LeavesReceipt => Decided is not null;

    /// <summary>Tells who waits.</summary>
    public void Tell()
    {
        if (Failure is { } failure)
            Waiting.Done.TrySetException(failure);
        else
            Waiting.Done.TrySetResult(Outcome);
    }
}

/// <summary>Puts what a group of commands did into one session: events with their metadata, receipts, access records.</summary>
internal static class CommandBatch
{
    private static readonly string InsertAccess = AccessRecordTable.Insert(_ => "?");

    public static void Record(this IDocumentSession session, IReadOnlyList<Handled> handled)
    {
        foreach (var one in handled)
        {
            if (one.Decided is not { Decision: Decision.Accepted accepted } decided)
                continue;

            session.Append(one.Waiting.Command, new(decided.Stream, decided.Version, accepted.Events));
            foreach (var also in decided.Also)
                session.Append(one.Waiting.Command, also);
        }

        Receipt[] receipts = [.. handled.Where(h => h.LeavesReceipt).Select(ReceiptOf)];
        if (receipts.Length > 0)
            session.QueueSqlCommand(ReceiptTable.Insert, ReceiptTable.Parameters(receipts));

        AccessRecord[] accesses = [.. handled.Where(h => h.Waiting.Command.PersonId is not null).Select(AccessOf)];
        if (accesses.Length > 0)
            session.QueueSqlCommand(InsertAccess, AccessRecordTable.Parameters(accesses));
    }

    private static void Append(this IDocumentSession session, PendingCommand command, StreamEvents events)
    {
        if (events.Events.Count == 0)
            return;

        IEvent[] stamped = [.. events.Events.Select(data => Stamp(command, data))];
        if (events.Version == 0)
            session.Events.StartStream(events.Stream, stamped);
        else
            session.Events.Append(events.Stream, stamped);
    }

    private static IEvent Stamp(PendingCommand command, object data)
    {
        EnsureOnePerson(command, data);
        var stamped = Event.For((dynamic)data);
        stamped.Timestamp = command.At.ToDateTimeOffset();
        stamped.UserName = command.Caller.Subject;
        stamped.CorrelationId = command.Header.CorrelationId ?? command.Header.RequestId;
        stamped.CausationId = command.Header.CausationId ?? command.Header.Key;
        stamped.SetHeader("role", command.Caller.Role.ToString());
        stamped.SetHeader("purpose", command.Access.ToString());
        stamped.SetHeader("request", command.Header.RequestId);
        if (command.Caller.Institution is { } institution)
            stamped.SetHeader("institution", institution);
        return stamped;
    }

    private static void EnsureOnePerson(PendingCommand command, object data)
    {
        var allowed = data switch
        {
            IPersonEvent e => e.PersonId == command.PersonId,
            IReferenceEvent => command.PersonId is null,
            _ => false,
        };
        if (!allowed)
            throw new InvalidOperationException($"{command.Action} would record {data.GetType().Name} of another person; no command spans two (ADR 3).");
    }

    private static Receipt ReceiptOf(Handled handled)
    {
        var (command, outcome) = (handled.Waiting.Command, handled.Outcome);
        var answer = outcome.Rejection is { Details: { } details } ? StoredJson.Bytes(details) : outcome.AnswerJson;
        return new(command.Caller.Subject, command.Header.Key, command.Header.Digest, outcome.Rejection?.Code, answer, outcome.Version);
    }

    private static AccessRecord AccessOf(Handled handled)
    {
        var command = handled.Waiting.Command;
        return new(
            command.PersonId!.Value, command.At, command.Caller, command.Access, command.Action,
            handled.Outcome.Rejection?.Code ?? AccessRecord.Ok, command.Header.RequestId);
    }
}
