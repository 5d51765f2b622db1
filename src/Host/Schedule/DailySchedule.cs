using Healthcare.Domain;
using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Host.Schedule;

/// <summary>What is to be done once on each day in Japan. Started twice for a day, in one process or in two, it does what one start does.</summary>
public interface IDailyWork
{
    /// <summary>Its name in logs.</summary>
    string Name { get; }

    /// <summary>Starts it for a day; returns when it goes on by itself, or with the reason why it does not.</summary>
    Task<Rejection?> StartAsync(LocalDate day, CancellationToken ct);
}

/// <summary>
/// Starts the work of each day soon after midnight in Japan, or when the program starts. A day on which no program ran is not caught up:
/// the rules of today cover what was missed.
/// </summary>
public sealed partial class DailySchedule(IEnumerable<IDailyWork> works, IClock clock, ILogger<DailySchedule> log) : BackgroundService
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(1);
    private readonly TaskCompletionSource open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Dictionary<IDailyWork, LocalDate> done = [];

    /// <summary>Lets it begin: the store is there, and filled as far as it is filled at the start.</summary>
    public void Open() => open.TrySetResult();

    /// <summary>Starts what has not been started today. What cannot be started is tried again at the next look.</summary>
    public async Task LookAsync(CancellationToken ct)
    {
        var today = Jst.DateOf(clock.GetCurrentInstant());
        foreach (var work in works.Where(work => done.GetValueOrDefault(work) != today))
        {
            if (await TryStartAsync(work, today, ct))
                done[work] = today;
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var whenStopped = stoppingToken.Register(() => open.TrySetResult());
        await open.Task;
        using var timer = new PeriodicTimer(LookAgain);
        while (!stoppingToken.IsCancellationRequested)
        {
            await LookAsync(stoppingToken);
            await timer.WaitForNextTickAsync(stoppingToken).AsTask().ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    private async Task<bool> TryStartAsync(IDailyWork work, LocalDate today, CancellationToken ct)
    {
        try
        {
            if (await work.StartAsync(today, ct) is not { } refused)
                return true;

            LogRefused(log, work.Name, today, refused.Code);
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            // The database is away: tried again in a minute.
            LogFailed(log, work.Name, today, failure);
        }

        return false;
    }

    [LoggerMessage(LogLevel.Warning, "{Work} of {Day} could not be started: {Code}; it is tried again")]
    private static partial void LogRefused(ILogger log, string work, LocalDate day, string code);

    [LoggerMessage(LogLevel.Error, "{Work} of {Day} could not be started; it is tried again")]
    private static partial void LogFailed(ILogger log, string work, LocalDate day, Exception failure);
}
