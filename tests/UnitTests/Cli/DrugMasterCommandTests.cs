using Healthcare.Host.Cli;
using Healthcare.Projections.Drugs;
using Xunit;

namespace Healthcare.Tests.Cli;

public sealed class DrugMasterCommandTests : IDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("drug-master-");
    private readonly StringWriter output = new(), errors = new();

    public DrugMasterCommandTests()
    {
        var files = SampleDrugMaster.Files;
        foreach (var (name, text) in new[] { ("products", files.Products), ("ingredients", files.Ingredients), ("contraindications", files.Contraindications), ("usages", files.Usages), ("supply-limits", files.SupplyLimits) })
            File.WriteAllText(Path.Combine(directory.FullName, $"{name}.csv"), text);
    }

    public void Dispose()
    {
        directory.Delete(recursive: true);
        output.Dispose();
        errors.Dispose();
    }

    [Fact]
    public async Task check_prints_the_digest_of_sound_files()
    {
        Assert.Equal(0, await RunAsync("check", directory.FullName));
        Assert.Contains(SampleDrugMaster.InForce.Digest, output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task check_prints_file_line_column_and_rule_of_a_fault()
    {
        File.AppendAllText(Path.Combine(directory.FullName, "usages.csv"), "1,x\n");
        Assert.Equal(1, await RunAsync("check", directory.FullName));
        Assert.Contains("code: must be 16 capital letters and digits", errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_directory_without_a_file_is_not_understood()
    {
        File.Delete(Path.Combine(directory.FullName, "usages.csv"));
        Assert.Equal(2, await RunAsync("check", directory.FullName));
        Assert.Contains("usages.csv", errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task load_says_when_nothing_listens()
    {
        Assert.Equal(1, await RunAsync("load", directory.FullName, "--label", "2026-12", "--url", "http://127.0.0.1:9"));
        Assert.Contains("does not answer", errors.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("check")]
    [InlineData("eat DIR")]
    [InlineData("load DIR")]
    [InlineData("load DIR --label")]
    [InlineData("check DIR --colour red")]
    [InlineData("approve DIR --digest d --valid-from 2026-12-01")]
    [InlineData("approve 0197f000-0000-7000-8000-000000000061 --digest d")]
    [InlineData("approve 0197f000-0000-7000-8000-000000000061 --digest d --valid-from 2026-02-30")]
    public void what_is_not_understood_is_refused_with_a_reason(string line) =>
        Assert.NotNull(DrugMasterOptions.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Wrong);

    private Task<int> RunAsync(params string[] args) => DrugMasterCommand.RunAsync(args, output, errors);
}
