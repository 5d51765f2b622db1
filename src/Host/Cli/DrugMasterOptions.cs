using NodaTime;
using NodaTime.Text;

namespace Healthcare.Host.Cli;

/// <summary>What <c>./run drug-master</c> was asked for.</summary>
/// <param name="Action">check, diff, load or approve.</param>
/// <param name="Subject">A directory with the five files, or the id of a version.</param>
/// <param name="Label">How the version is called.</param>
/// <param name="Digest">The digest that is approved.</param>
/// <param name="ValidFrom">The first day of an approved version.</param>
/// <param name="Operator">Which client of the demonstration's issuer it is done as; with a token in HEALTHCARE_TOKEN it is not asked.</param>
/// <param name="Url">Where the program listens.</param>
public sealed record DrugMasterOptions(string Action, string Subject, string? Label, string? Digest, LocalDate? ValidFrom, string Operator, Uri Url)
{
    private static readonly string[] Actions = ["check", "diff", "load", "approve"];

    /// <summary>The version that is named; null for a directory.</summary>
    public Guid? Version => Guid.TryParse(Subject, out var id) ? id : null;

    /// <summary>Reads the command line; null with a reason when it is not understood.</summary>
    public static (DrugMasterOptions? Options, string? Wrong) Parse(IReadOnlyList<string> args)
    {
        if (args is not [var action, var subject, ..] || !Actions.Contains(action))
            return (null, "drug-master needs check DIR, diff DIR|VERSION, load DIR or approve VERSION");

        var options = new DrugMasterOptions(action, subject, null, null, null, "operator", new("http://127.0.0.1:5080"));
        for (var i = 2; i < args.Count; i += 2)
        {
            var value = i + 1 < args.Count ? args[i + 1] : null;
            DrugMasterOptions? next = args[i] switch
            {
                "--label" when value is not null => options with { Label = value },
                "--digest" when value is not null => options with { Digest = value },
                "--valid-from" when LocalDatePattern.Iso.Parse(value ?? "") is { Success: true, Value: var day } => options with { ValidFrom = day },
                "--operator" when value is not null => options with { Operator = value },
                "--url" when Uri.TryCreate(value, UriKind.Absolute, out var url) => options with { Url = url },
                _ => null,
            };
            if (next is null)
                return (null, $"{args[i]}: not understood, or its value is missing. See ./run --help");
            options = next;
        }

        return options switch
        {
            { Action: "load", Label: null } => (null, "load needs --label NAME"),
            { Action: "approve", Version: null } => (null, "approve needs the id of a version"),
            { Action: "approve" } when options.Digest is null || options.ValidFrom is null => (null, "approve needs --digest DIGEST, which load and diff print, and --valid-from DAY"),
            _ => (options, null),
        };
    }
}
