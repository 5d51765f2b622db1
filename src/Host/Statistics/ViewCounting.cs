using Healthcare.Projections.Statistics;
using Npgsql;

namespace Healthcare.Host.Statistics;

/// <summary>Has the views of information counted now and then. Every process does; the database lets one at a time.</summary>
public sealed partial class ViewCounting(ViewCounts views, TimeProvider clock, ILogger<ViewCounting> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await views.CountAsync(stoppingToken);
            }
            catch (NpgsqlException failure)
            {
                LogFailed(log, failure); // Nothing is lost: the next time begins where this one did.
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Views of information could not be counted; they will be the next time")]
    private static partial void LogFailed(ILogger log, Exception failure);
}
