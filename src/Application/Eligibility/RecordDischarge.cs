using FluentValidation;
using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Identity;
using Healthcare.Domain.Eligibility;

namespace Healthcare.Application.Eligibility;

/// <summary>退院: the person left the caller's institution; what they agreed to for the stay ends.</summary>
/// <param name="PersonId">Who was discharged.</param>
public sealed record RecordDischarge(Guid PersonId) : ICommand
{
    /// <inheritdoc/>
    public static CommandAccess Access => new(Purpose.Treatment, Role.Clerk, Role.Doctor, Role.Dentist);

    PersonLocator ICommand.Person => PersonLocator.Of(PersonId);

    Guid? ICommand.OwnId => null;
}

/// <summary>The form of <see cref="RecordDischarge"/>.</summary>
public sealed class RecordDischargeValidator : AbstractValidator<RecordDischarge>
{
    /// <summary>Its rules.</summary>
    public RecordDischargeValidator() => RuleFor(c => c.PersonId).NotEmpty();
}

/// <summary>Handles <see cref="RecordDischarge"/>.</summary>
public static class RecordDischargeHandler
{
    /// <summary>Ends the consents of the stay.</summary>
    public static async Task<Decided> Handle(Authorised<RecordDischarge> act, IStreams streams, CancellationToken ct)
    {
        var consents = await streams.LoadAsync<Consents>(Consents.StreamOf(act.PersonId), ct);
        return consents.State is null
            ? Decided.Reject(EligibilityRejections.NoInpatientConsent)
            : consents.Decide(consents.State.Discharge(act.Caller.Institution!, act.At));
    }
}
