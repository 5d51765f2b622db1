using Healthcare.Domain.Prescribing;
using Healthcare.Projections.Prescribing;
using Xunit;
using static Healthcare.Tests.Medications.Histories;
using static Healthcare.Tests.Prescribing.Drugs;

namespace Healthcare.Tests.Medications;

/// <summary>Which lines are shown, and in which pages.</summary>
public sealed class MedicationPageTests
{
    private static readonly MedicationLine Long = Tablets with { DaysSupply = 180 };

    [Theory]
    [InlineData(99, true)]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public void an_institution_reads_for_100_days_even_what_is_current(int later, bool shown)
    {
        var today = Today.PlusDays(later);
        var line = Assert.Single(LinesOn(today, Registered with { Lines = [Long] }));
        Assert.True(line.Current);
        Assert.Equal(shown, HistoryWindow.OfInstitution(today, HistoryWindow.ReadableDays).Has(line));
    }

    [Fact]
    public void an_institution_that_asks_for_more_reads_no_more() =>
        Assert.Equal(HistoryWindow.OfInstitution(Today, HistoryWindow.ReadableDays), HistoryWindow.OfInstitution(Today, HistoryWindow.MostDays));

    [Fact]
    public void a_person_reads_all_that_is_current_however_old()
    {
        var today = Today.PlusDays(150);
        Assert.True(HistoryWindow.OfPerson(today, 100).Has(Assert.Single(LinesOn(today, Registered with { Lines = [Long] }))));
    }

    [Theory]
    [InlineData(365, true)]
    [InlineData(366, true)]
    [InlineData(367, false)]
    public void a_person_reads_what_is_past_as_far_back_as_they_choose(int later, bool shown)
    {
        var today = Today.PlusDays(later);
        Assert.Equal(shown, HistoryWindow.OfPerson(today, 366).Has(Assert.Single(LinesOn(today, Registered, Received, Dispensed))));
    }

    [Theory]
    [InlineData(MedicationView.Current, 1)]
    [InlineData(MedicationView.Past, 1)]
    [InlineData(MedicationView.All, 2)]
    public void a_view_has_what_is_current_or_past_or_both(MedicationView view, int lines) =>
        Assert.Equal(lines, MedicationPage.Of(MedicationHistory.Of([After(Registered), After(Elsewhere(-30, Tablets))], Today, Names), view, null, 10).Total);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(500)]
    public void no_line_is_lost_or_doubled_between_pages(int count)
    {
        var history = MedicationHistory.Of([After(Registered with { Lines = [Tablets, Tape] }), After(Elsewhere(0, Tablets, Tape)), After(Elsewhere(-30, Tablets))], Today, Names);
        List<MedicationHistoryLine> read = [];
        HistoryPlace? place = null;
        do
        {
            var page = MedicationPage.Of(history, MedicationView.All, place, count);
            read.AddRange(page.Lines);
            place = page.Next;
        }
        while (place is not null);

        Assert.Equal(history, read);
    }
}
