using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Healthcare.Bench;

/// <summary>One line of the report.</summary>
internal sealed record ReportLine(
    string Name, double Value, string Unit, [property: JsonPropertyName("p50_ms")] double? P50, [property: JsonPropertyName("p99_ms")] double? P99, double? Limit, double? Ratio);

/// <summary>Compares what was measured with its limit and its aim.</summary>
internal static class Report
{
    private const double RebuildLimit = 50_000;
    private const long RebuildEvents = 100_000;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>The lines, limits first.</summary>
    public static IReadOnlyList<ReportLine> Of(IReadOnlyList<Measurement> measured) => [.. measured.Select(one => Line(one, measured))];

    /// <summary>Prints both tables.</summary>
    public static void Print(IReadOnlyList<Measurement> measured)
    {
        Console.WriteLine();
        Console.WriteLine($"{"",-26}{"value",10}  {"unit",-11}{"p50 ms",8}{"p99 ms",8}{"limit",10}{"ratio",8}{"aim",8}  met");
        foreach (var line in Of(measured))
        {
            var longest = Names.LongestAimed(line.Name);
            var aim = longest ?? (line.Ratio is null ? null : AimOf(line.Name));
            var met = aim is null ? "" : (longest is null ? line.Ratio >= aim : line.P99 <= longest) ? "yes" : "NO";
            Console.WriteLine(Text(
                $"{line.Name,-26}{line.Value,10:N0}  {line.Unit,-11}{line.P50,8:0.00}{line.P99,8:0.00}{line.Limit,10:N0}{line.Ratio,8:0.000}{aim,8:0.00}  {met}"));
        }

        if (measured.Any(one => Names.LongestAimed(one.Name) is not null))
            Console.WriteLine("The aim of a line without a ratio is its p99 in milliseconds.");
        if (measured.FirstOrDefault(one => one.Name == Names.Rebuild) is { Count: < RebuildEvents } rebuild)
            Console.WriteLine(Text($"rebuild had only {rebuild.Count:N0} events, so its fixed costs weigh too much: the aim is for {RebuildEvents:N0} or more (--persons)."));

        Console.WriteLine("\nWhere the time goes: CPU, microseconds for each request (for each event in rebuild); cores that others took meanwhile");
        Console.WriteLine($"{"",-26}{"client",10}{"host",10}{"database",10}{"sum",10}{"others",10}");
        foreach (var one in measured)
        {
            double Each(double seconds) => seconds * 1e6 / one.Count;
            Console.WriteLine(Text(
                $"{one.Name,-26}{Each(one.Cpu.Client),10:N0}{Each(one.Cpu.Host),10:N0}{Each(one.Cpu.Database),10:N0}{Each(one.Cpu.Client + one.Cpu.Host + one.Cpu.Database),10:N0}{one.Cpu.Others / one.Seconds,10:0.00}"));
        }
    }

    /// <summary>Writes the lines where others look for them.</summary>
    public static void Write(IReadOnlyList<Measurement> measured)
    {
        var file = Path.Combine(Repository.Root, "artifacts", "bench.json");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, JsonSerializer.Serialize(Of(measured), Json));
    }

    private static ReportLine Line(Measurement one, IReadOnlyList<Measurement> all)
    {
        var limit = LimitOf(one.Name, all);
        return new(one.Name, Rounded(one.Value, 1), UnitOf(one.Name), Rounded(one.P50, 3), Rounded(one.P99, 3), Rounded(limit, 1), Rounded(one.Value / limit, 4));
    }

    private static double? LimitOf(string name, IReadOnlyList<Measurement> all) => name switch
    {
        Names.Check or Names.CheckByNumber or Names.Registration => all.FirstOrDefault(m => m.Name == Names.DurableInsert)?.Value,
        Names.FhirRead => all.FirstOrDefault(m => m.Name == Names.KeyRead)?.Value,
        Names.Rebuild => RebuildLimit,
        _ when Names.IsAmong(name) => all.FirstOrDefault(m => Names.IsSameAmongFewer(m.Name, name))?.Value,
        _ => null,
    };

    private static double? AimOf(string name) => name switch
    {
        Names.Check or Names.CheckByNumber or Names.FhirRead => 0.25,
        Names.Registration => 0.15,
        Names.Rebuild => 1,
        _ when Names.IsAmong(name) => 0.8,
        _ => null,
    };

    private static string UnitOf(string name) => name switch
    {
        Names.DurableInsert => "inserts/s",
        Names.KeyRead or Names.FhirRead => "reads/s",
        Names.Rebuild => "events/s",
        _ when name.StartsWith(Names.HistoryRead, StringComparison.Ordinal) => "reads/s",
        Names.BytesPerPerson => "bytes",
        _ when name.StartsWith(Names.Intake, StringComparison.Ordinal) || name.StartsWith(Names.Batch, StringComparison.Ordinal) => "rows/s",
        _ => "requests/s",
    };

    private static double Rounded(double value, int digits) => Math.Round(value, digits);

    private static double? Rounded(double? value, int digits) => value is { } some ? Math.Round(some, digits) : null;

    private static string Text(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);
}
