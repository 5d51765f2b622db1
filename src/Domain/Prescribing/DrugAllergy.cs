using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Domain.Prescribing;

/// <summary>What a professional records of an allergy.</summary>
/// <param name="PersonId">Who does not bear the drug.</param>
/// <param name="AllergyId">The record.</param>
/// <param name="By">Where and by whom it is recorded.</param>
/// <param name="Drug">The drug that was taken.</param>
/// <param name="DrugName">Its name.</param>
/// <param name="Ingredients">Which of its ingredients; all when none is named.</param>
/// <param name="Criticality">How bad a further reaction may be.</param>
/// <param name="OnsetOn">The day of the reaction, when known.</param>
/// <param name="Note">What happened.</param>
public sealed record DrugAllergyDraft(
    Guid PersonId, Guid AllergyId, Issuer By, DrugCode Drug, string DrugName, IReadOnlyList<string> Ingredients, AllergyCriticality Criticality,
    LocalDate? OnsetOn, string? Note);

/// <summary>One recorded drug allergy, until it is refuted.</summary>
/// <param name="Id">The record.</param>
/// <param name="PersonId">Whose.</param>
/// <param name="Recorded">As it was recorded.</param>
/// <param name="Refuted">That it is none.</param>
public sealed record DrugAllergy(Guid Id, Guid PersonId, DrugAllergyRecorded Recorded, DrugAllergyRefuted? Refuted = null) : IEventSourced<DrugAllergy>
{
    /// <summary>What a check compares with: nothing once it is refuted.</summary>
    public IReadOnlyList<KnownAllergy> Known =>
        Refuted is null ? [.. Recorded.Ingredients.Select(ingredient => new KnownAllergy(Id, ingredient, Recorded.Institution))] : [];

    /// <summary>Records it, of a drug that the master knows: a check compares ingredients, and of a drug that nobody knows there are none.</summary>
    public static Decision Record(DrugAllergy? existing, DrugAllergyDraft draft, MasterAnswer master, LocalDate today, Instant now)
    {
        if (existing is not null)
            return PrescribingRejections.AllergyRecordedAlready;
        if (draft.OnsetOn > today)
            return PrescribingRejections.AllergyOnsetInFuture;
        if (PrescriptionRules.DrugProblems(master) is { } unknown)
            return unknown;

        var contained = master.Lines[0].Facts!.Ingredients;
        return draft.Ingredients.Except(contained).Any()
            ? PrescribingRejections.AllergyToOtherIngredient.With(new { Ingredients = contained })
            : Decision.Accept(new DrugAllergyRecorded(
                draft.PersonId, draft.AllergyId, draft.By.Institution, draft.By.Qualification, draft.Drug, draft.DrugName,
                draft.Ingredients.Count == 0 ? contained : draft.Ingredients, draft.Criticality, draft.OnsetOn, draft.Note, master.Version, now));
    }

    /// <summary>Refutes it: a doctor or dentist anywhere, a pharmacist only what the own pharmacy recorded (a safety net is not taken away at a counter).</summary>
    public Decision Refute(Issuer by, bool prescriber, string reason, Instant now) =>
        Refuted is not null ? PrescribingRejections.AllergyRefutedAlready
        : !prescriber && by.Institution != Recorded.Institution ? PrescribingRejections.AllergyOfAnotherInstitution
        : Decision.Accept(new DrugAllergyRefuted(PersonId, Id, by.Institution, by.Qualification, reason, now));

    /// <inheritdoc/>
    public static DrugAllergy? Evolve(DrugAllergy? state, object @event) => (state, @event) switch
    {
        (null, DrugAllergyRecorded e) => new(e.AllergyId, e.PersonId, e),
        ({ } allergy, DrugAllergyRefuted e) => allergy with { Refuted = e },
        _ => state,
    };
}
