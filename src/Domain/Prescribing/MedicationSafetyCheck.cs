using NodaTime;

namespace Healthcare.Domain.Prescribing;

/// <summary>A drug that a person counts as taking, from any institution.</summary>
/// <param name="PrescriptionId">The prescription it comes from.</param>
/// <param name="Institution">Who prescribed it.</param>
/// <param name="IngredientAndRoute">What is compared.</param>
/// <param name="DrugName">Its name as printed.</param>
/// <param name="From">First day: of dispensing, or of prescribing as long as it is not dispensed.</param>
/// <param name="Through">Last day.</param>
public sealed record ActiveMedication(
    Guid PrescriptionId, string Institution, string IngredientAndRoute, string DrugName, LocalDate From, LocalDate Through);

/// <summary>One drug of a new prescription that the person already has.</summary>
/// <param name="DrugName">The drug of the new prescription.</param>
/// <param name="With">The drug it duplicates.</param>
public sealed record DuplicateHit(string DrugName, ActiveMedication With);

/// <summary>重複投薬チェック: same ingredient and same route of administration on overlapping days, at any institution. Pure.</summary>
public static class MedicationSafetyCheck
{
    /// <summary>Which of the lines, begun on <paramref name="start"/>, duplicate something the person takes.</summary>
    public static IReadOnlyList<DuplicateHit> Duplicates(
        IEnumerable<MedicationLine> lines, LocalDate start, IReadOnlyCollection<ActiveMedication> taking) =>
    [
        .. from line in lines
           let days = line.TakenFrom(start)
           from other in taking
           where other.IngredientAndRoute == line.Drug.IngredientAndRoute && other.From <= days.End && days.Start <= other.Through
           select new DuplicateHit(line.DrugName, other),
    ];
}
