using Healthcare.Application.Prescribing;
using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Shared;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;
using Xunit;

namespace Healthcare.Tests.Support;

/// <summary>A host whose drug master knows a contraindicated pair, a limit of supply and a code that is none.</summary>
public sealed class SafetyHost : RunningHost
{
    /// <inheritdoc/>
    protected override void Substitute(IServiceCollection services) => services.Replace(ServiceDescriptor.Singleton<IDrugMaster, SafetyMaster>());
}

/// <summary>Tests that share it.</summary>
[CollectionDefinition(Name)]
public sealed class SafetyCollection : ICollectionFixture<SafetyHost>
{
    /// <summary>Its name.</summary>
    public const string Name = "safety";
}

/// <summary>What the codes tell, and three invented drugs.</summary>
public sealed class SafetyMaster : IDrugMaster
{
    private readonly CodesAsMaster codes = new();

    /// <summary>Must not be taken together with loxoprofen.</summary>
    public static readonly MedicationLine Contrary = Of("9990001F1001", "見本禁忌錠");

    /// <summary>At most 14 days.</summary>
    public static readonly MedicationLine Limited = Of("9980001F1001", "見本制限錠");

    /// <summary>Not in the master.</summary>
    public static readonly MedicationLine Unknown = Of("9970001F1001", "見本不明錠");

    /// <inheritdoc/>
    public async ValueTask<MasterAnswer> LookUpAsync(IReadOnlyList<MedicationLine> lines, LocalDate on, CancellationToken ct)
    {
        var answer = await codes.LookUpAsync(lines, on, ct);
        return answer with
        {
            Version = "safety-test",
            Lines = [.. lines.Zip(answer.Lines).Select(pair => Adjusted(pair.First.Drug, pair.Second))],
            Contraindications = [new(Story.Loxoprofen.Drug.IngredientAndRoute, [AdministrationRoute.Oral], Contrary.Drug.IngredientAndRoute, [AdministrationRoute.Oral], "見本添付文書")],
        };
    }

    private static LineAnswer Adjusted(DrugCode drug, LineAnswer line) =>
        drug == Limited.Drug ? line with { Facts = line.Facts! with { SupplyLimit = 14 } }
        : drug == Unknown.Drug ? line with { Facts = null, Problem = DrugProblem.Unknown, Suggestions = [new(Contrary.Drug.Code, Contrary.DrugName)] }
        : line;

    private static MedicationLine Of(string code, string name) => Story.Loxoprofen with { Drug = new(DrugCodeSystem.Yj, code), DrugName = name };
}
