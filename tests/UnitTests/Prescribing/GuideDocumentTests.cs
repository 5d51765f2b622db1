using System.Text.Json;
using Healthcare.Domain.Prescribing;
using Healthcare.Projections.Prescribing;
using VerifyXunit;
using Xunit;
using static Healthcare.Tests.Fhir.FhirFixtures;

namespace Healthcare.Tests.Prescribing;

/// <summary>A registered prescription as the guide's document.</summary>
public class GuideDocumentTests
{
    private static readonly object[] PersonEvents = [Person, Coverage, LocalNumber];

    [Fact]
    public Task a_registered_prescription_as_a_document() => Verifier.Verify(JsonSerializer.Deserialize<JsonElement>(Written(Registered)));

    [Fact]
    public void what_is_written_is_valid_r4() => Assert.Equal("Bundle", ParseStrictly(Written(Registered)).TypeName);

    [Fact]
    public void a_written_document_is_read_as_the_same_prescription()
    {
        var understood = Assert.IsType<BundleReading.Understood>(EPrescriptionBundle.Read(Written(Registered)));

        Assert.Equal(Registered.PrescriptionId, understood.Command.PrescriptionId);
        Assert.Equal((Registered.PrescriptionNumber, Registered.IssuedOn, Registered.ValidThrough), (understood.Command.PrescriptionNumber, understood.Command.IssuedOn, understood.Command.ValidThrough));
        Assert.Equal(("00012345", Clinic, "123456"), (understood.Command.Person.Local?.LocalPatientNumber, understood.Institution, understood.PrescriberLicence));
        Assert.Equal(Registered.Lines.Select(line => (line.Drug, line.DrugName, line.Form, line.Dosage, line.Quantity, line.DaysSupply)), understood.Command.Lines.Select(line => (line.Drug, line.DrugName, line.Form, line.Dosage, line.Quantity, line.DaysSupply)));
    }

    [Fact]
    public void a_narcotic_prescription_says_so_with_the_licence()
    {
        var written = EPrescriptionBundle.ReadDocument(Written(Registered with { NarcoticLicence = "4-321" }))!;

        Assert.Equal("02", written.Category);
        Assert.Contains(written.Author.Qualifications, held => held is { Number: "4-321", System: "urn:oid:1.2.392.100495.20.3.32.113" });
    }

    [Fact]
    public void a_narcotic_that_an_amendment_brought_says_so_as_well() => Assert.Equal("02", GuideDocuments.Of(
        [Registered, new PrescriptionAmended(PersonId, PrescriptionId, "123456", Registered.ValidThrough, Registered.Lines, [], "sample", "4-321", Morning)], PersonEvents)!.Category);

    /// <summary>A cancelled drug that were told as completed would be counted as taken, and a final document would be registered elsewhere.</summary>
    [Fact]
    public void a_cancelled_prescription_is_no_document_that_anybody_takes_in()
    {
        var written = GuideDocumentJson.Of(GuideDocuments.Of(
            [Registered, new PrescriptionCancelled(PersonId, PrescriptionId, "123456", CancellationReason.Other, null, Morning)], PersonEvents)!);

        Assert.Contains(Assert.IsType<BundleReading.Refused>(EPrescriptionBundle.Read(written)).Issues, issue => issue.Rule == EPrescriptionRules.Final);
        Assert.DoesNotContain("completed", System.Text.Encoding.UTF8.GetString(written), StringComparison.Ordinal);
        ParseStrictly(written);
    }

    [Fact]
    public void a_person_without_insurance_on_the_day_of_issue_has_none_in_the_document() =>
        Assert.Empty(GuideDocuments.Of([Registered], [Person, Coverage with { Terms = Coverage.Terms with { Through = Today.PlusDays(-1) } }])!.Coverages);

    [Fact]
    public void the_same_events_give_the_same_bytes() => Assert.Equal(Written(Registered), Written(Registered));

    [Fact]
    public void without_a_prescription_or_its_person_there_is_no_document()
    {
        Assert.Null(GuideDocuments.Of([], PersonEvents));
        Assert.Null(GuideDocuments.Of([Registered], []));
    }

    private static byte[] Written(PrescriptionRegistered registered) => GuideDocumentJson.Of(GuideDocuments.Of([registered], PersonEvents)!);
}
