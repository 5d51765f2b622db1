using FluentValidation;
using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Identity;
using Healthcare.Domain.Prescribing;

namespace Healthcare.Application.Prescribing;

/// <summary>The pharmacy tells the prescriber something (伝達事項).</summary>
/// <param name="PersonId">About whom.</param>
/// <param name="PrescriptionId">The prescription.</param>
/// <param name="MessageId">The message, made by the pharmacy.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Text">What it says.</param>
public sealed record SendMessage(Guid PersonId, Guid PrescriptionId, Guid MessageId, PharmacyMessageKind Kind, string Text) : ICommand
{
    /// <inheritdoc/>
    public static CommandAccess Access => new(Purpose.Treatment, Role.Pharmacist);

    PersonLocator ICommand.Person => PersonLocator.Of(PersonId);

    Guid? ICommand.OwnId => MessageId;
}

/// <summary>The form of <see cref="SendMessage"/>.</summary>
public sealed class SendMessageValidator : AbstractValidator<SendMessage>
{
    /// <summary>Its rules.</summary>
    public SendMessageValidator()
    {
        RuleFor(c => c.PersonId).NotEmpty();
        RuleFor(c => c.PrescriptionId).NotEmpty();
        RuleFor(c => c.MessageId).NotEmpty();
        RuleFor(c => c.Text).Text(1000);
    }
}

/// <summary>Handles <see cref="SendMessage"/>.</summary>
public static class SendMessageHandler
{
    /// <summary>Records the message.</summary>
    public static async Task<Decided> Handle(Authorised<SendMessage> act, IStreams streams, CancellationToken ct)
    {
        var c = act.Command;
        var stream = await streams.LoadAsync<Prescription>(c.PrescriptionId, ct);
        return stream.State is { } prescription && prescription.PersonId == act.PersonId
            ? stream.Decide(prescription.Message(act.Caller.HolderWith(null), c.MessageId, c.Kind, c.Text, act.Today, act.At), new { c.MessageId })
            : Decided.Reject(PrescribingRejections.NotFound);
    }
}
