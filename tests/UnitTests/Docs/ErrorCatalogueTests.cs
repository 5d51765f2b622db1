using System.Runtime.CompilerServices;
using System.Text;
using Healthcare.Host.Endpoints;
using Xunit;

namespace Healthcare.Tests.Docs;

public sealed class ErrorCatalogueTests
{
    private const string Head =
        """
        # Refusals

        Every refusal of the API, by its code. The same list is served at `GET /errors`. A code is a public contract: it is
        never renamed, and never used for anything else ([ADR 4](adr/0004-a-rejection-is-a-value.md)).

        This page is made from the program: `SNAP_ACCEPT=1 dotnet test tests/UnitTests -c Release --filter ErrorCatalogue` writes it anew.

        | Code | Status | Meaning | What to do |
        |---|---|---|---|
        """;

    /// <summary>When this fails, a code was added or reworded: write the page anew as it says, and read the difference.</summary>
    [Fact]
    public async Task the_page_of_refusals_is_what_the_program_says()
    {
        var page = Page();
        if (Environment.GetEnvironmentVariable("SNAP_ACCEPT") == "1")
            await File.WriteAllTextAsync(PathOfPage(), page);

        Assert.Equal(page, (await File.ReadAllTextAsync(PathOfPage())).ReplaceLineEndings("\n"));
    }

    [Fact]
    public void each_code_names_its_context() =>
        Assert.All(ErrorEndpoints.Catalogue, error => Assert.Matches("^[a-z]+(-[a-z]+)*\\.[a-z]+(-[a-z]+)*$", error.Code));

    private static string Page() =>
        ErrorEndpoints.Catalogue.Aggregate(
            new StringBuilder(Head.ReplaceLineEndings("\n")).Append('\n'),
            (page, error) => page.Append($"| `{error.Code}` | {error.Status} | {error.Meaning} | {error.Remedy} |\n")).ToString();

    private static string PathOfPage([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "docs", "errors.md"));
}
