using FluentValidation;
using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Identity;
using Healthcare.Domain.Eligibility;

namespace Healthcare.Application.Eligibility;

/// <summary>氏名変更: the person has another name.</summary>
public sealed record ChangeName(Guid PersonId, PersonName Name) : ICommand
{
    /// <inheritdoc/>
    public static CommandAccess Access => new(Purpose.Insurance, Role.Insurer, Role.Municipality, Role.Operator);

    PersonLocator ICommand.Person => PersonLocator.Of(PersonId);

    Guid? ICommand.OwnId => null;
}

/// <summary>The form of <see cref="ChangeName"/>.</summary>
public sealed class ChangeNameValidator : AbstractValidator<ChangeName>
{
    /// <summary>Its rules.</summary>
    public ChangeNameValidator()
    {
        RuleFor(c => c.PersonId).NotEmpty();
        RuleFor(c => c.Name.Family).Text(100);
        RuleFor(c => c.Name.Given).Text(100);
        RuleFor(c => c.Name.FamilyKana).Text(100);
        RuleFor(c => c.Name.GivenKana).Text(100);
    }
}

/// <summary>Handles <see cref="ChangeName"/>.</summary>
public static class ChangeNameHandler
{
    /// <summary>Changes the name; an insurer does so of whom it covers today, or covered on the day of death.</summary>
    public static async Task<Decided> Handle(Authorised<ChangeName> act, IStreams streams, CancellationToken ct)
    {
        var c = act.Command;
        var person = await streams.LoadAsync<InsuredPerson>(act.PersonId, ct);
        if (person.State is null)
            return Decided.Reject(EligibilityRejections.PersonNotFound);

        return act.Caller.Role == Role.Insurer && !person.State.IsCoveredBy(act.Caller.Institution, person.State.DiedOn ?? act.Today)
            ? Decided.Reject(EligibilityRejections.NotInsuredByCaller)
            : person.Decide(person.State.ChangeName(c.Name, act.At), new { c.PersonId });
    }
}
