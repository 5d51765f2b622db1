using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Domain.Prescribing;

/// <summary>How bad a further reaction may be.</summary>
public enum AllergyCriticality
{
    /// <summary>Not life-threatening.</summary>
    Low,

    /// <summary>May be life-threatening.</summary>
    High,

    /// <summary>Cannot be said.</summary>
    Unknown,
}

/// <summary>A professional recorded that a person does not bear a drug (薬剤アレルギー).</summary>
/// <param name="PersonId">Who.</param>
/// <param name="AllergyId">The record.</param>
/// <param name="Institution">Where it was recorded.</param>
/// <param name="Qualification">The licence number of who recorded it.</param>
/// <param name="Drug">The drug that was taken.</param>
/// <param name="DrugName">Its name.</param>
/// <param name="Ingredients">The ingredients it is about, by the master's codes.</param>
/// <param name="Criticality">How bad a further reaction may be.</param>
/// <param name="OnsetOn">The day of the reaction, when known.</param>
/// <param name="Note">What happened.</param>
/// <param name="MasterVersion">Which version of the drug master named the ingredients.</param>
/// <param name="RecordedAt">When.</param>
public sealed record DrugAllergyRecorded(
    Guid PersonId, Guid AllergyId, string Institution, string Qualification, DrugCode Drug, string DrugName, IReadOnlyList<string> Ingredients,
    AllergyCriticality Criticality, LocalDate? OnsetOn, string? Note, string MasterVersion, Instant RecordedAt) : IPersonEvent;

/// <summary>A professional found that the allergy is none. What was recorded stays readable.</summary>
public sealed record DrugAllergyRefuted(
    Guid PersonId, Guid AllergyId, string Institution, string Qualification, string Reason, Instant RefutedAt) : IPersonEvent;
