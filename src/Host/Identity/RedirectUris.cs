namespace Healthcare.Host.Identity;

/// <summary>Compares the address to come back to with the registered ones: letter by letter, except that loopback names are one.</summary>
public static class RedirectUris
{
    /// <summary>Whether the address is one of those.</summary>
    public static bool Allow(IReadOnlyList<string> registered, string? asked) =>
        asked is not null && registered.Any(known => known == asked || SameOnLoopback(known, asked));

    // A developer opens localhost where 127.0.0.1 is registered: the same machine, and nobody else's.
    private static bool SameOnLoopback(string known, string asked) =>
        Uri.TryCreate(known, UriKind.Absolute, out var a) && Uri.TryCreate(asked, UriKind.Absolute, out var b)
        && a.IsLoopback && b.IsLoopback && a.UserInfo.Length + b.UserInfo.Length == 0
        && (a.Scheme, a.Port, a.PathAndQuery, a.Fragment) == (b.Scheme, b.Port, b.PathAndQuery, b.Fragment);
}
