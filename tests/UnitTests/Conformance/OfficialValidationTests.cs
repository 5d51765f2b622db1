using Healthcare.Projections.Fhir;
using Healthcare.Projections.Prescribing;
using Xunit;

namespace Healthcare.Tests.Conformance;

/// <summary>Nothing stands against the official examples of drugs, but against those that are meant to be wrong.</summary>
public class OfficialValidationTests
{
    private static readonly string[] Folders = ["jp-core", "clins", "eprescription"];

    [ConformanceFact]
    public void nothing_stands_against_an_example() =>
        Assert.All(Files.Where(file => !IsWrong(file)), file => Assert.Empty(IssuesOf(file).Where(issue => issue.Severity == FhirIssue.Error).Select(issue => $"{file}: {issue}")));

    private static IEnumerable<string> Files => Folders.SelectMany(folder =>
        ConformanceFiles.In($"examples/{folder}", "MedicationRequest*.json").Concat(ConformanceFiles.In($"examples/{folder}", "MedicationDispense*.json")));

    private static bool IsWrong(string file) => Path.GetFileName(file).Contains("ErrorExample", StringComparison.Ordinal);

    private static IReadOnlyList<FhirIssue> IssuesOf(string file) => MedicationValidation.Check(File.ReadAllBytes(file)).Issues;
}
