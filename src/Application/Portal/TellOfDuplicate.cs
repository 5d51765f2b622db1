using FluentValidation;
using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Identity;
using Healthcare.Domain.Portal;
using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Application.Portal;

/// <summary>Leaves with an acknowledged duplicate (outbox): the person is to be told of it.</summary>
public sealed record TellOfDuplicate(Guid PersonId, Guid PrescriptionId);

/// <summary>The engine leaves a notice for a person.</summary>
public sealed record LeaveNotice(Guid PersonId, Guid NoticeId, NoticeKind Kind, Guid About) : ICommand
{
    /// <inheritdoc/>
    public static CommandAccess Access => new(Purpose.Operations, Role.Operator);

    PersonLocator ICommand.Person => PersonLocator.Of(PersonId);

    Guid? ICommand.OwnId => NoticeId;
}

/// <summary>The form of <see cref="LeaveNotice"/>.</summary>
public sealed class LeaveNoticeValidator : AbstractValidator<LeaveNotice>
{
    /// <summary>Its rules.</summary>
    public LeaveNoticeValidator()
    {
        RuleFor(c => c.PersonId).NotEmpty();
        RuleFor(c => c.NoticeId).NotEmpty();
    }
}

/// <summary>Handles <see cref="LeaveNotice"/>.</summary>
public static class LeaveNoticeHandler
{
    /// <summary>Leaves the notice once.</summary>
    public static async Task<Decided> Handle(Authorised<LeaveNotice> act, IStreams streams, CancellationToken ct)
    {
        var c = act.Command;
        var notice = await streams.LoadAsync<Notice>(c.NoticeId, ct);
        return notice.Decide(Notice.Leave(notice.State, act.PersonId, c.NoticeId, c.Kind, c.About, act.At));
    }
}

/// <summary>Reaction: when a prescriber went on in spite of a duplicate, the person is told.</summary>
public static class WhenDuplicateAcknowledgedHandler
{
    /// <summary>Sends the command. The notice's id follows from the prescription's, so that a second delivery changes nothing.</summary>
    public static async Task Handle(TellOfDuplicate message, CommandGate gate, IClock clock, CancellationToken ct)
    {
        var noticeId = StreamId.Of("duplicate-notice", message.PrescriptionId);
        var command = new LeaveNotice(message.PersonId, noticeId, NoticeKind.DuplicateMedication, message.PrescriptionId);
        var header = new CommandHeader($"notice:{noticeId:N}", noticeId.ToByteArray(), $"notice:{noticeId:N}", CausationId: message.PrescriptionId.ToString());
        var outcome = await gate.SendAsync(command, Caller.Engine(clock.GetCurrentInstant()), header, ct);
        if (outcome.Rejection is { } rejection)
            throw new InvalidOperationException($"The notice was refused: {rejection.Code}.");
    }
}
