using Healthcare.Application.Prescribing;
using Healthcare.Domain.Drugs;
using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Projections.Drugs;

/// <summary>
/// Answers what prescribing asks: in memory, without the database. A day that is over is judged by today's version, which knows its price list
/// and limits by their dates and forbidden pairs that were not known then.
/// </summary>
public sealed class PrescribingDrugMaster(DrugMasters masters, IClock clock) : IDrugMaster
{
    /// <inheritdoc/>
    public async ValueTask<MasterAnswer> LookUpAsync(IReadOnlyList<MedicationLine> lines, LocalDate on, CancellationToken ct) =>
        Answer(await masters.InForceAsync(LocalDate.Max(on, Jst.DateOf(clock.GetCurrentInstant())), ct), lines, on);

    /// <summary>What a version says of lines on a day.</summary>
    public static MasterAnswer Answer(MasterInForce version, IReadOnlyList<MedicationLine> lines, LocalDate on)
    {
        var answers = lines.Select(line => Answer(line, version.Master.Find(line.Drug, line.DrugName, on))).ToList();
        var ingredients = answers.SelectMany(answer => answer.Facts?.Ingredients ?? []);
        return new(version.Version, version.Sample, answers, [.. version.Master.ContraindicationsOf(ingredients).Select(Pair)]);
    }

    private static LineAnswer Answer(MedicationLine line, DrugFinding finding) =>
        finding.Fault is { } fault
            ? new(line.RpNumber, line.Order, null, Problem(fault), [.. finding.Near.Select(product => new DrugSuggestion(product.Yj, product.Name))])
            : new(line.RpNumber, line.Order, Facts(finding));

    private static DrugFacts Facts(DrugFinding finding) => new(
        finding.Products[0].Ingredients, Route(finding.Products[0].Route), finding.Products.Any(product => product.Control == DrugControl.Narcotic), finding.SupplyLimit,
        Content(finding.Products));

    /// <summary>By general name only where all its products have one.</summary>
    private static PieceContent? Content(IReadOnlyList<DrugProduct> products) =>
        products.Select(product => (product.MilligramsOfPiece, product.UnitCode)).Distinct().ToList() is [({ } milligrams, var unit)] ? new(milligrams, unit) : null;

    private static Contraindication Pair(DrugContraindication pair) =>
        new(pair.Ingredient, [.. pair.Routes.Select(Route)], pair.With, [.. pair.WithRoutes.Select(Route)], pair.Source);

    private static AdministrationRoute Route(DrugRoute route) => route switch
    {
        DrugRoute.Injection => AdministrationRoute.Injection,
        DrugRoute.External => AdministrationRoute.External,
        _ => AdministrationRoute.Oral,
    };

    private static DrugProblem Problem(DrugFault fault) => fault switch
    {
        DrugFault.Dummy => DrugProblem.Dummy,
        DrugFault.Local => DrugProblem.Local,
        DrugFault.NotListedYet => DrugProblem.NotListedYet,
        DrugFault.Withdrawn => DrugProblem.Withdrawn,
        DrugFault.NameMismatch => DrugProblem.NameMismatch,
        _ => DrugProblem.Unknown,
    };
}
