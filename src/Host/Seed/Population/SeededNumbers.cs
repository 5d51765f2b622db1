namespace Healthcare.Host.Seed.Population;

/// <summary>
/// Reproducible numbers: the same (seed, topic, index) gives the same row in every .NET version and on every machine.
/// SplitMix64 (Steele, Lea and Flood, 2014); good for demonstration data, useless for secrets.
/// </summary>
internal sealed class SeededNumbers(ulong seed, SeededTopic topic, ulong index)
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    private ulong _state = unchecked(Mix(Mix(Mix(seed + Golden) + (ulong)topic) + (index * Golden)));

    public ulong Next()
    {
        _state = unchecked(_state + Golden);
        return Mix(_state);
    }

    /// <summary>A number from 0 up to, not including, <paramref name="limit"/>.</summary>
    public int Below(int limit) => (int)Math.BigMul(Next(), (ulong)limit, out _);

    public int Between(int first, int last) => first + Below(last - first + 1);

    public bool Chance(int percent) => Below(100) < percent;

    public T Pick<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    private static ulong Mix(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}

/// <summary>What a row of numbers is for, so that adding a draw to one topic leaves the others alone.</summary>
internal enum SeededTopic : ulong
{
    Block = 1,
    Household = 2,
    Person = 3,
    Card = 4,
    Identity = 5,
    Practitioner = 6,
    Story = 7,
}
