using FluentValidation;
using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Identity;
using Healthcare.Domain;
using Healthcare.Domain.Eligibility;

namespace Healthcare.Application.Eligibility;

/// <summary>A reader tells whether a PIN that was typed opened the card. The PIN itself stays between reader and chip.</summary>
/// <param name="CertificateSerial">The card, by the serial of its certificate.</param>
/// <param name="Right">Whether it was the right one.</param>
public sealed record RecordPinAttempt(string CertificateSerial, bool Right) : ICommand
{
    /// <inheritdoc/>
    public static CommandAccess Access => new(Purpose.Insurance, Role.Clerk, Role.Doctor, Role.Dentist, Role.Pharmacist);

    PersonLocator ICommand.Person => new(Card: new(CertificateSerial));

    Guid? ICommand.OwnId => null;
}

/// <summary>What the reader is told: how many wrong PINs in a row, and whether the PIN is locked.</summary>
public sealed record PinAttemptAnswer(int WrongPins, bool Locked);

/// <summary>The form of <see cref="RecordPinAttempt"/>.</summary>
public sealed class RecordPinAttemptValidator : AbstractValidator<RecordPinAttempt>
{
    /// <summary>Its rules.</summary>
    public RecordPinAttemptValidator() => RuleFor(c => c.CertificateSerial).CertificateSerial();
}

/// <summary>Handles <see cref="RecordPinAttempt"/>.</summary>
public static class RecordPinAttemptHandler
{
    /// <summary>Counts it.</summary>
    public static async Task<Decided> Handle(Authorised<RecordPinAttempt> act, IStreams streams, CancellationToken ct)
    {
        var c = act.Command;
        var credentials = await streams.LoadAsync<Credentials>(Credentials.StreamOf(act.PersonId), ct);
        if (credentials.State is not { } all)
            return Decided.Reject(EligibilityRejections.CardNotFound);

        var decision = all.AttemptPin(c.CertificateSerial, act.Caller.Institution!, c.Right, act.At);
        return credentials.Decide(decision, decision is Decision.Accepted accepted ? Answer(all, accepted, c.CertificateSerial) : null);
    }

    private static PinAttemptAnswer Answer(Credentials before, Decision.Accepted accepted, string serial)
    {
        var card = accepted.Events.Aggregate(before, (state, happened) => Credentials.Evolve(state, happened)!).WithSerial(serial)!;
        return new(card.WrongPins, card.IsPinLocked);
    }
}
