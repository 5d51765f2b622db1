using FluentValidation;
using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Identity;
using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Application.Eligibility;

/// <summary>死亡: coverages end on that day, and a check of a later day answers no coverage.</summary>
public sealed record RecordDeath(Guid PersonId, LocalDate DiedOn) : ICommand
{
    /// <inheritdoc/>
    public static CommandAccess Access => new(Purpose.Insurance, Role.Insurer, Role.Municipality, Role.Operator);

    PersonLocator ICommand.Person => PersonLocator.Of(PersonId);

    Guid? ICommand.OwnId => null;
}

/// <summary>The form of <see cref="RecordDeath"/>.</summary>
public sealed class RecordDeathValidator : AbstractValidator<RecordDeath>
{
    /// <summary>Its rules.</summary>
    public RecordDeathValidator(IClock clock)
    {
        RuleFor(c => c.PersonId).NotEmpty();
        RuleFor(c => c.DiedOn).Must(day => day <= Jst.DateOf(clock.GetCurrentInstant())).WithMessage("must not lie after today");
    }
}

/// <summary>Handles <see cref="RecordDeath"/>.</summary>
public static class RecordDeathHandler
{
    /// <summary>Records the death of a person; an insurer does so of whom it covers on that day, and nobody else later.</summary>
    public static async Task<Decided> Handle(Authorised<RecordDeath> act, IStreams streams, CancellationToken ct)
    {
        var c = act.Command;
        var history = await CoverageHistory.LoadAsync(act.PersonId, streams, ct);
        return history.IsDeathClosedTo(act.Caller, c.DiedOn)
            ? Decided.Reject(EligibilityRejections.NotInsuredByCaller)
            : history.Decide(person => person.RecordDeath(c.DiedOn, act.At), ReevaluationCause.Death, act.At, new { c.PersonId });
    }
}
