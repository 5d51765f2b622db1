using FluentValidation;
using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Identity;
using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Application.Prescribing;

/// <summary>A professional records that a person does not bear a drug (薬剤アレルギー).</summary>
/// <param name="PersonId">Who.</param>
/// <param name="AllergyId">The record, made by the institution.</param>
/// <param name="Drug">The drug that was taken, by its code; the drug master says what it contains.</param>
/// <param name="DrugName">Its name as in the master.</param>
/// <param name="Criticality">How bad a further reaction may be.</param>
/// <param name="Ingredients">Which of its ingredients, by the master's codes; all of them when absent.</param>
/// <param name="OnsetOn">The day of the reaction, when known.</param>
/// <param name="Note">What happened.</param>
public sealed record RecordDrugAllergy(
    Guid PersonId, Guid AllergyId, DrugCode Drug, string DrugName, AllergyCriticality Criticality, IReadOnlyList<string>? Ingredients = null,
    LocalDate? OnsetOn = null, string? Note = null) : ICommand
{
    /// <inheritdoc/>
    public static CommandAccess Access => new(Purpose.Treatment, Role.Doctor, Role.Dentist, Role.Pharmacist);

    PersonLocator ICommand.Person => PersonLocator.Of(PersonId);

    Guid? ICommand.OwnId => AllergyId;

    /// <summary>The drug as the master is asked about it.</summary>
    internal MedicationLine AsLine => new(1, 1, Drug, DrugName, DosageForm.Other, new(string.Empty), new(1, string.Empty, string.Empty));
}

/// <summary>What the professional is told.</summary>
/// <param name="AllergyId">The record.</param>
/// <param name="Ingredients">The ingredients that checks compare from now on.</param>
/// <param name="DrugMaster">Which version of the drug master named them.</param>
public sealed record DrugAllergyAnswer(Guid AllergyId, IReadOnlyList<string> Ingredients, string DrugMaster);

/// <summary>The form of <see cref="RecordDrugAllergy"/>.</summary>
public sealed class RecordDrugAllergyValidator : AbstractValidator<RecordDrugAllergy>
{
    private const int MostIngredients = 20;

    /// <summary>Its rules.</summary>
    public RecordDrugAllergyValidator()
    {
        RuleFor(c => c.PersonId).NotEmpty();
        RuleFor(c => c.AllergyId).NotEmpty();
        RuleFor(c => c.Drug).SetValidator(new DrugCodeValidator());
        RuleFor(c => c.DrugName).Text(200);
        RuleFor(c => c.Ingredients).Must(all => all is null || all.Count <= MostIngredients).WithMessage($"must have at most {MostIngredients} ingredients");
        RuleForEach(c => c.Ingredients).Text(40);
        RuleFor(c => c.Note!).Text(500).When(c => c.Note is not null);
    }
}

/// <summary>The form of a drug's code.</summary>
public sealed class DrugCodeValidator : AbstractValidator<DrugCode>
{
    /// <summary>Its rules.</summary>
    public DrugCodeValidator()
    {
        RuleFor(d => d.Code).Matches("^[0-9]{4}[0-9A-Z]{8}$").When(d => d.System != DrugCodeSystem.Hot9).WithMessage("must be a 12-character drug code");
        RuleFor(d => d.Code).Matches("^[0-9]{9}$").When(d => d.System == DrugCodeSystem.Hot9).WithMessage("must be 9 digits");
    }
}

/// <summary>Handles <see cref="RecordDrugAllergy"/>.</summary>
public static class RecordDrugAllergyHandler
{
    /// <summary>Asks the master of the day of the reaction what the drug contains (it may be withdrawn since), and records.</summary>
    public static async Task<Decided> Handle(
        Authorised<RecordDrugAllergy> act, IStreams streams, IDrugMaster master, ISafetyHistory histories, CancellationToken ct)
    {
        var c = act.Command;
        var allergy = await streams.LoadAsync<DrugAllergy>(c.AllergyId, ct);
        if (await histories.OfPersonAsync(act.PersonId, act.Today, [], ct) is null)
            return Decided.Reject(Domain.Eligibility.EligibilityRejections.PersonNotFound);

        var answer = await master.LookUpAsync([c.AsLine], c.OnsetOn ?? act.Today, ct);
        var draft = new DrugAllergyDraft(
            act.PersonId, c.AllergyId, new(act.Caller.Institution!, act.Caller.Qualification!, null), c.Drug, c.DrugName, c.Ingredients ?? [], c.Criticality,
            c.OnsetOn, c.Note);
        var decision = DrugAllergy.Record(allergy.State, draft, answer, act.Today, act.At);
        return allergy.Decide(decision, decision is Domain.Decision.Accepted { Events: [DrugAllergyRecorded e, ..] } ? new DrugAllergyAnswer(e.AllergyId, e.Ingredients, e.MasterVersion) : null);
    }
}
