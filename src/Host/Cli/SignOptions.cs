using Healthcare.Domain.Prescribing;

namespace Healthcare.Host.Cli;

/// <summary>What <c>./run sign</c> was asked for.</summary>
/// <param name="As">Whose card signs: a demonstration caller such as <c>doctor-001</c>.</param>
/// <param name="Format">How the signature is written.</param>
/// <param name="DataDirectory">Where the program keeps its data; null for the usual place.</param>
public sealed record SignOptions(string As, SignatureFormat Format, string? DataDirectory)
{
    /// <summary>Reads the command line; null with a reason when it is not understood.</summary>
    public static (SignOptions? Options, string? Wrong) Parse(IReadOnlyList<string> args)
    {
        var options = new SignOptions(string.Empty, SignatureFormat.Cades, null);
        for (var i = 0; i < args.Count; i += 2)
        {
            var value = i + 1 < args.Count ? args[i + 1] : null;
            SignOptions? next = args[i] switch
            {
                "--as" when value is not null => options with { As = value },
                "--format" when value == "cades" => options with { Format = SignatureFormat.Cades },
                "--format" when value == "xades" => options with { Format = SignatureFormat.Xades },
                "--data-dir" when value is not null => options with { DataDirectory = Path.GetFullPath(value) },
                _ => null,
            };
            if (next is null)
                return (null, $"{args[i]}: not understood, or its value is missing. See ./run --help");
            options = next;
        }

        return options.As.Length == 0 ? (null, "sign needs --as WHO, a demonstration caller such as doctor-001") : (options, null);
    }
}
