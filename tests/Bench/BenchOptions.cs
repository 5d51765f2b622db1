using System.Globalization;

namespace Healthcare.Bench;

/// <summary>What is measured, and how.</summary>
/// <param name="Clients">How many clients send at the same time.</param>
/// <param name="Seconds">How long each measurement takes.</param>
/// <param name="WarmUp">How long it runs before that without being measured.</param>
/// <param name="Persons">How many persons are seeded.</param>
/// <param name="Multitude">How many persons an insurer's files bring in at the end, on a database of their own.</param>
/// <param name="Few">How many of them come first, so that checks among few and among all stand side by side.</param>
/// <param name="Histories">How many persons with 200 active drugs; 4 times as many have 20, and 6 times as many none.</param>
/// <param name="Only">One measurement instead of all.</param>
/// <param name="Configuration">Which build of the Host runs.</param>
internal sealed record BenchOptions(
    int Clients = 16, int Seconds = 8, int WarmUp = 2, int Persons = 16_000, int Multitude = 1_000_000, int Few = 10_000, int Histories = 1_500, string? Only = null, string Configuration = "Release")
{
    public const string Help =
        """
        Measures the real program over HTTP against a database of its own that keeps every commit.

          --clients N             simultaneous clients (16)
          --seconds N             length of each measurement after the warm-up (8)
          --warm-up N             seconds of warm-up before each; more on a busy machine (2)
          --persons N             synthetic persons seeded before (16000: over 100,000 events to rebuild from)
          --only NAME             one of: eligibility-check, eligibility-check-by-number, prescription-registration,
                                  fhir-read, rebuild, prescribing, multitude
          --multitude N           persons brought in by an insurer's files, for checks among few and many (1000000)
          --few N                 how many of them come first (10000)
          --histories N           persons with 200 active drugs; 4 times as many have 20, and 6 times as many none (1500)
          --configuration NAME    Release or Debug (Release)
          --help                  this text

        prescribing measures a registration with its safety check for persons with 0, 20 and 200 active drugs, dispensing (of persons
        with 20; a client registers and receives before each, so that its rate is of all three), and the reading of a medication
        history of 200 drugs. What is registered and dispensed is signed, by the client on the same cores. Each is measured by 16 and
        by 64 clients, and at half the better rate of the two (-half: 64 clients send at fixed moments, and a request that could not
        go out on time counts from when it was due). The aim is a p99 of at most 100 ms for register-200-half. What a measurement
        registers is taken out of the check's read model before the next one, so that each begins with the same histories.
        --clients does not count here.

        Prints two tables, and writes artifacts/bench.json.
        """;

    /// <summary>Reads the command line; null with a reason when it is not understood.</summary>
    public static (BenchOptions? Options, string? Wrong) Parse(IReadOnlyList<string> args)
    {
        var options = new BenchOptions();
        for (var i = 0; i < args.Count; i += 2)
        {
            if (i + 1 == args.Count || options.With(args[i], args[i + 1]) is not { } more)
                return (null, $"{args[i]}: not understood, or its value is missing. See --help");
            options = more;
        }

        return (options, null);
    }

    private BenchOptions? With(string name, string value) => (name, value) switch
    {
        ("--clients", _) when Number(value) is { } clients => this with { Clients = clients },
        ("--seconds", _) when Number(value) is { } seconds => this with { Seconds = seconds },
        ("--warm-up", _) when Number(value) is { } seconds => this with { WarmUp = seconds },
        ("--persons", _) when Number(value) is { } persons => this with { Persons = persons },
        ("--multitude", _) when Number(value) is { } persons => this with { Multitude = persons },
        ("--few", _) when Number(value) is { } persons => this with { Few = persons },
        ("--histories", _) when Number(value) is { } persons => this with { Histories = persons },
        ("--only", _) when Names.Measured.Contains(value) => this with { Only = value },
        ("--configuration", "Release" or "Debug") => this with { Configuration = value },
        _ => null,
    };

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
