using FluentValidation;
using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Identity;
using Healthcare.Domain.Prescribing;

namespace Healthcare.Application.Prescribing;

/// <summary>The pharmacy that holds a prescription lost its secret and asks for a new one.</summary>
public sealed record RecoverSecret(Guid PersonId, Guid PrescriptionId) : ICommand
{
    /// <inheritdoc/>
    public static CommandAccess Access => new(Purpose.Treatment, Role.Pharmacist);

    PersonLocator ICommand.Person => PersonLocator.Of(PersonId);

    Guid? ICommand.OwnId => null;
}

/// <summary>The new secret.</summary>
public sealed record RecoveredSecret(Guid PrescriptionId, string Secret);

/// <summary>The form of <see cref="RecoverSecret"/>.</summary>
public sealed class RecoverSecretValidator : AbstractValidator<RecoverSecret>
{
    /// <summary>Its rules.</summary>
    public RecoverSecretValidator()
    {
        RuleFor(c => c.PersonId).NotEmpty();
        RuleFor(c => c.PrescriptionId).NotEmpty();
    }
}

/// <summary>Handles <see cref="RecoverSecret"/>.</summary>
public static class RecoverSecretHandler
{
    /// <summary>Hands a new secret to the caller's pharmacy, when it holds the prescription.</summary>
    public static async Task<Decided> Handle(Authorised<RecoverSecret> act, IStreams streams, IDraw draw, CancellationToken ct)
    {
        var stream = await streams.LoadAsync<Prescription>(act.Command.PrescriptionId, ct);
        var secret = draw.Secret();
        return stream.State is { } prescription && prescription.PersonId == act.PersonId
            ? stream.Decide(
                prescription.RecoverSecret(act.Caller.Institution!, secret, act.Today, act.At), new RecoveredSecret(act.Command.PrescriptionId, secret))
            : Decided.Reject(PrescribingRejections.NotFound);
    }
}
