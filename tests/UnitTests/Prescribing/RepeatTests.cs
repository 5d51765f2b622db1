using Healthcare.Domain;
using Healthcare.Domain.Prescribing;
using Healthcare.Tests.Support;
using NodaTime;
using Xunit;
using static Healthcare.Tests.Prescribing.Courses;
using static Healthcare.Tests.Prescribing.Drugs;

namespace Healthcare.Tests.Prescribing;

/// <summary>リフィル and 分割調剤.</summary>
public sealed class RepeatTests
{
    private static readonly MedicationLine Month = Tablets with { Quantity = new(90, "TAB", "錠"), DaysSupply = 30 };
    private static readonly PrescriptionRegistered Monthly = Registered with { Lines = [Month], Repeat = Refill };
    private static readonly LocalDate From = Today.PlusDays(23), Through = Today.PlusDays(37);
    private static readonly PrescriptionClosed MonthClosed = Closed with { NextFrom = From, NextThrough = Through };

    [Fact]
    public void the_next_use_opens_7_days_around_the_end_of_the_supply() =>
        Given<Prescription>.Events(Monthly, Received, Of(DispensingId, All(Month))).When(p => p!.Close(Bearer, Today, Now)).Then(MonthClosed);

    [Fact]
    public void the_supply_runs_from_the_last_dispensing_of_the_use() =>
        Given<Prescription>.Events(Monthly, Received, Of(DispensingId, Part(30, Month)), Of(SecondDispensing, Rest(60, Month)) with { DispensedOn = Today.PlusDays(2) })
            .When(p => p!.Close(Bearer, Today.PlusDays(2), Now)).Then(MonthClosed with { NextFrom = From.PlusDays(2), NextThrough = Through.PlusDays(2) });

    [Fact]
    public void what_was_not_handed_over_does_not_stretch_the_supply() =>
        Given<Prescription>.Events(Monthly with { Lines = [Month, Gastric] }, Received, Of(DispensingId, Not(NotDispensedReason.Declined, Month), All(Gastric)))
            .When(p => p!.Close(Bearer, Today, Now)).Then(ClosedWithNext);

    [Fact]
    public void the_next_use_never_opens_on_the_day_of_dispensing() =>
        Assert.Equal(Today.PlusDays(1), Refill.NextWindow(1, Today, [Tablets with { DaysSupply = 3 }]).Start);

    [Theory]
    [InlineData(-1, "prescribing.next-use-too-early")]
    [InlineData(0, null)]
    [InlineData(1, null)]
    [InlineData(13, null)]
    [InlineData(14, null)]
    [InlineData(15, "prescribing.receive-when-expired")]
    public void the_next_use_is_received_inside_its_window_at_any_pharmacy(int days, string? code)
    {
        var decided = Given<Prescription>.Events(Monthly, Received, Of(DispensingId, All(Month)), MonthClosed)
            .When(p => p!.Receive(OtherPharmacy, Secret, From.PlusDays(days), Now));
        if (code is null)
            decided.Then(Received with { Pharmacy = OtherPharmacy });
        else
            decided.ThenRejected(code);
    }

    [Fact]
    public void a_use_is_not_dispensed_as_of_before_its_window() =>
        Given<Prescription>.Events(Monthly, Received, Of(DispensingId, All(Month)), MonthClosed, Received)
            .When(p => p!.Dispense(Bearer, Courses.Draft(SecondDispensing, From.PlusDays(-1), All(Month)), From, Now))
            .ThenRejected("prescribing.dispensing-date-out-of-range");

    [Fact]
    public void each_use_is_the_whole_prescription_again() =>
        Given<Prescription>.Events(Monthly, Received, Of(DispensingId, All(Month)), MonthClosed, Received)
            .When(p => p!.Dispense(Bearer, Courses.Draft(SecondDispensing, From, All(Month)), From, Now))
            .Then(Of(SecondDispensing, All(Month)) with { DispensedOn = From, Use = 2 });

    [Fact]
    public void the_last_use_is_the_end()
    {
        var events = new List<object> { Registered with { Repeat = Thrice }, Received };
        for (var use = 1; use <= 3; use++)
        {
            events.Add(Of(Guid.Parse($"0197f000-0000-7000-8000-00000000001{use}"), All()) with { Use = use });
            var closed = Assert.IsType<PrescriptionClosed>(Assert.Single(Assert.IsType<Decision.Accepted>(State(events).Close(Bearer, Today, Now)).Events));
            Assert.Equal(use == 3, closed.NextFrom is null);
            events.AddRange([closed, Received]);
        }

        events.RemoveAt(events.Count - 1);
        Assert.Equal(PrescriptionStatus.Closed, State(events).Status);
    }

    [Fact]
    public void a_use_that_is_not_dispensed_ends_the_rest() =>
        Given<Prescription>.Events(Refilled, Received, NothingDispensed).When(p => p!.Close(Bearer, Today, Now)).Then(Closed);

    [Theory]
    [InlineData(1, "prescribing.repeat-uses")]
    [InlineData(2, null)]
    [InlineData(3, null)]
    [InlineData(4, "prescribing.repeat-uses")]
    public void a_refill_has_2_or_3_uses(int uses, string? code) => Holds(new(RepeatKind.Refill, uses), Tablets, TabletFacts, code);

    [Fact]
    public void a_drug_whose_supply_is_limited_is_not_refilled() =>
        Holds(Refill, Tablets, TabletFacts with { SupplyLimit = 30 }, "prescribing.refill-of-limited-drug");

    [Fact]
    public void a_narcotic_is_not_refilled_even_where_the_master_has_no_limit_for_it() =>
        Holds(Refill, Tablets, TabletFacts with { Narcotic = true }, "prescribing.refill-of-limited-drug", "第1号");

    [Fact]
    public void a_drug_whose_supply_is_limited_may_be_split() => Holds(new(RepeatKind.Split, 2, [3, 4]), Tablets, TabletFacts with { SupplyLimit = 30 }, null);

    [Fact]
    public void a_refill_needs_days() => Holds(Refill, Tape, TapeFacts, "prescribing.repeat-needs-days");

    [Fact]
    public void a_refill_has_no_parts() => Holds(Refill with { PartDays = [3, 4] }, Tablets, TabletFacts, "prescribing.parts-of-refill");

    [Theory]
    [InlineData(null)]
    [InlineData(new[] { 7 })]
    [InlineData(new[] { 3, 3 })]
    [InlineData(new[] { 4, 4 })]
    [InlineData(new[] { 0, 7 })]
    [InlineData(new[] { 8, -1 })]
    [InlineData(new[] { 2, 2, 3 })]
    [InlineData(new[] { int.MaxValue, int.MaxValue })]
    public void the_parts_of_a_split_are_the_whole(int[]? parts) => Holds(new(RepeatKind.Split, 2, parts), Tablets, TabletFacts, "prescribing.split-parts");

    [Fact]
    public void a_part_that_would_be_nothing_is_refused() =>
        Holds(new(RepeatKind.Split, 2, [3, 4]), Tablets with { Quantity = new(1, "BIN", "瓶") }, TabletFacts, "prescribing.split-amount");

    [Theory]
    [InlineData("21", new[] { 3, 4 }, new[] { "9", "12" })]
    [InlineData("20", new[] { 3, 4 }, new[] { "9", "11" })]
    [InlineData("10", new[] { 1, 1, 1 }, new[] { "4", "3", "3" })]
    [InlineData("10.0", new[] { 1, 1, 1 }, new[] { "3.4", "3.3", "3.3" })]
    [InlineData("0.25", new[] { 5, 5, 4 }, new[] { "0.09", "0.09", "0.07" })]
    public void the_amounts_of_the_parts_add_up_to_the_whole(string whole, int[] parts, string[] amounts)
    {
        var plan = new RepeatPlan(RepeatKind.Split, parts.Length, parts);
        decimal[] found = [.. parts.Select((_, part) => plan.AmountOf(part + 1, Number(whole)))];
        Assert.Equal(amounts.Select(Number), found);
        Assert.Equal(Number(whole), found.Sum());
    }

    [Theory]
    [InlineData(9, 3, null)]
    [InlineData(10, 3, "prescribing.more-than-prescribed")]
    [InlineData(9, 4, "prescribing.more-than-prescribed")]
    [InlineData(8, 3, "prescribing.less-than-prescribed")]
    public void of_a_split_one_part_is_handed_over(int amount, int days, string? code)
    {
        var given = Tablets with { DaysSupply = days };
        var decided = Given<Prescription>.Events(Registered with { Repeat = new(RepeatKind.Split, 2, [3, 4]) }, Received)
            .When(p => p!.Dispense(Bearer, Courses.Draft(DispensingId, Today, Rest(amount, given)), Today, Now));
        if (code is null)
            decided.Then(Of(DispensingId, Rest(amount, given)));
        else
            decided.ThenRejected(code);
    }

    [Fact]
    public void the_next_part_is_the_rest_after_the_days_of_the_first()
    {
        var split = Registered with { Repeat = new(RepeatKind.Split, 2, [3, 4]) };
        var first = Of(DispensingId, Rest(9, Tablets with { DaysSupply = 3 }));
        var next = ClosedWithNext with { NextFrom = Today.PlusDays(1), NextThrough = Today.PlusDays(10) };
        Given<Prescription>.Events(split, Received, first).When(p => p!.Close(Bearer, Today, Now)).Then(next);
        var proposed = Assert.Single(State([split, Received, first, next, Received]).AllAsPrescribed()).Given!;
        Assert.Equal((12m, (int?)4), (proposed.Quantity.Value, proposed.DaysSupply));
    }

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static Prescription State(IEnumerable<object> events) => events.Aggregate((Prescription?)null, Prescription.Evolve)!;

    private static void Holds(RepeatPlan repeat, MedicationLine line, DrugFacts facts, string? code, string? licence = null)
    {
        var examination = new Examination(new(Master, false, [new(line.RpNumber, line.Order, facts)], []), SafetyHistory.Empty);
        var decided = Given<Prescription>.Nothing.When(p => Prescription.Register(p, Drugs.Draft(lines: line) with { Repeat = repeat, NarcoticLicence = licence }, examination, Today, Now));
        if (code is null)
            decided.Then(Registered with { Lines = [line], Repeat = repeat, Drugs = [new(line.RpNumber, line.Order, facts)] });
        else
            decided.ThenRejected(code);
    }
}
