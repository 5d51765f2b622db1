using Healthcare.Application.Jobs;
using Healthcare.Projections.Jobs;

namespace Healthcare.Host.Jobs;

/// <summary>Does jobs in this process, one block at a time for each kind, and when there are none deletes abandoned uploads. When the program stops, the blocks that are being done are finished.</summary>
public sealed partial class JobRunner(
    IEnumerable<IJobKind> kinds, JobSteps steps, AbandonedUploads abandoned, JobSignal signal, IHostApplicationLifetime lifetime, ILogger<JobRunner> log) : BackgroundService
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The schema is made and the messages flow only when everything has started.
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var whenStarted = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        await using var whenStopped = stoppingToken.Register(() => started.TrySetResult());
        await started.Task;
        await Task.WhenAll(kinds.Select(kind => RunAsync(kind, stoppingToken)));
    }

    private async Task RunAsync(IJobKind kind, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            if (await TryStepAsync(kind) == JobStep.Idle)
                await signal.WaitAsync(kind.Name, LookAgain, stopping).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    private async Task<JobStep> TryStepAsync(IJobKind kind)
    {
        try
        {
            var step = await steps.StepAsync(kind, (job, failure) => LogBlockFailed(log, kind.Name, job, failure));
            if (step == JobStep.Idle)
                await abandoned.DiscardAsync(kind.Name);
            return step;
        }
        catch (Exception failure)
        {
            // The database is away: looked for again in a second.
            LogNoStep(log, kind.Name, failure);
            return JobStep.Idle;
        }
    }

    [LoggerMessage(LogLevel.Error, "A block of job {Job} ({Kind}) failed; it is tried again")]
    private static partial void LogBlockFailed(ILogger log, string kind, Guid job, Exception failure);

    [LoggerMessage(LogLevel.Error, "Jobs of kind {Kind} could not be looked for")]
    private static partial void LogNoStep(ILogger log, string kind, Exception failure);
}
