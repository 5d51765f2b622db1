namespace Healthcare.Bench;

/// <summary>CPU seconds used by each party since some moment, and by everything on the machine.</summary>
internal readonly record struct CpuSeconds(double Client, double Host, double Database, double Machine)
{
    public double Others => Math.Max(0, Machine - Client - Host - Database);

    public static CpuSeconds operator -(CpuSeconds later, CpuSeconds earlier) => new(
        later.Client - earlier.Client, later.Host - earlier.Host, later.Database - earlier.Database, later.Machine - earlier.Machine);

    public static CpuSeconds operator +(CpuSeconds one, CpuSeconds two) => new(
        one.Client + two.Client, one.Host + two.Host, one.Database + two.Database, one.Machine + two.Machine);
}

/// <summary>What one measurement gave.</summary>
internal sealed record Measurement(string Name, double Value, double? P50, double? P99, long Count, double Seconds, CpuSeconds Cpu)
{
    /// <summary>From the durations of all operations, in ticks of the stopwatch.</summary>
    public static Measurement Of(string name, IEnumerable<long> durations, TimeSpan elapsed, CpuSeconds cpu)
    {
        long[] sorted = [.. durations];
        Array.Sort(sorted);
        return new(name, sorted.Length / elapsed.TotalSeconds, At(sorted, 0.5), At(sorted, 0.99), sorted.Length, elapsed.TotalSeconds, cpu);
    }

    /// <summary>Of the same thing measured before and after.</summary>
    public static Measurement Mean(IReadOnlyList<Measurement> runs) => new(
        runs[0].Name, runs.Average(r => r.Value), runs.Average(r => r.P50), runs.Average(r => r.P99),
        runs.Sum(r => r.Count), runs.Sum(r => r.Seconds), runs.Select(r => r.Cpu).Aggregate((one, two) => one + two));

    private static double At(long[] sorted, double share) =>
        sorted[(int)((sorted.Length - 1) * share)] * 1000.0 / System.Diagnostics.Stopwatch.Frequency;
}
