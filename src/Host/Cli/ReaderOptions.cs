using System.Globalization;
using Healthcare.Application.Access;
using Healthcare.Domain.Eligibility;

namespace Healthcare.Host.Cli;

/// <summary>What <c>./run reader</c> was asked for.</summary>
/// <param name="Card">The number of a demonstration card, from 1; 0 is the example patient's.</param>
/// <param name="Verification">By face or by PIN.</param>
/// <param name="Pins">The PINs that are typed, one after another.</param>
/// <param name="Institution">Whose reader: a client of the demonstration's issuer, such as <c>clerk-001</c>.</param>
/// <param name="Consents">To what the person agrees.</param>
/// <param name="Smartphone">Whether a smartphone is held to the reader instead of the card.</param>
/// <param name="Url">Where the program listens.</param>
/// <param name="DataDirectory">Where it keeps its data; null for the usual place.</param>
/// <param name="Challenge">Only print the proof for this challenge.</param>
public sealed record ReaderOptions(
    int Card, HolderVerification? Verification, IReadOnlyList<string> Pins, string Institution, IReadOnlyList<InformationKind> Consents,
    bool Smartphone, Uri Url, string? DataDirectory, string? Challenge)
{
    private static readonly ReaderOptions Default = new(-1, null, [], "clerk-001", [], false, new("http://127.0.0.1:5080"), null, null);

    private static readonly Dictionary<string, InformationKind> Kinds = Enum.GetValues<InformationKind>().ToDictionary(
        kind => string.Concat($"{kind}".Select((c, i) => char.IsUpper(c) ? $"{(i > 0 ? "-" : "")}{char.ToLowerInvariant(c)}" : $"{c}")));

    /// <summary>The ways to say to what the person agrees.</summary>
    public static string KnownConsents => string.Join(", ", Kinds.Keys);

    /// <summary>Reads the command line; null with a reason when it is not understood.</summary>
    public static (ReaderOptions? Options, string? Wrong) Parse(IReadOnlyList<string> args)
    {
        var (options, printing) = (Default, false);
        for (var i = 0; i < args.Count; i++)
        {
            var value = i + 1 < args.Count ? args[i + 1] : null;
            ReaderOptions? next = args[i] switch
            {
                "--face" => options with { Verification = HolderVerification.Face },
                "--smartphone" => options with { Smartphone = true },
                "--print-proof" => options,
                "--pin" when value is not null => options with { Verification = HolderVerification.Pin, Pins = [.. options.Pins, value] },
                "--card" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var card) => options with { Card = card },
                "--institution" when value is not null => options with { Institution = value },
                "--consent" when value is not null && value.Split(',').All(Kinds.ContainsKey) => options with { Consents = [.. value.Split(',').Select(name => Kinds[name])] },
                "--url" when Uri.TryCreate(value, UriKind.Absolute, out var url) => options with { Url = url },
                "--data-dir" when value is not null => options with { DataDirectory = Path.GetFullPath(value) },
                "--challenge" when value is not null => options with { Challenge = value },
                _ => null,
            };
            if (next is null)
                return (null, $"{args[i]}: not understood, or its value is missing. See ./run --help");

            (options, printing) = (next, printing || args[i] == "--print-proof");
            i += args[i] is "--face" or "--smartphone" or "--print-proof" ? 0 : 1;
        }

        return options switch
        {
            { Card: < 0 } => (null, "reader needs --card N, the number of a demonstration card"),
            _ when printing != options.Challenge is not null => (null, "--print-proof and --challenge C go together"),
            { Verification: null } when !printing => (null, "reader needs --face or --pin PIN"),
            _ => (options with { Verification = options.Verification ?? HolderVerification.Face }, null),
        };
    }
}
