using System.Xml.Linq;
using Healthcare.Domain.Prescribing;
using Healthcare.Host.Medications;
using Healthcare.Projections.Prescribing;
using NodaTime;
using Xunit;
using static Healthcare.Tests.Medications.Histories;
using static Healthcare.Tests.Prescribing.Drugs;

namespace Healthcare.Tests.Medications;

public sealed class TimelineTests
{
    private static readonly LocalDate Since = Today.PlusDays(-100);

    [Theory]
    [InlineData(6, 1)]
    [InlineData(7, 0)]
    [InlineData(-6, 1)]
    [InlineData(-7, 0)]
    public void the_same_ingredient_by_the_same_route_on_one_common_day_overlaps(int days, int overlaps)
    {
        var timeline = Of(After(Registered), After(Elsewhere(days, Generic)));
        Assert.Equal(2, timeline.Rows.Count);
        Assert.All(timeline.Rows, row => Assert.Equal(overlaps, row.Overlaps.Count));
    }

    [Fact]
    public void an_overlap_has_the_days_that_both_have_and_names_the_other()
    {
        var overlap = Of(After(Registered), After(Elsewhere(5, Generic))).Rows.Single(row => row.DrugName == Tablets.DrugName).Overlaps.Single();
        Assert.Equal((Today.PlusDays(5), Today.PlusDays(6), Generic.DrugName), (overlap.From, overlap.Through, overlap.With.DrugName));
    }

    [Fact]
    public void another_route_is_no_overlap() => Assert.All(Of(After(Registered), After(Elsewhere(0, Tape))).Rows, row => Assert.Empty(row.Overlaps));

    [Fact]
    public void two_uses_of_one_prescription_are_no_overlap() =>
        Assert.Empty(Assert.Single(Of(After(
            Registered with { Repeat = new(RepeatKind.Refill, 2) }, Received, Dispensed,
            new PrescriptionClosed(PersonId, PrescriptionId, Pharmacy, 1, Today.PlusDays(5), Today.PlusDays(12), Now))).Rows).Overlaps);

    [Fact]
    public void what_is_current_comes_first() =>
        Assert.Equal([(Tape.DrugName, true), (Tablets.DrugName, false)], Of(After(Elsewhere(-30, Tablets)), After(Registered with { Lines = [Tape] })).Rows.Select(row => (row.DrugName, row.Current)));

    [Fact]
    public void what_counts_on_no_day_has_no_bar() =>
        Assert.Empty(Of(After(Registered, new PrescriptionCancelled(PersonId, PrescriptionId, "123456", CancellationReason.Mistake, null, Now))).Rows);

    [Fact]
    public void no_bar_leaves_the_picture()
    {
        var timeline = Of(After(Elsewhere(-105, Tablets with { DaysSupply = 10 })), After(Registered with { Lines = [Tablets with { DaysSupply = 180 }] }));
        foreach (var bar in timeline.Rows.SelectMany(row => XElement.Parse(TimelineDrawing.Row(timeline, row).Value).Elements()).Where(part => part.Name.LocalName == "rect"))
        {
            var (x, width) = (Percent(bar, "x"), Percent(bar, "width"));
            Assert.True(x >= 0 && width > 0 && x + width <= 100.01m, $"{bar}");
        }
    }

    [Theory]
    [InlineData(100)]
    [InlineData(366)]
    [InlineData(1826)]
    public void the_axis_is_readable_on_a_phone(int days)
    {
        var timeline = Timelines.Of([], Today.PlusDays(-days), Today);
        Assert.InRange(XElement.Parse(TimelineDrawing.Axis(timeline).Value).Elements().Count(part => part.Name.LocalName == "text"), 2, 6);
    }

    private static decimal Percent(XElement bar, string name) => decimal.Parse(bar.Attribute(name)!.Value.TrimEnd('%'), System.Globalization.CultureInfo.InvariantCulture);

    private static Timeline Of(params Prescription[] prescriptions) => Timelines.Of(MedicationHistory.Of(prescriptions, Today, Names), Since, Today);
}
