using System.Text.Json;
using Healthcare.Application.Identity;
using Healthcare.Domain.Shared;
using Healthcare.Host.Cli;
using Healthcare.Projections.Drugs;
using Healthcare.Tests.Identity;
using Healthcare.Tests.Support;
using NodaTime;
using Xunit;

namespace Healthcare.Tests.Drugs;

/// <summary>The command line against the real program.</summary>
public sealed class DrugMasterCliTests : IAsyncLifetime
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("drug-master-");
    private readonly TestTokens tokens = new();
    private HostProcess program = null!;

    public async Task InitializeAsync()
    {
        var files = SampleDrugMaster.Files;
        foreach (var (name, text) in new[] { ("products", files.Products), ("ingredients", files.Ingredients), ("contraindications", files.Contraindications), ("usages", files.Usages), ("supply-limits", files.SupplyLimits) })
            await File.WriteAllTextAsync(Path.Combine(directory.FullName, $"{name}.csv"), text);
        program = await HostProcess.StartAsync(await TestDatabase.CreateAsync(), tokens);
    }

    public async Task DisposeAsync()
    {
        await program.DisposeAsync();
        tokens.Dispose();
        directory.Delete(recursive: true);
    }

    [Fact]
    public async Task files_are_compared_loaded_and_approved_by_another_operator()
    {
        await File.AppendAllTextAsync(Path.Combine(directory.FullName, "usages.csv"), "1011000300000000,１日１回朝食直後　服用\n");
        await File.AppendAllTextAsync(Path.Combine(directory.FullName, "ingredients.csv"), "aspirin-aluminium,アスピリンアルミニウム\n");
        await File.AppendAllTextAsync(Path.Combine(directory.FullName, "products.csv"), "9999001F1020,,,,新薬錠１ｍｇ,１ｍｇ,,celecoxib,oral,tablet,TAB,錠,9999,,,,\n");

        var compared = await RunAsync("anna", 0, "diff", directory.FullName);
        Assert.Equal("新薬錠１ｍｇ", Assert.Single(compared.GetProperty("added").EnumerateArray()).GetProperty("name").GetString());

        var loaded = await RunAsync("anna", 0, "load", directory.FullName, "--label", "2026-12");
        var (version, digest) = (loaded.GetProperty("versionId").GetString()!, loaded.GetProperty("digest").GetString()!);
        Assert.Equal(digest, (await RunAsync("berta", 0, "diff", version)).GetProperty("digest").GetString());

        var day = Jst.DateOf(SystemClock.Instance.GetCurrentInstant()).PlusDays(2);
        Assert.Equal("drugs.four-eyes", (await RunAsync("anna", 1, "approve", version, "--digest", digest, "--valid-from", $"{day:uuuu-MM-dd}")).GetProperty("code").GetString());
        Assert.Equal($"{day:uuuu-MM-dd}", (await RunAsync("berta", 0, "approve", version, "--digest", digest, "--valid-from", $"{day:uuuu-MM-dd}")).GetProperty("validFrom").GetString());
    }

    private async Task<JsonElement> RunAsync(string subject, int code, params string[] args)
    {
        using StringWriter output = new(), errors = new();
        var token = tokens.Of(Role.Operator, subject: subject);
        Assert.Equal(code, await DrugMasterCommand.RunAsync([.. args, "--url", program.Address.ToString()], output, errors, token));
        return JsonSerializer.Deserialize<JsonElement>((code == 0 ? output : errors).ToString());
    }
}
