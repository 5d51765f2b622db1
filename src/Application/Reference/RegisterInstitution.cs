using FluentValidation;
using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Identity;
using Healthcare.Domain.Reference;
using Healthcare.Domain.Shared;

namespace Healthcare.Application.Reference;

/// <summary>The operator lets an institution, pharmacy or insurer take part.</summary>
public sealed record RegisterInstitution(string Number, InstitutionKind Kind, string Name, string Prefecture) : ICommand
{
    /// <inheritdoc/>
    public static CommandAccess Access => new(Purpose.Operations, Role.Operator);

    PersonLocator? ICommand.Person => null;

    Guid? ICommand.OwnId => null;

    IEnumerable<string> ICommand.Claims => [$"institution:{Number}"];
}

/// <summary>The form of <see cref="RegisterInstitution"/>.</summary>
public sealed class RegisterInstitutionValidator : AbstractValidator<RegisterInstitution>
{
    /// <summary>Its rules.</summary>
    public RegisterInstitutionValidator()
    {
        RuleFor(c => c.Number).Insurer().When(c => c.Kind == InstitutionKind.Insurer);
        RuleFor(c => c.Number).Institution().When(c => c.Kind != InstitutionKind.Insurer);
        RuleFor(c => c.Number).Must((c, number) => !InstitutionNumber.TryParse(number, out var n) || n.IsPharmacy == (c.Kind == InstitutionKind.Pharmacy))
            .WithMessage("must have the fee-score table of its kind");
        RuleFor(c => c.Name).Text(200);
        RuleFor(c => c.Prefecture).Text(10);
    }
}

/// <summary>Handles <see cref="RegisterInstitution"/>.</summary>
public static class RegisterInstitutionHandler
{
    /// <summary>Registers the institution once.</summary>
    public static async Task<Decided> Handle(Authorised<RegisterInstitution> act, IStreams streams, CancellationToken ct)
    {
        var c = act.Command;
        var institution = await streams.LoadAsync<Institution>(Institution.StreamOf(c.Number), ct);
        return institution.Decide(Institution.Register(institution.State, c.Number, c.Kind, c.Name, c.Prefecture, act.At), new { c.Number });
    }
}
