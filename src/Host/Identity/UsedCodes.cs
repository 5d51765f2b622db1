namespace Healthcare.Host.Identity;

/// <summary>The authorization codes already exchanged in this process; each is good once.</summary>
public sealed class UsedCodes(TimeProvider time)
{
    /// <summary>How long a code lives, and so how long its use must be remembered at least.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(2);

    private readonly Lock gate = new();
    private readonly HashSet<string> used = new(StringComparer.Ordinal);
    private readonly Queue<(DateTimeOffset Until, string Code)> order = new();

    /// <summary>Marks a code as used; false when it was before.</summary>
    public bool TryUse(string code)
    {
        var now = time.GetUtcNow();
        lock (gate)
        {
            while (order.TryPeek(out var oldest) && oldest.Until < now)
                used.Remove(order.Dequeue().Code);
            if (!used.Add(code))
                return false;
            order.Enqueue((now + 2 * Lifetime, code));
            return true;
        }
    }
}
