using System.Text;
using Healthcare.Host.Database;
using Healthcare.Host.Signatures;
using NodaTime;

namespace Healthcare.Host.Cli;

/// <summary><c>./run sign</c>: signs the body of a command, or a FHIR document, with a card of the demonstration.</summary>
public static class SignCommand
{
    /// <summary>Runs: 0 with the signed body on the output, 1 when there is no such card or no such body, 2 when the command is not understood.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, Stream input, TextWriter output, TextWriter errors, IClock clock)
    {
        if (SignOptions.Parse(args) is not ({ } options, null))
        {
            await errors.WriteLineAsync(SignOptions.Parse(args).Wrong);
            return 2;
        }

        var directory = options.DataDirectory ?? LocalDatabase.DefaultDirectory();
        using var signer = DemoSigners.Find(directory, options.As);
        if (signer is null)
        {
            await errors.WriteLineAsync($"{directory} holds no signature card of {options.As}: start ./run first, with the same --data-dir.");
            return 1;
        }

        using var body = new MemoryStream();
        await input.CopyToAsync(body);
        if (signer.SignBody(body.ToArray(), options.Format, clock.GetCurrentInstant()) is not { } signed)
        {
            await errors.WriteLineAsync("What is to be signed must be one JSON object on the standard input.");
            return 1;
        }

        await output.WriteLineAsync(Encoding.UTF8.GetString(signed));
        return 0;
    }
}
