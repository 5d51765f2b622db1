using System.Text;
using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Prescribing;
using Healthcare.Projections.Fhir;
using NodaTime;
using NodaTime.Text;
using VerifyXunit;
using Xunit;
using static Healthcare.Tests.Fhir.FhirFixtures;
using MedicationDispense = Hl7.Fhir.Model.MedicationDispense;

namespace Healthcare.Tests.Fhir;

public class StreamResourcesTests
{
    [Fact]
    public Task a_patient() => Verifier.Verify(Json(PersonStream[0]));

    [Fact]
    public Task a_coverage() => Verifier.Verify(Json(PersonStream[1]));

    [Fact]
    public Task a_medication_request() => Verifier.Verify(Json(PrescriptionStream[0]));

    [Fact]
    public Task a_medication_request_of_an_external_drug() => Verifier.Verify(Json(PrescriptionStream[1]));

    [Fact]
    public Task a_medication_dispense() => Verifier.Verify(Json(PrescriptionStream[3]));

    [Fact]
    public Task what_resources_are_found_by() => Verifier.Verify(
        PersonStream.Concat(PrescriptionStream).Select(r => new { r.Type, r.Id, r.PersonId, r.Custodian, r.Day, r.Keys }));

    [Fact]
    public void every_resource_is_valid_r4() =>
        Assert.All(PersonStream.Concat(PrescriptionStream), resource =>
        {
            var parsed = ParseStrictly(resource.Body);
            Assert.Equal(resource.Type, parsed.TypeName);
            Assert.Equal(resource.Id, parsed.Id);
        });

    [Theory]
    [MemberData(nameof(OddStreams))]
    public void a_stream_with_little_in_it_is_valid_r4(object[] events) =>
        Assert.All(StreamResources.Of(PersonId, Stored(events)), resource => ParseStrictly(resource.Body));

    public static TheoryData<object[]> OddStreams => new(
    [
        [Person],
        [Person with { Name = new("見本", "花子", "", ""), Address = new("", "", "", ""), Sex = Sex.Unknown }],
        [Person, Coverage with { Terms = Coverage.Terms with { Identity = new("138123", "", "１", ""), Through = null, Category = InsuranceCategory.LateStageElderly, CopayPercent = null } }],
        [Person, Coverage, new CoverageEnded(PersonId, CoverageId, Coverage.Terms.From.PlusDays(-1), CoverageEndCause.Died, Morning), new DeathRecorded(PersonId, Today, Morning)],
        [Registered with { PrescriptionNumber = null, Issuer = Registered.Issuer with { PrescriberName = null, Institution = "1330000019" } }],
        .. Enum.GetValues<DosageForm>().Select(form => new object[] { Registered with { Lines = [Tablets with { Form = form }] } }),
        .. Enum.GetValues<Substitution>().Select(code => new object[] { Registered with { Lines = [Tape with { Substitution = code, Note = "改行\nと\"引用符\"と<記号>" }] } }),
        [Registered, Dispensed with { Lines = [Tablets with { Order = 9 }] }],
    ]);

    [Fact]
    public void a_request_is_active_until_it_is_dispensed()
    {
        Assert.All(StreamResources.Of(PrescriptionId, Stored(Registered, Received)), r => Assert.Contains("status=active", r.Keys));
        Assert.All(PrescriptionStream.Where(r => r.Type == "MedicationRequest"), r => Assert.Contains("status=completed", r.Keys));
    }

    [Fact]
    public void a_dispense_names_the_request_it_fulfils_and_whether_the_drug_was_substituted()
    {
        var dispenses = PrescriptionStream.Where(r => r.Type == "MedicationDispense").Select(r => (MedicationDispense)ParseStrictly(r.Body)).ToList();

        Assert.Equal([$"MedicationRequest/{PrescriptionId}-1", $"MedicationRequest/{PrescriptionId}-2"], dispenses.Select(d => d.AuthorizingPrescription![0].Reference));
        Assert.Equal([false, true], dispenses.Select(d => d.Substitution!.WasSubstituted!.Value));
    }

    [Fact]
    public void the_version_and_time_are_those_of_the_last_event_in_japan()
    {
        var meta = ParseStrictly(PersonStream[0].Body).Meta!;

        Assert.Equal("3", meta.VersionId);
        Assert.Contains("\"2026-04-01T09:32:00+09:00\"", Encoding.UTF8.GetString(PersonStream[0].Body));
    }

    [Fact]
    public void japanese_is_written_as_it_is() =>
        Assert.Contains("千代田一丁目１番", Encoding.UTF8.GetString(PersonStream[0].Body));

    [Fact]
    public void the_last_number_of_an_institution_counts() =>
        Assert.Single(StreamResources.Of(PersonId, Stored(Person, LocalNumber, LocalNumber with { LocalPatientNumber = "2" }))[0].Keys, key =>
            key.StartsWith("identifier=", StringComparison.Ordinal) && key.EndsWith("|2", StringComparison.Ordinal));

    [Fact]
    public Task a_patient_who_changed_the_name_and_died() => Verifier.Verify(Json(StreamResources.Of(PersonId, Stored(
        Person, Coverage, new NameChanged(PersonId, new("新井", "花子", "アライ", "ハナコ"), Morning),
        new CoverageEnded(PersonId, CoverageId, Today, CoverageEndCause.Died, Morning), new DeathRecorded(PersonId, Today, Morning)))[0]));

    [Fact]
    public Task a_coverage_that_was_corrected_changed_and_ended() => Verifier.Verify(Json(StreamResources.Of(PersonId, Stored(
        Person, Coverage,
        new CoverageCorrected(
            PersonId, CoverageId, Coverage.Terms with { Identity = Coverage.Terms.Identity with { Number = "457" } }, CoverageCorrectionReason.Identity, Morning, Coverage.Terms.Identity),
        new CoverageChanged(PersonId, CoverageId, new(2026, 4, 1), new(20), Morning),
        new CoverageEnded(PersonId, CoverageId, new(2026, 12, 31), CoverageEndCause.Reported, Morning)))[1]));

    /// <summary>The day is Japan's: 2026-04-01 begins at 15:00 UTC on the day before.</summary>
    [Theory]
    [InlineData("2026-03-31T14:59:59Z", null)]
    [InlineData("2026-03-31T15:00:00Z", 20)]
    [InlineData("2026-04-01T15:00:00Z", 20)]
    public void a_coverage_states_no_rate_while_others_are_to_come(string lastEvent, int? percent)
    {
        var changed = new CoverageChanged(PersonId, CoverageId, new(2026, 4, 1), new(20), Morning);
        var last = new StoredFact(changed, 3, InstantPattern.General.Parse(lastEvent).Value);
        Assert.Equal(percent, RateOf(StreamResources.Of(PersonId, [.. Stored(Person, Coverage), last])[1]));
    }

    [Fact]
    public void conditions_of_days_after_the_end_of_a_coverage_never_come() =>
        Assert.Equal(30, RateOf(StreamResources.Of(PersonId, Stored(
            Person, Coverage, new CoverageChanged(PersonId, CoverageId, new(2026, 8, 1), new(20), Morning),
            new CoverageEnded(PersonId, CoverageId, new(2026, 7, 31), CoverageEndCause.Reported, Morning)))[1]));

    private static int? RateOf(FhirResource coverage) =>
        ((Hl7.Fhir.Model.Coverage)ParseStrictly(coverage.Body)).CostToBeneficiary is [{ Value: Hl7.Fhir.Model.Quantity rate }] ? (int?)rate.Value : null;

    [Fact]
    public void a_coverage_that_never_held_is_cancelled_and_has_no_period()
    {
        var resource = StreamResources.Of(PersonId, Stored(
            Person, Coverage, new CoverageEnded(PersonId, CoverageId, Coverage.Terms.From.PlusDays(-1), CoverageEndCause.Reported, Morning, Coverage.Terms.Identity)))[1];
        var parsed = (Hl7.Fhir.Model.Coverage)ParseStrictly(resource.Body);
        Assert.Equal((Hl7.Fhir.Model.FinancialResourceStatusCodes.Cancelled, null), (parsed.Status, parsed.Period));
        Assert.Contains("status=cancelled", resource.Keys);
    }

    [Fact]
    public void a_coverage_keeps_its_id_when_others_follow()
    {
        var other = new Guid("0197f000-0000-7000-8000-000000000000"); // before the first in the order of ids
        var resources = StreamResources.Of(PersonId, Stored(Person, Coverage, Coverage with { CoverageId = other, Terms = Coverage.Terms with { From = new(2027, 4, 1), Through = null } }));
        Assert.Equal([$"{PersonId}", $"{PersonId}-c1", $"{PersonId}-c2"], resources.Select(r => r.Id));
        Assert.Equal([new LocalDate(2024, 4, 1), new LocalDate(2027, 4, 1)], resources.Skip(1).Select(r => r.Day));
    }

    [Fact]
    public void other_streams_have_no_resources()
    {
        Assert.Empty(StreamResources.Of(PersonId, []));
        Assert.Empty(StreamResources.Of(PersonId, Stored(new ConsentWithdrawn(PersonId, PersonId, Morning))));
    }

    [Fact]
    public void every_rendered_event_is_declared() =>
        Assert.All(new object[] { Person, Coverage, LocalNumber, new NameChanged(PersonId, Person.Name, Morning), new DeathRecorded(PersonId, Today, Morning), new DeathRevoked(PersonId, Morning),
            new CoverageChanged(PersonId, CoverageId, Today, new(), Morning), new CoverageEnded(PersonId, CoverageId, Today, CoverageEndCause.Reported, Morning),
            new CoverageCorrected(PersonId, CoverageId, Coverage.Terms, CoverageCorrectionReason.Period, Morning), Registered, Received, Dispensed }, e => Assert.Contains(e.GetType(), StreamResources.EventTypes));
}
