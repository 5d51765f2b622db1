using Healthcare.Projections.Fhir;

namespace Healthcare.Host.Operations;

/// <summary>Runs one rebuild at a time in this process and remembers how far it is.</summary>
public sealed partial class RebuildRunner(FhirRebuild rebuild, IHostApplicationLifetime lifetime, ILogger<RebuildRunner> log)
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
            LogFinished(log, Progress.Events, Progress.Resources);
        }
        catch (Exception failure)
        {
            Progress = Progress with { Failed = true };
            LogFailed(log, failure);
        }
    }

    [LoggerMessage(LogLevel.Information, "Rebuilt the FHIR read model: {Events} events, {Resources} resources")]
    private static partial void LogFinished(ILogger log, long events, long resources);

    [LoggerMessage(LogLevel.Error, "The rebuild of the FHIR read model failed; the old one is still served")]
    private static partial void LogFailed(ILogger log, Exception failure);
}
