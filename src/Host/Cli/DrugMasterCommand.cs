using System.Text.Json;
using Healthcare.Application.Drugs;
using Healthcare.Domain.Drugs;
using Healthcare.Host.Seed;
using Healthcare.Projections.Storage;

namespace Healthcare.Host.Cli;

/// <summary><c>./run drug-master</c>: checks files of the drug master here; compares, loads and approves them at a running program.</summary>
public static class DrugMasterCommand
{
    private static readonly string[] FileNames = ["products.csv", "ingredients.csv", "contraindications.csv", "usages.csv", "supply-limits.csv"];
    private static readonly JsonSerializerOptions Indented = new(StoredJson.Options) { WriteIndented = true };

    /// <summary>
    /// Runs: 0 when it was done, 1 when it was refused, 2 when the command is not understood. Without <paramref name="token"/> it signs in at the demonstration's issuer.
    /// </summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, TextWriter output, TextWriter errors, string? token = null)
    {
        if (DrugMasterOptions.Parse(args) is not ({ } options, null))
        {
            await errors.WriteLineAsync(DrugMasterOptions.Parse(args).Wrong);
            return 2;
        }

        DrugMasterFiles? files = null;
        if (options.Version is null)
        {
            if (FileNames.FirstOrDefault(name => !File.Exists(Path.Combine(options.Subject, name))) is { } missing)
            {
                await errors.WriteLineAsync($"{options.Subject} has no {missing}.");
                return 2;
            }

            files = await ReadAsync(options.Subject);
            var (content, faults) = DrugMasterReader.Read(files);
            if (content is null)
                return await TellAsync(faults!, errors);
            if (options.Action == "check")
                return await PrintAsync(output, new { Digest = DrugMasterReader.DigestOf(files), content.Counts });
        }

        try
        {
            using var http = new HttpClient { BaseAddress = options.Url };
            if (string.IsNullOrEmpty(token))
                await ReaderApi.SignInAsync(http, options.Operator, DemoDirectory.Secret);
            else
                http.DefaultRequestHeaders.Authorization = new("Bearer", token);
            return await new DrugMasterApi(http, output, errors).RunAsync(options, files);
        }
        catch (Exception unreachable) when (unreachable is HttpRequestException or JsonException)
        {
            await errors.WriteLineAsync($"{options.Url} does not answer as Healthcare does: {unreachable.Message}");
            return 1;
        }
    }

    /// <summary>Prints a value as JSON.</summary>
    internal static async Task<int> PrintAsync<T>(TextWriter output, T value)
    {
        await output.WriteLineAsync(JsonSerializer.Serialize(value, Indented));
        return 0;
    }

    private static async Task<DrugMasterFiles> ReadAsync(string directory)
    {
        var texts = await Task.WhenAll(FileNames.Select(name => File.ReadAllTextAsync(Path.Combine(directory, name))));
        return new(texts[0], texts[1], texts[2], texts[3], texts[4]);
    }

    private static async Task<int> TellAsync(DrugMasterFaults faults, TextWriter errors)
    {
        foreach (var fault in faults.Faults)
            await errors.WriteLineAsync($"{fault.File}:{fault.Line}{(fault.Column is null ? "" : $" {fault.Column}")}: {fault.Rule}");
        await errors.WriteLineAsync($"{faults.Total} faults.");
        return 1;
    }
}
