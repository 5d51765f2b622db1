using System.Text.Json;
using Healthcare.Projections.Fhir;
using Healthcare.Projections.Prescribing;
using Healthcare.Tests.Fhir;
using Hl7.Fhir.Model;
using VerifyXunit;
using Xunit;
using static Healthcare.Tests.Medications.Histories;
using static Healthcare.Tests.Prescribing.Drugs;

namespace Healthcare.Tests.Medications;

public sealed class MedicationBundleTests
{
    private static readonly FhirResource[] Resources =
    [
        .. StreamResources.Of(PrescriptionId, FhirFixtures.Stored(Substituted)), .. StreamResources.Of(OtherPrescription, FhirFixtures.Stored(Elsewhere(0, Tablets))),
    ];

    private static readonly IReadOnlyList<MedicationHistoryLine> History = MedicationHistory.Of([After(Substituted), After(Elsewhere(0, Tablets))], Today, Names);

    [Fact]
    public async System.Threading.Tasks.Task a_page_of_the_history()
    {
        var bundle = MedicationBundle.Of(MedicationPage.Of(History, MedicationView.All, null, 10), Resources, "https://example.org/fhir", null);
        FhirFixtures.ParseStrictly(bundle);
        await Verifier.Verify(JsonDocument.Parse(bundle).RootElement);
    }

    [Fact]
    public void each_line_is_a_match_and_what_was_dispensed_brings_what_was_prescribed()
    {
        var bundle = BundleOf(10, null);
        Assert.Equal(2, bundle.Total);
        Assert.Equal(History.Select(line => line.Id), bundle.Entry.Where(one => one.Search!.Mode == Bundle.SearchEntryMode.Match).Select(one => one.Resource!.Id));
        Assert.Equal($"{PrescriptionId}-1", Assert.Single(bundle.Entry, one => one.Search!.Mode == Bundle.SearchEntryMode.Include).Resource!.Id);
    }

    [Fact]
    public void a_page_that_is_not_the_last_tells_where_the_next_is()
    {
        var bundle = BundleOf(1, "https://example.org/next");
        Assert.Equal((2, "https://example.org/next"), (bundle.Total, bundle.NextLink!.OriginalString));
        Assert.Single(bundle.Entry, one => one.Search!.Mode == Bundle.SearchEntryMode.Match);
    }

    private static Bundle BundleOf(int count, string? next) => Assert.IsType<Bundle>(
        FhirFixtures.ParseStrictly(MedicationBundle.Of(MedicationPage.Of(History, MedicationView.All, null, count), Resources, "https://example.org/fhir", next)));
}
