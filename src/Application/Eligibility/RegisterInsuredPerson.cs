using FluentValidation;
using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Identity;
using Healthcare.Domain.Eligibility;
using NodaTime;

namespace Healthcare.Application.Eligibility;

/// <summary>An insurer makes a person known to the platform.</summary>
public sealed record RegisterInsuredPerson(Guid PersonId, PersonName Name, LocalDate BirthDate, Sex Sex, Address Address) : ICommand
{
    /// <inheritdoc/>
    public static CommandAccess Access => new(Purpose.Insurance, Role.Insurer, Role.Municipality, Role.Operator);

    PersonLocator ICommand.Person => PersonLocator.Of(PersonId);

    Guid? ICommand.OwnId => PersonId;
}

/// <summary>The form of <see cref="RegisterInsuredPerson"/>.</summary>
public sealed class RegisterInsuredPersonValidator : AbstractValidator<RegisterInsuredPerson>
{
    private static readonly LocalDate Earliest = new(1900, 1, 1);

    /// <summary>Its rules.</summary>
    public RegisterInsuredPersonValidator(IClock clock)
    {
        RuleFor(c => c.PersonId).NotEmpty();
        RuleFor(c => c.Name.Family).Text(100);
        RuleFor(c => c.Name.Given).Text(100);
        RuleFor(c => c.Name.FamilyKana).Text(100);
        RuleFor(c => c.Name.GivenKana).Text(100);
        RuleFor(c => c.BirthDate).Must(day => day >= Earliest && day <= Domain.Shared.Jst.DateOf(clock.GetCurrentInstant()))
            .WithMessage("must lie between 1900-01-01 and today");
        RuleFor(c => c.Address.PostalCode).Matches("^[0-9]{7}$").WithMessage("must be 7 digits");
        RuleFor(c => c.Address.Prefecture).Text(10);
        RuleFor(c => c.Address.City).Text(100);
        RuleFor(c => c.Address.Line).Text(200);
    }
}

/// <summary>Handles <see cref="RegisterInsuredPerson"/>.</summary>
public static class RegisterInsuredPersonHandler
{
    /// <summary>Registers the person once.</summary>
    public static async Task<Decided> Handle(Authorised<RegisterInsuredPerson> act, IStreams streams, CancellationToken ct)
    {
        var c = act.Command;
        var person = await streams.LoadAsync<InsuredPerson>(c.PersonId, ct);
        return person.Decide(
            InsuredPerson.Register(person.State, c.PersonId, c.Name, c.BirthDate, c.Sex, c.Address, act.At), new { c.PersonId });
    }
}
