using Healthcare.Domain.Prescribing;
using Healthcare.Projections.Prescribing;
using NodaTime;
using VerifyXunit;
using Xunit;
using static Healthcare.Tests.Medications.Histories;
using static Healthcare.Tests.Prescribing.Drugs;

namespace Healthcare.Tests.Medications;

public sealed class MedicationHistoryTests
{
    [Fact]
    public Task a_drug_that_was_prescribed_in_spite_of_an_alert() => Verifier.Verify(LinesAfter(Registered, Acknowledged));

    [Fact]
    public Task a_drug_that_was_handed_over_as_another_product() => Verifier.Verify(LinesAfter(Substituted));

    [Fact]
    public void what_was_handed_over_stands_for_what_was_asked_for() =>
        Assert.Equal([MedicationStage.Dispensed], LinesAfter(Registered, Received, Dispensed).Select(line => line.Stage));

    [Fact]
    public void what_is_owed_is_still_asked_for()
    {
        var owing = Dispensed with { Lines = [], Drugs = [], Results = [new(1, 1, LineStatus.Owing)] };
        var line = Assert.Single(LinesAfter(Registered, Received, owing));
        Assert.Equal((MedicationStage.Prescribed, LineStatus.Owing, true), (line.Stage, line.Status, line.Current));
    }

    [Fact]
    public void a_part_that_was_handed_over_says_so()
    {
        var part = Dispensed with { Results = [new(1, 1, LineStatus.PartDispensed, Tablets)] };
        Assert.Equal((MedicationStage.Dispensed, LineStatus.PartDispensed), Assert.Single(LinesAfter(Registered, Received, part)) is var line ? (line.Stage, line.Status) : default);
    }

    [Fact]
    public void what_was_cancelled_counts_on_no_day()
    {
        var line = Assert.Single(LinesAfter(Registered, new PrescriptionCancelled(PersonId, PrescriptionId, "123456", CancellationReason.Mistake, null, Now)));
        Assert.Equal((LineStatus.Cancelled, null, null, false), (line.Status, line.From, line.Through, line.Current));
    }

    [Fact]
    public void what_is_not_handed_over_tells_why()
    {
        var none = Dispensed with { Lines = [], Drugs = [], Results = [new(1, 1, LineStatus.NotDispensed, null, NotDispensedReason.HasSupply, "残薬14錠")] };
        var line = Assert.Single(LinesAfter(Registered, Received, none));
        Assert.Equal((LineStatus.NotDispensed, NotDispensedReason.HasSupply, "残薬14錠", false), (line.Status, line.Reason, line.ReasonText, line.Current));
    }

    [Fact]
    public void a_refill_is_a_line_for_each_use_and_one_for_the_next()
    {
        object[] twice =
        [
            Registered with { Repeat = new(RepeatKind.Refill, 2) }, Received, Dispensed,
            new PrescriptionClosed(PersonId, PrescriptionId, Pharmacy, 1, Today.PlusDays(5), Today.PlusDays(12), Now),
        ];
        var lines = LinesAfter(twice);
        Assert.Equal([(MedicationStage.Prescribed, 2), (MedicationStage.Dispensed, 1)], lines.Select(line => (line.Stage, line.Use)));
        Assert.Equal(Today.PlusDays(5), lines[0].From);
    }

    [Theory]
    [InlineData(5, true)]
    [InlineData(6, true)]
    [InlineData(7, false)]
    public void a_drug_for_7_days_is_current_through_its_7th_day(int days, bool current) =>
        Assert.Equal(current, Assert.Single(LinesOn(Today.PlusDays(days), Registered, Received, Dispensed)).Current);

    [Theory]
    [InlineData(PrescriptionMedium.Electronic, 3, LineStatus.Prescribed, true)]
    [InlineData(PrescriptionMedium.Electronic, 4, LineStatus.Expired, false)]
    [InlineData(PrescriptionMedium.Electronic, 5, LineStatus.Expired, false)]
    [InlineData(PrescriptionMedium.Paper, 5, LineStatus.Expired, true)]
    public void what_nobody_received_in_time_is_expired_and_counts_as_long_as_the_check_counts_it(PrescriptionMedium medium, int days, LineStatus status, bool current)
    {
        var line = Assert.Single(LinesOn(Today.PlusDays(days), Registered with { Medium = medium }));
        Assert.Equal((status, current, current), (line.Status, line.Current, line.Through is not null));
    }

    [Theory]
    [InlineData(6, true, true)]
    [InlineData(7, false, true)]
    [InlineData(13, false, true)]
    [InlineData(14, false, false)]
    public void each_step_of_a_course_of_one_drug_is_current_on_its_own_days(int days, bool first, bool second)
    {
        var step = Tablets with { RpNumber = 2, StartsAfter = 7 };
        var lines = LinesOn(Today.PlusDays(days), Registered with { Lines = [Tablets, step] }, Received);
        Assert.Equal([(1, first), (2, second)], lines.Select(line => (line.RpNumber, line.Current)).Order());
    }

    [Theory]
    [InlineData(6, true)]
    [InlineData(7, false)]
    public void a_part_is_current_for_the_whole_of_its_use_while_the_rest_is_owed(int days, bool current)
    {
        var some = Tablets with { DaysSupply = 3, Quantity = Tablets.Quantity with { Value = 9 } };
        var part = Dispensed with { Lines = [some], Results = [new(1, 1, LineStatus.PartDispensed, some)] };
        Assert.Equal(current, Assert.Single(LinesOn(Today.PlusDays(days), Registered, Received, part)).Current);
    }

    [Fact]
    public void an_alert_of_one_dispensing_is_not_told_of_another()
    {
        var atAnother = Acknowledged with { DispensingId = Guid.Empty };
        Assert.Empty(Assert.Single(LinesAfter(Registered, Received, Dispensed, atAnother)).Alerts);
        Assert.Single(Assert.Single(LinesAfter(Registered, Received, Dispensed, atAnother with { DispensingId = DispensingId })).Alerts);
    }

    [Fact]
    public void the_newest_day_comes_first() =>
        Assert.Equal([Today.PlusDays(1), Today], MedicationHistory.Of([After(Registered), After(Elsewhere(1, Tablets))], Today, Names).Select(line => line.Day));

    [Fact]
    public void the_days_are_those_of_the_safety_check()
    {
        object[][] stories =
        [
            [Registered], [Registered, Received], [Registered, Received, Dispensed], Substituted, [Registered with { Lines = [Tablets, Tape] }, Received, Dispensed],
            [Registered with { Repeat = new(RepeatKind.Refill, 2) }, Received, Dispensed, new PrescriptionClosed(PersonId, PrescriptionId, Pharmacy, 1, Today.PlusDays(5), Today.PlusDays(12), Now)],
        ];
        foreach (var story in stories)
        {
            var checks = MedicationsInUse.Of(After(story)).Select(use => (use.DrugName, (LocalDate?)use.From, (LocalDate?)use.Through)).Order();
            Assert.Equal(checks, LinesAfter(story).Where(line => line.From is not null).Select(line => (line.DrugName, line.From, line.Through)).Order());
        }
    }
}
