using Healthcare.Projections.Statistics;

namespace Healthcare.Host.Statistics;

/// <summary>What the statistics are made with.</summary>
public static class StatisticsSetup
{
    /// <summary>Adds it.</summary>
    public static void AddStatistics(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<StatisticsReads>();
        builder.Services.AddSingleton<StatisticsRebuild>();
        builder.Services.AddSingleton<ViewCounts>();
        builder.Services.AddHostedService<ViewCounting>();
    }
}
