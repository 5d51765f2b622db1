namespace Healthcare.Projections.Storage;

/// <summary>How far a rebuild is. A failed one leaves what was served before.</summary>
/// <param name="Events">How many events were read.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Resources">How many rows or resources were made.</param>
/// <param name="Finished">Whether the new read model is served.</param>
/// <param name="Failed">Whether it failed.</param>
public sealed record RebuildProgress(long Events, long Total, long Resources, bool Finished, bool Failed = false);

/// <summary>Makes a read model anew while the old one is served.</summary>
public interface IRebuild
{
    /// <summary>What is rebuilt, for the log.</summary>
    string ReadModel { get; }

    /// <summary>Runs until the new read model is served. Only one rebuild runs at a time; a second waits.</summary>
    Task RunAsync(Action<RebuildProgress> report, CancellationToken ct);
}
