using System.Globalization;

namespace Healthcare.Host.Cli;

/// <summary>What <c>./run</c> was asked for.</summary>
/// <param name="Urls">Where to listen.</param>
/// <param name="DataDirectory">Where data are kept; null for the usual place.</param>
/// <param name="Seed">Whether an empty store gets the demonstration.</param>
/// <param name="Persons">How many persons the demonstration has.</param>
public sealed record ServeOptions(string Urls, string? DataDirectory, bool Seed, int Persons)
{
    /// <summary>When nothing is said.</summary>
    public static readonly ServeOptions Default = new("http://127.0.0.1:5080", null, true, 200);

    /// <summary>Reads the command line; null with a reason when it is not understood.</summary>
    public static (ServeOptions? Options, string? Wrong) Parse(IReadOnlyList<string> args)
    {
        var options = Default;
        for (var i = 0; i < args.Count; i++)
        {
            var value = i + 1 < args.Count ? args[i + 1] : null;
            switch (args[i])
            {
                case "--no-seed":
                    options = options with { Seed = false };
                    continue;
                case "--urls" when value is not null && Uri.TryCreate(value, UriKind.Absolute, out _):
                    options = options with { Urls = value };
                    break;
                case "--data-dir" when value is not null:
                    options = options with { DataDirectory = Path.GetFullPath(value) };
                    break;
                case "--persons" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var persons) && persons > 0:
                    options = options with { Persons = persons };
                    break;
                default:
                    return (null, $"{args[i]}: not understood, or its value is missing. See ./run --help");
            }

            i++;
        }

        return (options, null);
    }
}
