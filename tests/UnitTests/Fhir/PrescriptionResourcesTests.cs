using Healthcare.Domain.Prescribing;
using Healthcare.Projections.Fhir;
using Hl7.Fhir.Model;
using NodaTime;
using Xunit;
using static Healthcare.Tests.Fhir.FhirFixtures;

namespace Healthcare.Tests.Fhir;

/// <summary>What amendments, corrections and repeated alerts make of the resources of a prescription.</summary>
public class PrescriptionResourcesTests
{
    private static readonly Guid Other = new("0197f000-0000-7000-8000-000000000005");

    private static readonly PrescriptionAmended Amended = new(
        PersonId, PrescriptionId, "123456", new(2026, 4, 8), [Tape with { RpNumber = 1 }], [], "sample", null, Morning);

    private static readonly SafetyAlertsAcknowledged Alerts = new(
        PersonId, PrescriptionId, null, Clinic,
        [new(SafetyHitKind.Duplicate, 1, 1, Tablets.DrugName, "Same ingredient and route on overlapping days.", Beside: new(1, 2))],
        new(SafetyReasonCode.Other, "確認済み"), "sample", Morning);

    private static readonly DispensingCorrected Corrected = new(
        PersonId, PrescriptionId, DispensingId, "654321", new(2026, 4, 2), [Tape], [new(2, 1, LineStatus.Dispensed, Tape)], [], "sample", "数量の誤り", Morning);

    private static readonly PrescriptionDispensed Second = Dispensed with { DispensingId = Other, Lines = [Tablets], Results = [new(1, 1, LineStatus.Dispensed, Tablets)] };

    public static TheoryData<object[]> Lives => new(
    [
        [Registered, Alerts, Amended, Alerts],
        [Registered, Received, Dispensed, Alerts with { DispensingId = DispensingId }, Corrected, Alerts with { DispensingId = DispensingId }],
        [Registered, Alerts, Received, Dispensed, Second, Corrected],
    ]);

    /// <summary>Two of one id in a page stop the read model for everybody: the database writes no row twice in one statement.</summary>
    [Theory]
    [MemberData(nameof(Lives))]
    public void every_resource_has_an_id_of_its_own_made_of_the_prescriptions(object[] events)
    {
        var resources = StreamResources.Of(PrescriptionId, Stored(events));

        Assert.Equal(resources.Count, resources.Select(r => (r.Type, r.Id)).Distinct().Count());
        Assert.All(resources, r => Assert.StartsWith($"{PrescriptionId:D}-", r.Id, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Lives))]
    public void every_resource_is_valid_r4(object[] events) =>
        Assert.All(StreamResources.Of(PrescriptionId, Stored(events)), r => ParseStrictly(r.Body));

    /// <summary>A row is written over or stays: one that is told no more would stay as it was, an active drug that nobody prescribes.</summary>
    [Theory]
    [MemberData(nameof(Lives))]
    public void what_was_told_once_is_told_after_every_further_event(object[] events)
    {
        for (var count = 1; count < events.Length; count++)
            Assert.Empty(Ids(events[..count]).Except(Ids(events[..(count + 1)])));
    }

    [Fact]
    public void a_drug_that_an_amendment_took_away_is_cancelled()
    {
        var requests = StreamResources.Of(PrescriptionId, Stored(Registered, Amended)).Select(r => (MedicationRequest)ParseStrictly(r.Body)).ToList();

        Assert.Equal([MedicationRequest.MedicationrequestStatus.Active, MedicationRequest.MedicationrequestStatus.Cancelled], requests.Select(r => r.Status));
        Assert.Contains(StreamResources.Of(PrescriptionId, Stored(Registered, Amended)), r => r.Keys.Contains("status=cancelled"));
    }

    [Fact]
    public void an_amended_period_of_use_is_the_one_that_is_told() => Assert.Equal(
        "2026-04-08", ((MedicationRequest)ParseStrictly(StreamResources.Of(PrescriptionId, Stored(Registered, Amended))[0].Body)).DispenseRequest!.ValidityPeriod!.End);

    [Fact]
    public void what_a_correction_took_away_was_entered_in_error_and_other_dispensings_keep_their_ids()
    {
        var dispenses = StreamResources.Of(PrescriptionId, Stored(Registered, Received, Dispensed, Second, Corrected))
            .Where(r => r.Type == "MedicationDispense").Select(r => (MedicationDispense)ParseStrictly(r.Body)).ToDictionary(d => d.Id!, d => d);

        Assert.Equal(MedicationDispense.MedicationDispenseStatusCodes.Completed, dispenses[$"{PrescriptionId:D}-d1-1"].Status);
        Assert.Equal(MedicationDispense.MedicationDispenseStatusCodes.EnteredInError, dispenses[$"{PrescriptionId:D}-d1-2"].Status);
        Assert.Equal($"MedicationRequest/{PrescriptionId:D}-1", dispenses[$"{PrescriptionId:D}-d2-1"].AuthorizingPrescription![0].Reference);
    }

    [Fact]
    public void an_alert_at_dispensing_names_the_request_though_another_product_was_handed_over()
    {
        var handedOver = Alerts with { DispensingId = DispensingId, Hits = [Alerts.Hits[0] with { RpNumber = 2, DrugName = "後発品「見本」", Beside = null }] };
        var issue = (DetectedIssue)ParseStrictly(StreamResources.Of(PrescriptionId, Stored(Registered, Received, Dispensed, handedOver))[^1].Body);

        Assert.Equal([$"MedicationRequest/{PrescriptionId:D}-2"], issue.Implicated!.Select(one => one.Reference));
    }

    private static IEnumerable<(string, string)> Ids(object[] events) => StreamResources.Of(PrescriptionId, Stored(events)).Select(r => (r.Type, r.Id));
}
