using Healthcare.Domain.Statistics;
using JasperFx.Events.Projections;
using Marten;

namespace Healthcare.Projections.Statistics;

/// <summary>How the statistics are stored.</summary>
public static class StatisticsStore
{
    /// <summary>Adds them to the store.</summary>
    public static void AddStatistics(this StoreOptions store)
    {
        store.Storage.ExtendedSchemaObjects.AddRange(StatisticsTables.Define());
        store.Projections.Add(new StateProjection<MonthlyUsage>(typeof(MonthlyUsageReported)), ProjectionLifecycle.Inline);
        store.Projections.Add((IProjectionSource<IDocumentOperations, IQuerySession>)StatisticsProjection.Register(), ProjectionLifecycle.Async);
    }
}
