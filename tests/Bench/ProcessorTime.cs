using System.Globalization;

namespace Healthcare.Bench;

/// <summary>Reads from /proc how much CPU this process, the Host and all processes of PostgreSQL have used.</summary>
internal sealed class ProcessorTime(int host, int anyBackend)
{
    private const double TicksPerSecond = 100;
    private const int Parent = 1, User = 11, System = 12, ChildrensUser = 13, ChildrensSystem = 14;
    private readonly int postmaster = (int)Fields(anyBackend)![Parent];

    public CpuSeconds Now() => new(Own(Environment.ProcessId), Own(host), Database(), Machine());

    private double Database()
    {
        var sum = Fields(postmaster) is { } main ? main[User] + main[System] + main[ChildrensUser] + main[ChildrensSystem] : 0;
        foreach (var directory in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(directory), NumberStyles.None, CultureInfo.InvariantCulture, out var pid)
                && Fields(pid) is { } fields && fields[Parent] == postmaster)
                sum += fields[User] + fields[System];
        }

        return sum / TicksPerSecond;
    }

    private static double Own(int pid) => Fields(pid) is { } fields ? (fields[User] + fields[System]) / TicksPerSecond : 0;

    /// <summary>user, nice, system, irq, softirq of all processors.</summary>
    private static double Machine()
    {
        var line = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new[] { 1, 2, 3, 6, 7 }.Sum(place => double.Parse(line[place], CultureInfo.InvariantCulture)) / TicksPerSecond;
    }

    /// <summary>The numbers after the process's name and state; null when it has ended.</summary>
    private static long[]? Fields(int pid)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{pid}/stat");
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return [0, .. fields.Skip(1).Take(ChildrensSystem).Select(field => long.Parse(field, CultureInfo.InvariantCulture))];
        }
        catch (IOException)
        {
            return null;
        }
    }
}
