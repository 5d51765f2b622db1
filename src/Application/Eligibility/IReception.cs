namespace Healthcare.Application.Eligibility;

/// <summary>Answers who waits at an institution.</summary>
public interface IReception
{
    /// <summary>Whether this visit is on the institution's list and not completed. Never from a stale copy.</summary>
    Task<bool> WaitsAsync(string institution, Guid personId, Guid checkId, CancellationToken ct);
}
