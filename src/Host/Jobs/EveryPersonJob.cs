namespace Healthcare.Host.Jobs;

/// <summary>What jobs that look at every person have in common: a line is a person's id.</summary>
internal static class EveryPersonJob
{
    /// <summary>More than there are people in any nation.</summary>
    public const long MostLines = 2_000_000_000;

    /// <summary>The person of a line.</summary>
    public static Guid PersonOf(string line) => Guid.ParseExact(line, "N");
}
