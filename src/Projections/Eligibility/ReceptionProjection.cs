using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Shared;
using JasperFx.Events;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Projections;
using NodaTime;
using Weasel.Postgresql;

namespace Healthcare.Projections.Eligibility;

/// <summary>Keeps the lists of who waits where. Inline, because who arrived stands on the list when the check is answered; one statement for a transaction.</summary>
public sealed class ReceptionProjection : IProjection
{
    private static readonly Type[] Types = [typeof(EligibilityChecked), typeof(LocalPatientNumberLinked), typeof(VisitCompleted)];

    /// <summary>As the store wants it.</summary>
    public static ProjectionBase Register()
    {
        var projection = new ProjectionWrapper<IDocumentOperations, IQuerySession>(new ReceptionProjection(), ProjectionLifecycle.Inline) { Name = "Reception" };
        foreach (var type in Types)
            projection.IncludeType(type);
        projection.Options.DeleteDataInTableOnTeardown(ReceptionTable.Name);
        projection.Options.DeleteDataInTableOnTeardown(ReceptionTable.Counter);
        return projection;
    }

    /// <inheritdoc/>
    public Task ApplyAsync(IDocumentOperations operations, IReadOnlyList<IEvent> events, CancellationToken cancellation)
    {
        Change[] changes = [.. events.Select(e => ChangeOf(e.Data)).OfType<Change>().OrderBy(change => change.At)];
        if (changes.Length > 0)
            operations.QueueSqlCommand(ReceptionTable.Write, Parameters(changes));
        return Task.CompletedTask;
    }

    private static Change? ChangeOf(object fact) => fact switch
    {
        EligibilityChecked { OpensVisit: true } c => new("arrived", c.Institution, c.PersonId, c.CheckId, c.LocalPatientNumber, c.CheckedAt),
        LocalPatientNumberLinked l => new("linked", l.Institution, l.PersonId, null, l.LocalPatientNumber, l.LinkedAt),
        VisitCompleted v => new("completed", v.Institution, v.PersonId, v.CheckId, null, v.CompletedAt),
        _ => null,
    };

    private static object[] Parameters(Change[] changes) =>
    [
        changes.Select(c => c.Kind).ToArray(),
        changes.Select(c => c.Institution).ToArray(),
        changes.Select(c => c.PersonId).ToArray(),
        changes.Select(c => c.CheckId).ToArray(),
        changes.Select(c => c.LocalNumber).ToArray(),
        changes.Select(c => c.At).ToArray(),
        changes.Select(c => Jst.DateOf(c.At)).ToArray(),
    ];

    private sealed record Change(string Kind, string Institution, Guid PersonId, Guid? CheckId, string? LocalNumber, Instant At);
}
