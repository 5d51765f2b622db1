namespace Healthcare.Host.Http.Guard;

/// <summary>The member names of one JSON object: a list while they are few, a set when somebody sends very many.</summary>
internal sealed class MemberNames : IEqualityComparer<ReadOnlyMemory<byte>>
{
    private const int Few = 16;
    private readonly List<ReadOnlyMemory<byte>> few = new(Few);
    private HashSet<ReadOnlyMemory<byte>>? many;

    public void Clear()
    {
        few.Clear();
        many = null;
    }

    /// <summary>False when the object has the name already.</summary>
    public bool Add(ReadOnlyMemory<byte> name)
    {
        if (many is not null)
            return many.Add(name);

        foreach (var other in few)
            if (other.Span.SequenceEqual(name.Span))
                return false;

        few.Add(name);
        if (few.Count == Few)
            many = new(few, this);

        return true;
    }

    public bool Equals(ReadOnlyMemory<byte> x, ReadOnlyMemory<byte> y) => x.Span.SequenceEqual(y.Span);

    public int GetHashCode(ReadOnlyMemory<byte> name)
    {
        var hash = default(HashCode);
        hash.AddBytes(name.Span);
        return hash.ToHashCode();
    }
}
