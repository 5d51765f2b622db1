using Healthcare.Application;
using Healthcare.Application.Commands;
using Healthcare.Application.Eligibility;
using Healthcare.Domain;
using Healthcare.Domain.Eligibility;

namespace Healthcare.Host.Jobs;

/// <summary>The command that a line of an insurer's file stands for: the same as if it were sent by itself.</summary>
internal static class CoverageCommands
{
    /// <summary>Which members the action needs and the line lacks.</summary>
    public static Rejection? Lacking(CoverageLine line)
    {
        (string Name, object? Value)[] terms =
            [("insurerNumber", line.InsurerNumber), ("number", line.Number), ("category", line.Category), ("relationship", line.Relationship), ("from", line.From)];
        (string Name, object? Value)[] needed = line.Action switch
        {
            CoverageAction.Register => HasPerson(line) ? [.. terms, ("birthDate", line.BirthDate), ("sex", line.Sex)] : terms,
            CoverageAction.Correct => [.. terms, ("reason", line.Reason)],
            CoverageAction.Change => [("from", line.From)],
            _ => [("through", line.Through)],
        };
        var lacking = needed.Where(member => member.Value is null).Select(member => member.Name).ToList();
        return lacking.Count == 0 ? null : lacking.Aggregate(RequestRejections.Invalid, (rejection, name) => rejection.At(name, "required"));
    }

    /// <summary>The command; the line lacks nothing.</summary>
    public static ICommand Of(CoverageLine line) => line.Action switch
    {
        CoverageAction.Register => new TakeInCoverage(Registration(line), HasPerson(line) ? Person(line) : null),
        CoverageAction.Correct => Correction(line),
        CoverageAction.Change => new ChangeCoverage(
            line.PersonId, line.CoverageId, line.From!.Value, line.CopayPercent, line.Income, Limits(line), Elderly(line), Diseases(line)),
        _ => new EndCoverage(line.PersonId, line.CoverageId, line.Through!.Value),
    };

    private static RegisterCoverage Registration(CoverageLine line) => new(
        line.PersonId, line.CoverageId, line.InsurerNumber!, line.Symbol ?? "", line.Number!, line.Branch ?? "", line.Category!.Value, line.Relationship!.Value,
        line.From!.Value, line.CopayPercent, line.Through, line.Income, Limits(line), Elderly(line), Diseases(line));

    private static CorrectCoverage Correction(CoverageLine line) => new(
        line.PersonId, line.CoverageId, line.Reason!.Value, line.InsurerNumber!, line.Symbol ?? "", line.Number!, line.Branch ?? "", line.Category!.Value,
        line.Relationship!.Value, line.From!.Value, line.CopayPercent, line.Through, line.Income, Limits(line), Elderly(line), Diseases(line));

    private static RegisterInsuredPerson Person(CoverageLine line) => new(
        line.PersonId, new(line.Family ?? "", line.Given ?? "", line.FamilyKana ?? "", line.GivenKana ?? ""), line.BirthDate!.Value, line.Sex!.Value,
        new(line.PostalCode ?? "", line.Prefecture ?? "", line.City ?? "", line.Line ?? ""));

    private static IReadOnlyList<LimitCategoryPeriod>? Limits(CoverageLine line) =>
        line.LimitCategory is { } code ? [new(code, (line.LimitFrom ?? line.From)!.Value, line.LimitThrough)] : null;

    private static ElderlyBenefit? Elderly(CoverageLine line) =>
        line.ElderlyCopayPercent is { } share ? new(share, (line.ElderlyFrom ?? line.From)!.Value, line.ElderlyThrough) : null;

    private static IReadOnlyList<SpecifiedDiseasePeriod>? Diseases(CoverageLine line) =>
        line.Disease is { } disease ? [new(disease, line.DiseaseLimitYen ?? 0, (line.DiseaseFrom ?? line.From)!.Value, line.DiseaseThrough)] : null;

    private static bool HasPerson(CoverageLine line) =>
        (line.Family ?? line.Given ?? line.FamilyKana ?? line.GivenKana ?? line.PostalCode ?? line.Prefecture ?? line.City ?? line.Line) is not null
        || line.BirthDate is not null || line.Sex is not null;
}
