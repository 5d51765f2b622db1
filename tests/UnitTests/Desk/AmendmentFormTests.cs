using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Shared;
using Healthcare.Host.Desk;
using NodaTime;
using Xunit;

namespace Healthcare.Tests.Desk;

/// <summary>A prescription that is changed begins as it was written.</summary>
public sealed class AmendmentFormTests
{
    private static readonly LocalDate Day = new(2026, 5, 12);

    // What the guide has and the form does not show: structured instructions, a unit of its own, preparations.
    private static readonly MedicationLine First = new(
        1, 1, new(DrugCodeSystem.Yj, "1149019F1560"), "ロキソニン錠６０ｍｇ", DosageForm.Oral, new("１日３回毎食後", "1013044400000000"), new(21, "TAB", "錠"), 7,
        Instructions: [new("１日３回毎食後")], OrderNumber: "77");

    private static readonly MedicationLine Second = new(
        3, 1, new(DrugCodeSystem.Yj, "2649735Q1020"), "ロキソニンゲル１％", DosageForm.External, new("１日数回塗布"), new(2.5m, "TUBE", "管"), null, Substitution.Prohibited, "右膝");

    private static readonly Prescription Open = new(
        Guid.Parse("0197f000-0000-7000-8000-000000000001"), Guid.NewGuid(), new("1310000001", "100001", null), null, Day, Day, Day.PlusDays(3),
        [new(First, null), new(Second, null)], PrescriptionStatus.Registered, PrescriptionMedium.Electronic);

    [Fact]
    public void what_is_not_changed_is_the_same()
    {
        var command = AmendmentForm.Read(AmendmentForm.Of(Open), Open);
        Assert.Equal([First, Second], command.Lines);
        Assert.Equal((Open.PersonId, Open.Id, Open.ValidThrough, null), (command.PersonId, command.PrescriptionId, command.ValidThrough, command.SafetyReason));
    }

    [Fact]
    public void another_number_of_days_keeps_the_instructions()
    {
        var command = AmendmentForm.Read(AmendmentForm.Of(Open).With("days-1", "5").With("quantity-1", "15"), Open);
        Assert.Equal(First with { DaysSupply = 5, Quantity = First.Quantity with { Value = 15 } }, command.Lines[0]);
    }

    [Fact]
    public void another_usage_has_no_code_and_no_instructions_of_the_old_one()
    {
        var line = AmendmentForm.Read(AmendmentForm.Of(Open).With("usage-1", "１日１回朝食後"), Open).Lines[0];
        Assert.Equal((new Dosage("１日１回朝食後"), null, "77"), (line.Dosage, line.Instructions, line.OrderNumber));
    }

    [Fact]
    public void another_drug_keeps_nothing_of_the_old_one()
    {
        var line = AmendmentForm.Read(AmendmentForm.Of(Open).With("code-1", "1149019F1706").With("name-1", "別の薬"), Open).Lines[0];
        Assert.Equal((null, null, "別の薬"), (line.Instructions, line.OrderNumber, line.DrugName));
    }

    [Fact]
    public void a_line_that_is_emptied_is_taken_away() =>
        Assert.Equal([Second], AmendmentForm.Read(AmendmentForm.Of(Open).With("code-1", "").With("name-1", ""), Open).Lines);

    [Theory]
    [InlineData(PrescriptionStatus.Registered, 1, 0, true)]
    [InlineData(PrescriptionStatus.Registered, 1, 3, true)]
    [InlineData(PrescriptionStatus.Registered, 1, 4, false)]
    [InlineData(PrescriptionStatus.Received, 1, 0, false)]
    [InlineData(PrescriptionStatus.Registered, 2, 0, false)]
    public void only_what_no_pharmacy_received_and_is_not_over_is_changed(PrescriptionStatus status, int use, int daysLater, bool fits) =>
        Assert.Equal(fits, AmendmentForm.Fits(Open with { Status = status, Use = use }, Day.PlusDays(daysLater)));

    [Fact]
    public void a_prescription_of_more_lines_than_the_form_has_is_not_changed_here() =>
        Assert.False(AmendmentForm.Fits(Open with { Lines = [.. Enumerable.Repeat(new LineState(First, null), 21)] }, Day));
}
