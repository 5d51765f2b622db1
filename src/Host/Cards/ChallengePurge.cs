using Healthcare.Projections.Eligibility;
using NodaTime;
using Npgsql;

namespace Healthcare.Host.Cards;

/// <summary>Forgets used challenges that have expired: nobody can show them again.</summary>
internal sealed partial class ChallengePurge(UsedChallenges used, IClock clock, ILogger<ChallengePurge> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    // Nodes whose clocks differ by less than this agree on what has expired.
    private static readonly Duration Margin = Duration.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        while (await timer.WaitForNextTickAsync(stoppingToken).AsTask().ContinueWith(tick => tick.IsCompletedSuccessfully && tick.Result, TaskScheduler.Default))
        {
            try
            {
                await used.ForgetAsync(clock.GetCurrentInstant() - CardChallenges.Lifetime - Margin, stoppingToken);
            }
            catch (NpgsqlException unavailable)
            {
                LogLater(unavailable);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Used challenges could not be forgotten; tried again later.")]
    private partial void LogLater(Exception reason);
}
