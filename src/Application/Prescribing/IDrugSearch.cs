using Healthcare.Domain.Prescribing;
using NodaTime;

namespace Healthcare.Application.Prescribing;

/// <summary>Finds products of the drug master by their names, for who writes a prescription by hand.</summary>
public interface IDrugSearch
{
    /// <summary>Products of this day whose names are near to the name, the nearest first, at most so many.</summary>
    Task<IReadOnlyList<DrugSuggestion>> FindAsync(string name, LocalDate on, int most, CancellationToken ct);
}
