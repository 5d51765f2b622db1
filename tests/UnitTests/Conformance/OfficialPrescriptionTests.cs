using System.Text.Json.Nodes;
using Healthcare.Application.Prescribing;
using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Shared;
using Healthcare.Projections.Prescribing;
using Xunit;

namespace Healthcare.Tests.Conformance;

/// <summary>The official e-prescription examples are read without an issue.</summary>
public class OfficialPrescriptionTests
{
    private const string Folder = "examples/eprescription";

    [ConformanceFact]
    public void every_example_bundle_is_read() => Assert.All(ConformanceFiles.In(Folder, "Bundle-*.json"), file => Command(Node(file)));

    [ConformanceFact]
    public void every_example_request_is_read_in_its_place() =>
        Assert.All(Requests, file => Assert.Single(Command(BundleWith(file)).Lines));

    [ConformanceFact]
    public void the_bundle_says_what_it_says()
    {
        var command = Command(Node(Bundle));

        Assert.Equal("00000010", command.Person.Local?.LocalPatientNumber);
        Assert.Equal([DosageForm.Oral, DosageForm.External], command.Lines.Select(line => line.Form));
        Assert.Equal([DrugCodeSystem.Yj, DrugCodeSystem.Hot9], command.Lines.Select(line => line.Drug.System));
        Assert.Equal([7, null], command.Lines.Select(line => line.DaysSupply));
        Assert.Equal([Substitution.Prohibited, Substitution.Allowed], command.Lines.Select(line => line.Substitution));
    }

    [ConformanceFact]
    public void what_is_read_has_the_form_of_a_command() =>
        Assert.All(Requests.Select(BundleWith).Append(Node(Bundle)), bundle =>
            Assert.Empty(new RegisterPrescriptionValidator().Validate(Command(bundle)).Errors.Select(error => $"{error.PropertyName} {error.ErrorMessage}")));

    private static string Bundle => ConformanceFiles.In(Folder, "Bundle-*.json")[0];

    private static IReadOnlyList<string> Requests => ConformanceFiles.In(Folder, "MedicationRequest-*.json");

    private static JsonNode Node(string file) => JsonNode.Parse(File.ReadAllText(file))!;

    private static RegisterPrescription Command(JsonNode bundle)
    {
        var reading = EPrescriptionBundle.Read(System.Text.Encoding.UTF8.GetBytes(bundle.ToJsonString()));
        Assert.True(reading is BundleReading.Understood, reading.ToString() + string.Join('\n', (reading as BundleReading.Refused)?.Issues ?? []));
        return ((BundleReading.Understood)reading).Command;
    }

    // The example stands alone, so its subject is named otherwise than in the bundle.
    private static JsonNode BundleWith(string requestFile)
    {
        var (bundle, request) = (Node(Bundle), Node(requestFile));
        var entries = bundle["entry"]!.AsArray();
        var requests = entries.Where(entry => (string?)entry!["resource"]!["resourceType"] == "MedicationRequest").ToList();
        request["subject"] = requests[0]!["resource"]!["subject"]!.DeepClone();
        requests[0]!["resource"] = request;
        foreach (var other in requests.Skip(1))
        {
            entries.Remove(other);
            var listed = entries[0]!["resource"]!["section"]![0]!["entry"]!.AsArray();
            listed.Remove(listed.Single(reference => (string?)reference!["reference"] == (string?)other!["fullUrl"]));
        }

        return bundle;
    }
}
