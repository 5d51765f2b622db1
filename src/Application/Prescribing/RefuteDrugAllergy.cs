using FluentValidation;
using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Identity;
using Healthcare.Domain.Prescribing;

namespace Healthcare.Application.Prescribing;

/// <summary>A professional found that a recorded allergy is none. It stays readable, as refuted, and no check compares with it any more.</summary>
/// <param name="PersonId">Whose it is.</param>
/// <param name="AllergyId">The record.</param>
/// <param name="Reason">How that was found.</param>
public sealed record RefuteDrugAllergy(Guid PersonId, Guid AllergyId, string Reason) : ICommand
{
    /// <inheritdoc/>
    public static CommandAccess Access => new(Purpose.Treatment, Role.Doctor, Role.Dentist, Role.Pharmacist);

    PersonLocator ICommand.Person => PersonLocator.Of(PersonId);

    Guid? ICommand.OwnId => null;
}

/// <summary>The form of <see cref="RefuteDrugAllergy"/>.</summary>
public sealed class RefuteDrugAllergyValidator : AbstractValidator<RefuteDrugAllergy>
{
    /// <summary>Its rules.</summary>
    public RefuteDrugAllergyValidator()
    {
        RuleFor(c => c.PersonId).NotEmpty();
        RuleFor(c => c.AllergyId).NotEmpty();
        RuleFor(c => c.Reason).Text(500);
    }
}

/// <summary>Handles <see cref="RefuteDrugAllergy"/>.</summary>
public static class RefuteDrugAllergyHandler
{
    /// <summary>Refutes it in the name of the caller's institution.</summary>
    public static async Task<Decided> Handle(Authorised<RefuteDrugAllergy> act, IStreams streams, CancellationToken ct)
    {
        var stream = await streams.LoadAsync<DrugAllergy>(act.Command.AllergyId, ct);
        if (stream.State is not { } allergy || allergy.PersonId != act.PersonId)
            return Decided.Reject(PrescribingRejections.AllergyNotFound);

        var by = new Issuer(act.Caller.Institution!, act.Caller.Qualification!, null);
        return stream.Decide(allergy.Refute(by, act.Caller.Role is Role.Doctor or Role.Dentist, act.Command.Reason, act.At), new { act.Command.AllergyId });
    }
}
