using static Healthcare.Host.Seed.Population.SyntheticSex;

namespace Healthcare.Host.Seed.Population;

/// <summary>
/// Who lives with whom. Ten people in a row always make whole households, so person 1,000,000 is found without making the others.
/// </summary>
internal static class HouseholdLayout
{
    private const int BlockSize = 10;

    private const int HouseholdsPerBlock = 8;

    private static readonly Member
        Worker = new(20, 69), Elder = new(75, 94), Widow = new(76, 100, Female), Retired = new(65, 84),
        Husband = new(0, 5, Male, FromParents: true), Wife = new(-2, 3, Female, FromParents: true),
        Mother = new(0, 3, Female, FromParents: true), Child = new(-36, -24, FromParents: true),
        OlderHusband = new(52, 69, Male), OlderWife = new(50, 69, Female), RetiredHusband = new(66, 92, Male), RetiredWife = new(64, 90, Female);

    private static readonly Member[]
        Single = [Worker], Alone = [Widow], RetiredAlone = [Retired], Couple = [OlderHusband, OlderWife],
        RetiredCouple = [RetiredHusband, RetiredWife], SmallFamily = [Husband, Wife, Child], Family = [Husband, Wife, Child, Child],
        OneParent = [Mother, Child], ThreeGenerations = [Husband, Wife, Child, Child, Elder];

    private static readonly Member[][][] Blocks =
    [
        [Single, Couple, Family, RetiredCouple, Alone],
        [Single, Single, RetiredAlone, Family, SmallFamily],
        [Couple, RetiredCouple, RetiredCouple, Single, SmallFamily],
        [ThreeGenerations, Couple, Single, OneParent],
        [Single, Couple, Single, Couple, SmallFamily, Single],
    ];

    /// <summary>The place of one person: which household, who in it, and what kind of member.</summary>
    public static HouseholdSeat SeatOf(ulong seed, uint person)
    {
        var block = person / BlockSize;
        var households = new SeededNumbers(seed, SeededTopic.Block, block).Pick(Blocks);
        var offset = (int)(person % BlockSize);
        var household = 0;
        while (offset >= households[household].Length)
            offset -= households[household++].Length;

        return new((block * HouseholdsPerBlock) + (uint)household, offset, households[household]);
    }

    /// <summary>A kind of member: the range of ages, and the sex where the place in the household says it.</summary>
    internal sealed record Member(int Youngest, int Oldest, SyntheticSex? Sex = null, bool FromParents = false)
    {
        /// <summary>A family's ages hang together: they are counted from the age of the parents.</summary>
        public int Age(int parents, SeededNumbers numbers)
        {
            var start = FromParents ? parents : 0;
            return numbers.Between(Math.Max(0, start + Youngest), Math.Max(0, start + Oldest));
        }
    }
}

/// <summary>A person's place in a household; the head sits in place 0.</summary>
internal sealed record HouseholdSeat(uint Household, int Place, IReadOnlyList<HouseholdLayout.Member> Members)
{
    public HouseholdLayout.Member Member => Members[Place];

    public HouseholdLayout.Member Head => Members[0];
}
