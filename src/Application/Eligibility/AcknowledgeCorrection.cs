using FluentValidation;
using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Identity;
using Healthcare.Domain.Eligibility;

namespace Healthcare.Application.Eligibility;

/// <summary>The institution has taken note that the answer to one of its checks is another one now.</summary>
public sealed record AcknowledgeCorrection(Guid PersonId, Guid CorrectionId) : ICommand
{
    /// <inheritdoc/>
    public static CommandAccess Access => new(Purpose.Insurance, Role.Clerk, Role.Doctor, Role.Dentist, Role.Pharmacist);

    PersonLocator ICommand.Person => PersonLocator.Of(PersonId);

    Guid? ICommand.OwnId => null;
}

/// <summary>The form of <see cref="AcknowledgeCorrection"/>.</summary>
public sealed class AcknowledgeCorrectionValidator : AbstractValidator<AcknowledgeCorrection>
{
    /// <summary>Its rules.</summary>
    public AcknowledgeCorrectionValidator()
    {
        RuleFor(c => c.PersonId).NotEmpty();
        RuleFor(c => c.CorrectionId).NotEmpty();
    }
}

/// <summary>Handles <see cref="AcknowledgeCorrection"/>.</summary>
public static class AcknowledgeCorrectionHandler
{
    /// <summary>Takes it off the list of the caller's institution.</summary>
    public static async Task<Decided> Handle(Authorised<AcknowledgeCorrection> act, IStreams streams, CancellationToken ct)
    {
        var c = act.Command;
        var checks = await streams.LoadAsync<EligibilityChecks>(EligibilityCheck.StreamOf(act.PersonId), ct);
        return checks.State is null
            ? Decided.Reject(EligibilityRejections.CorrectionNotFound)
            : checks.Decide(checks.State.Acknowledge(c.CorrectionId, act.Caller.Institution!, act.At), new { c.CorrectionId });
    }
}
