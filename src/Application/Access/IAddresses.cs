namespace Healthcare.Application.Access;

/// <summary>Answers whether a person's address is known: a narcotic is prescribed only with it.</summary>
public interface IAddresses
{
    /// <summary>Reads it from the person's own stream; never from a stale copy.</summary>
    Task<bool> IsKnownAsync(Guid personId, CancellationToken ct);
}
