using System.Diagnostics;

namespace Healthcare.Bench;

/// <summary>Everything in its order: the limits before and after, what is measured against them in between.</summary>
internal static class Benchmark
{
    public static async Task<IReadOnlyList<Measurement>> RunAsync(BenchOptions options, CancellationToken ct)
    {
        List<Measurement> all = options.Only is Names.Multitude or Names.Prescribing ? [] : [.. await NationAsync(options, ct)];
        if (options.Only is null or Names.Prescribing)
            all.AddRange(await PrescribingAsync(options, ct));
        if (options.Only is null or Names.Multitude)
            all.AddRange(await MultitudeAsync(options, ct));
        return all;
    }

    private static async Task<IReadOnlyList<Measurement>> NationAsync(BenchOptions options, CancellationToken ct)
    {
        await using var program = new RunningProgram();
        var (load, scenarios) = await StartAsync(program, options, ct);
        var limits = new Limits(program.ConnectionString, load);
        await limits.PrepareAsync(ct);

        var needed = LimitsOf(options, limits);
        var before = await EachAsync(needed, ct);
        var measured = await EachAsync(Chosen(options, scenarios), ct);
        var after = await EachAsync(needed, ct);
        var means = before.Zip(after, (one, two) => Measurement.Mean([one, two]));
        return [.. means, .. measured];
    }

    private static async Task<IReadOnlyList<Measurement>> MultitudeAsync(BenchOptions options, CancellationToken ct)
    {
        await using var program = new RunningProgram();
        var (_, scenarios) = await StartAsync(program, options with { Persons = 1 }, ct);
        var measured = await new MultitudeScenarios(program, scenarios, options, await program.ProcessorsAsync(ct)).RunAsync(ct);
        foreach (var one in measured)
            Console.WriteLine($"  {one.Name}: {one.Value:N0}");
        return measured;
    }

    private static async Task<IReadOnlyList<Measurement>> PrescribingAsync(BenchOptions options, CancellationToken ct)
    {
        await using var program = new RunningProgram();
        var (load, scenarios) = await StartAsync(program, options with { Persons = 1 }, ct);
        var multitude = new MultitudeScenarios(program, scenarios, options, await program.ProcessorsAsync(ct));
        var crowd = new Crowd(program, new Requests(program.Port, 1), options.Histories);
        return await new PrescribingScenarios(program, scenarios, load, crowd, multitude).RunAsync(ct);
    }

    private static async Task<(Load Load, Scenarios Scenarios)> StartAsync(RunningProgram program, BenchOptions options, CancellationToken ct)
    {
        var clock = Stopwatch.StartNew();
        Console.WriteLine($"Starting the Host ({options.Configuration}) and seeding {options.Persons} persons ...");
        await program.StartAsync(options, ct);
        Console.WriteLine($"Ready after {clock.Elapsed.TotalSeconds:0} s.");
        var processors = await program.ProcessorsAsync(ct);
        var load = new Load(options, processors);
        var scenarios = new Scenarios(program, load, new Requests(program.Port, options.Persons), processors);
        await scenarios.CatchUpAsync(ct);
        Console.WriteLine($"The read model is up to date after {clock.Elapsed.TotalSeconds:0} s.");
        return (load, scenarios);
    }

    private static async Task<List<Measurement>> EachAsync(IEnumerable<Func<CancellationToken, Task<Measurement>>> measurements, CancellationToken ct)
    {
        List<Measurement> done = [];
        foreach (var measure in measurements)
        {
            done.Add(await measure(ct));
            Console.WriteLine($"  {done[^1].Name}: {done[^1].Value:N0}/s");
        }

        return done;
    }

    private static List<Func<CancellationToken, Task<Measurement>>> LimitsOf(BenchOptions options, Limits limits) => options.Only switch
    {
        null => [limits.InsertAsync, limits.ReadAsync],
        Names.Check or Names.CheckByNumber or Names.Registration => [limits.InsertAsync],
        Names.FhirRead => [limits.ReadAsync],
        _ => [],
    };

    private static IEnumerable<Func<CancellationToken, Task<Measurement>>> Chosen(BenchOptions options, Scenarios scenarios)
    {
        (string Name, Func<CancellationToken, Task<Measurement>> Measure)[] all =
        [
            (Names.Check, scenarios.ChecksAsync),
            (Names.CheckByNumber, scenarios.ChecksByNumberAsync),
            (Names.Registration, scenarios.RegistrationsAsync),
            (Names.FhirRead, scenarios.ReadsAsync),
            (Names.Rebuild, scenarios.RebuildAsync),
        ];
        return all.Where(one => options.Only is null || options.Only == one.Name).Select(one => one.Measure);
    }
}
