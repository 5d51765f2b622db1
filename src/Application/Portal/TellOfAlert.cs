using FluentValidation;
using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Identity;
using Healthcare.Domain.Portal;
using Healthcare.Domain.Shared;
using NodaTime;
using Wolverine.Attributes;

namespace Healthcare.Application.Portal;

/// <summary>
/// Leaves with alerts that a professional went past (outbox): the person is to be told. Its stored name is that of the time when there were duplicates only,
/// so that what waits while the program is replaced is delivered.
/// </summary>
/// <param name="PersonId">Who is to be told.</param>
/// <param name="PrescriptionId">Of which prescription.</param>
/// <param name="DispensingId">The dispensing, when it was found there.</param>
[MessageIdentity("Healthcare.Application.Portal.TellOfDuplicate")]
public sealed record TellOfAlert(Guid PersonId, Guid PrescriptionId, Guid? DispensingId = null);

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

/// <summary>Reaction: when a professional went on in spite of an alert, the person is told.</summary>
public static class WhenAlertAcknowledgedHandler
{
    /// <summary>Sends the command. The notice's id follows from the prescription's or the dispensing's, so that a second delivery changes nothing.</summary>
    public static async Task Handle(TellOfAlert message, CommandGate gate, IClock clock, CancellationToken ct)
    {
        var noticeId = StreamId.Of("duplicate-notice", message.DispensingId ?? message.PrescriptionId);
        var command = new LeaveNotice(message.PersonId, noticeId, NoticeKind.DuplicateMedication, message.PrescriptionId);
        var header = new CommandHeader($"notice:{noticeId:N}", noticeId.ToByteArray(), $"notice:{noticeId:N}", CausationId: message.PrescriptionId.ToString());
        var outcome = await gate.SendAsync(command, Caller.Engine(clock.GetCurrentInstant()), header, ct);
        if (outcome.Rejection is { } rejection)
            throw new InvalidOperationException($"The notice was refused: {rejection.Code}.");
    }
}
