using FluentValidation;
using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Identity;
using Healthcare.Domain.Eligibility;

namespace Healthcare.Application.Eligibility;

/// <summary>The PIN of a card is unlocked, after the holder has shown who they are.</summary>
public sealed record UnlockPin(Guid PersonId, Guid CertificateId) : ICommand
{
    /// <inheritdoc/>
    public static CommandAccess Access => new(Purpose.Insurance, Role.Municipality, Role.Operator);

    PersonLocator ICommand.Person => PersonLocator.Of(PersonId);

    Guid? ICommand.OwnId => null;
}

/// <summary>The form of <see cref="UnlockPin"/>.</summary>
public sealed class UnlockPinValidator : AbstractValidator<UnlockPin>
{
    /// <summary>Its rules.</summary>
    public UnlockPinValidator()
    {
        RuleFor(c => c.PersonId).NotEmpty();
        RuleFor(c => c.CertificateId).NotEmpty();
    }
}

/// <summary>Handles <see cref="UnlockPin"/>.</summary>
public static class UnlockPinHandler
{
    /// <summary>Forgets the wrong PINs.</summary>
    public static async Task<Decided> Handle(Authorised<UnlockPin> act, IStreams streams, CancellationToken ct)
    {
        var c = act.Command;
        var credentials = await streams.LoadAsync<Credentials>(Credentials.StreamOf(act.PersonId), ct);
        return credentials.State is { } all
            ? credentials.Decide(all.UnlockPin(c.CertificateId, act.At))
            : Decided.Reject(EligibilityRejections.CardNotFound);
    }
}
