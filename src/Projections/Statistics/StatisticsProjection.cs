using JasperFx.Events;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Projections;

namespace Healthcare.Projections.Statistics;

/// <summary>
/// Counts checks, persons and holders. A page of events is added up in memory and written as increments in the transaction
/// that moves the projection's own progress: together or not at all, so that no event counts twice.
/// </summary>
public sealed class StatisticsProjection : IProjection
{
    /// <summary>Its name in the store's progress table.</summary>
    public const string Name = "Statistics";

    private static readonly TallyStatements Statements = new(string.Empty, _ => "?");

    /// <summary>As the store wants it: only the events that matter, in large pages.</summary>
    public static ProjectionBase Register()
    {
        var projection = new ProjectionWrapper<IDocumentOperations, IQuerySession>(new StatisticsProjection(), ProjectionLifecycle.Async) { Name = Name };
        foreach (var type in EventTally.EventTypes)
            projection.IncludeType(type);
        foreach (var table in StatisticsTables.OfEvents)
            projection.Options.DeleteDataInTableOnTeardown(table); // For whoever rebuilds with the store's own tool.
        return projection;
    }

    /// <inheritdoc/>
    public Task ApplyAsync(IDocumentOperations operations, IReadOnlyList<IEvent> page, CancellationToken cancellation)
    {
        var tally = new EventTally();
        foreach (var one in page)
            tally.Add(one.Data);
        foreach (var (sql, parameters) in Statements.Of(tally))
            operations.QueueSqlCommand(sql, parameters);
        return Task.CompletedTask;
    }
}
