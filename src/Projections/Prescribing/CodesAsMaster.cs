using Healthcare.Application.Prescribing;
using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Projections.Prescribing;

/// <summary>What the codes alone tell: ingredient and route by the first seven characters.</summary>
public sealed class CodesAsMaster : IDrugMaster
{
    /// <inheritdoc/>
    public ValueTask<MasterAnswer> LookUpAsync(IReadOnlyList<MedicationLine> lines, LocalDate on, CancellationToken ct) =>
        ValueTask.FromResult(new MasterAnswer("codes", true, [.. lines.Select(line => new LineAnswer(line.RpNumber, line.Order, FactsOf(line.Drug)))], []));

    private static DrugFacts FactsOf(DrugCode drug) => new([drug.IngredientAndRoute], RouteOf(drug));

    private static AdministrationRoute RouteOf(DrugCode drug) =>
        drug.System == DrugCodeSystem.Hot9 ? AdministrationRoute.Oral
        : string.CompareOrdinal(drug.Code[4..7], "400") < 0 ? AdministrationRoute.Oral
        : string.CompareOrdinal(drug.Code[4..7], "700") < 0 ? AdministrationRoute.Injection
        : AdministrationRoute.External;
}
