namespace Healthcare.Host.Database;

/// <summary>One place where PostgreSQL's programs can come from.</summary>
public interface IProgramSource
{
    /// <summary>The programs, or null when they cannot be had from here. Says what it does when that takes time.</summary>
    Task<PostgresPrograms?> FindAsync(Action<string> say, CancellationToken ct);
}
