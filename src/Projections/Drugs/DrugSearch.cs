using Healthcare.Application.Prescribing;
using Healthcare.Domain.Prescribing;
using NodaTime;

namespace Healthcare.Projections.Drugs;

/// <summary>Finds products by name in the version of the drug master in force: in memory, without the database.</summary>
public sealed class DrugSearch(DrugMasters masters) : IDrugSearch
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<DrugSuggestion>> FindAsync(string name, LocalDate on, int most, CancellationToken ct) =>
        [.. (await masters.InForceAsync(on, ct)).Master.Near(name, on, most).Select(product => new DrugSuggestion(product.Yj, product.Name))];
}
