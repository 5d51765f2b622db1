using FluentValidation;
using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Identity;
using Healthcare.Domain.Eligibility;

namespace Healthcare.Application.Eligibility;

/// <summary>An institution ties its own patient number (診察券番号) to a person, once.</summary>
public sealed record LinkLocalPatientNumber(Guid PersonId, string LocalPatientNumber) : ICommand
{
    /// <inheritdoc/>
    public static CommandAccess Access => new(Purpose.Treatment, Role.Clerk, Role.Doctor, Role.Dentist, Role.Pharmacist);

    PersonLocator ICommand.Person => PersonLocator.Of(PersonId);

    Guid? ICommand.OwnId => null;

    IEnumerable<string> ICommand.Claims => [$"local:{LocalPatientNumber}"];
}

/// <summary>The form of <see cref="LinkLocalPatientNumber"/>.</summary>
public sealed class LinkLocalPatientNumberValidator : AbstractValidator<LinkLocalPatientNumber>
{
    /// <summary>Its rules.</summary>
    public LinkLocalPatientNumberValidator()
    {
        RuleFor(c => c.PersonId).NotEmpty();
        RuleFor(c => c.LocalPatientNumber).Matches("^[0-9A-Za-z-]{1,20}$").WithMessage("must be 1 to 20 letters, digits or hyphens");
    }
}

/// <summary>Handles <see cref="LinkLocalPatientNumber"/>.</summary>
public static class LinkLocalPatientNumberHandler
{
    /// <summary>Links the number in the name of the caller's institution.</summary>
    public static async Task<Decided> Handle(
        Authorised<LinkLocalPatientNumber> act, IStreams streams, IDirectory directory, CancellationToken ct)
    {
        var c = act.Command;
        var institution = act.Caller.Institution!;
        var person = await streams.LoadAsync<InsuredPerson>(c.PersonId, ct);
        if (person.State is null)
            return Decided.Reject(EligibilityRejections.PersonNotFound);

        var owner = await directory.OwnerOfLocalNumberAsync(institution, c.LocalPatientNumber, ct);
        return person.Decide(
            person.State.LinkLocalPatientNumber(institution, c.LocalPatientNumber, owner, act.At), new { institution, c.LocalPatientNumber });
    }
}
