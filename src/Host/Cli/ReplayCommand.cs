using System.Text.Json;
using Healthcare.Host.Endpoints;
using Healthcare.Projections.Audit;
using Healthcare.Projections.Storage;
using Npgsql;

namespace Healthcare.Host.Cli;

/// <summary><c>./run replay &lt;stream&gt; [--as-of INSTANT | --version N] [--diff] [--data-dir DIR]</c>: for whoever has the database itself.</summary>
public static class ReplayCommand
{
    private static readonly JsonSerializerOptions Indented = new(StoredJson.Options) { WriteIndented = true };

    /// <summary>Prints the replay as JSON; 1 when there is no such stream, 2 when the command is not understood.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        if (args.Count == 0 || !Guid.TryParse(args[0], out var stream))
            return Wrong("replay needs the id of a stream");
        if (!TryReadFlags([.. args.Skip(1)], out var flags))
            return Wrong("replay takes --as-of INSTANT, --version N, --diff and --data-dir DIR");
        if (!AuditEndpoints.TryRead(flags.AsOf, flags.Version, flags.Diff ? "true" : null, out var request, out var invalid))
            return Wrong($"{invalid!.Fields[0].Field} {invalid.Fields[0].Rule}");

        var builder = LocalBuilder.Create();
        await using var database = await LocalStore.OpenAsync(builder.Configuration, builder.Environment, flags.DataDirectory, Console.Error.WriteLine);
        await using var source = new NpgsqlDataSourceBuilder(database.ConnectionString).WithNodaTime().Build();
        if (await new StreamReplay(source).OfAsync(stream, request, CancellationToken.None) is not { } replay)
        {
            Console.Error.WriteLine("There is no such stream by then.");
            return 1;
        }

        Console.WriteLine(JsonSerializer.Serialize(replay, Indented));
        return 0;
    }

    private static NpgsqlDataSourceBuilder WithNodaTime(this NpgsqlDataSourceBuilder builder)
    {
        builder.UseNodaTime();
        return builder;
    }

    private static bool TryReadFlags(List<string> args, out Flags flags)
    {
        flags = new(null, null, false, null);
        for (var i = 0; i < args.Count; i++)
        {
            var value = i + 1 < args.Count ? args[i + 1] : null;
            Flags? next = args[i] switch
            {
                "--diff" => flags with { Diff = true },
                "--as-of" when value is not null => flags with { AsOf = value },
                "--version" when value is not null => flags with { Version = value },
                "--data-dir" when value is not null => flags with { DataDirectory = value },
                _ => null,
            };
            if (next is null)
                return false;
            flags = next;
            i += args[i] == "--diff" ? 0 : 1;
        }

        return true;
    }

    private static int Wrong(string line)
    {
        Console.Error.WriteLine(line);
        return 2;
    }

    private sealed record Flags(string? AsOf, string? Version, bool Diff, string? DataDirectory);
}
