using Healthcare.Projections.Storage;

namespace Healthcare.Host.Operations;

/// <summary>Runs one rebuild of a read model at a time in this process and remembers how far it is.</summary>
public sealed partial class RebuildRunner<TRebuild>(TRebuild rebuild, IHostApplicationLifetime lifetime, ILogger<RebuildRunner<TRebuild>> log)
    where TRebuild : IRebuild
{
    private readonly Lock running = new();
    private Task? current;

    /// <summary>How far the last rebuild is; null when none was started.</summary>
    public RebuildProgress? Progress { get; private set; }

    /// <summary>Starts a rebuild, unless one is running.</summary>
    public void Start()
    {
        lock (running)
        {
            if (current is null or { IsCompleted: true })
                current = RunAsync();
        }
    }

    private async Task RunAsync()
    {
        Progress = new(0, 0, 0, false);
        try
        {
            await rebuild.RunAsync(progress => Progress = progress, lifetime.ApplicationStopping);
            LogFinished(log, rebuild.ReadModel, Progress.Events, Progress.Resources);
        }
        catch (Exception failure)
        {
            Progress = Progress with { Failed = true };
            LogFailed(log, rebuild.ReadModel, failure);
        }
    }

    [LoggerMessage(LogLevel.Information, "Rebuilt the read model {ReadModel}: {Events} events, {Resources} resources")]
    private static partial void LogFinished(ILogger log, string readModel, long events, long resources);

    [LoggerMessage(LogLevel.Error, "The rebuild of the read model {ReadModel} failed; the old one is still served")]
    private static partial void LogFailed(ILogger log, string readModel, Exception failure);
}
