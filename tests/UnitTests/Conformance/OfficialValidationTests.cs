using Healthcare.Domain.Shared;
using Healthcare.Projections.Drugs;
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

    [ConformanceFact]
    public void the_drug_master_knows_what_is_right_and_refuses_what_is_meant_to_be_wrong() => Assert.All(
        Files,
        file =>
        {
            var faults = MedicationValidation.Check(File.ReadAllBytes(file)).Drugs
                .Where(drug => drug.Line.Drug.System != DrugCodeSystem.NotCoded)
                .Select(drug => SampleDrugMaster.InForce.Master.Find(drug.Line.Drug, drug.Line.DrugName, drug.On).Fault).Where(fault => fault is not null).ToList();
            Assert.True(IsWrong(file) == faults.Count > 0, $"{file}: {string.Join(", ", faults)}");
        });

    private static IEnumerable<string> Files => Folders.SelectMany(folder =>
        ConformanceFiles.In($"examples/{folder}", "MedicationRequest*.json").Concat(ConformanceFiles.In($"examples/{folder}", "MedicationDispense*.json")));

    private static bool IsWrong(string file) => Path.GetFileName(file).Contains("ErrorExample", StringComparison.Ordinal);

    private static IReadOnlyList<FhirIssue> IssuesOf(string file) => MedicationValidation.Check(File.ReadAllBytes(file)).Issues;
}
