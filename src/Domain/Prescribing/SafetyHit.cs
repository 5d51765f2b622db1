using NodaTime;

namespace Healthcare.Domain.Prescribing;

/// <summary>What a safety check found.</summary>
public enum SafetyHitKind
{
    /// <summary>重複投薬: same ingredient by the same route on overlapping days.</summary>
    Duplicate,

    /// <summary>併用禁忌: ingredients that must not be taken together, on overlapping days.</summary>
    Contraindicated,

    /// <summary>A recorded drug allergy of the person.</summary>
    Allergy,
}

/// <summary>A drug that a person counts as taking, from any institution.</summary>
/// <param name="PrescriptionId">The prescription it comes from.</param>
/// <param name="Institution">Who prescribed it.</param>
/// <param name="Drug">Its code.</param>
/// <param name="DrugName">Its name as printed.</param>
/// <param name="Ingredients">Its ingredients by the master's codes; none when it was registered without a master.</param>
/// <param name="Route">Its route of administration.</param>
/// <param name="From">First day: of dispensing, or of prescribing as long as it is not dispensed.</param>
/// <param name="Through">Last day.</param>
/// <param name="Pharmacy">Who dispensed it, once dispensed.</param>
public sealed record MedicationInUse(
    Guid PrescriptionId, string Institution, Shared.DrugCode Drug, string DrugName, IReadOnlyList<string> Ingredients, AdministrationRoute? Route,
    LocalDate From, LocalDate Through, string? Pharmacy = null);

/// <summary>A recorded drug allergy.</summary>
/// <param name="AllergyId">The record.</param>
/// <param name="Ingredient">The ingredient by the master's code.</param>
/// <param name="Institution">Who recorded it.</param>
public sealed record KnownAllergy(Guid AllergyId, string Ingredient, string Institution);

/// <summary>One thing that stands against a drug of a prescription or dispensing.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="RpNumber">The line it is about.</param>
/// <param name="Order">The line it is about.</param>
/// <param name="DrugName">The drug of that line.</param>
/// <param name="Explanation">Which rule, which ingredient or pair, which days: why it was found, in a sentence.</param>
/// <param name="With">The other drug, for a duplicate or a contraindication.</param>
/// <param name="Allergy">The allergy.</param>
public sealed record SafetyHit(
    SafetyHitKind Kind, int RpNumber, int Order, string DrugName, string Explanation, MedicationInUse? With = null, KnownAllergy? Allergy = null);

/// <summary>All that a safety check compares with.</summary>
public sealed record SafetyHistory(IReadOnlyCollection<MedicationInUse> Taking, IReadOnlyCollection<KnownAllergy> Allergies)
{
    /// <summary>A person who takes nothing.</summary>
    public static readonly SafetyHistory Empty = new([], []);
}
