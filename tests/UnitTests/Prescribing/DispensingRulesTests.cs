using Healthcare.Domain;
using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Shared;
using Healthcare.Tests.Support;
using NodaTime;
using Xunit;
using static Healthcare.Tests.Prescribing.Courses;
using static Healthcare.Tests.Prescribing.Drugs;

namespace Healthcare.Tests.Prescribing;

/// <summary>What is done about each line, how much of it, and by which product.</summary>
public sealed class DispensingRulesTests
{
    private static readonly MedicationLine OtherBrand = Tablets with { Drug = new(DrugCodeSystem.Yj, "1149019F1579"), DrugName = "別の会社の錠６０ｍｇ" };
    private static readonly MedicationLine OtherStrength = Tablets with { Drug = new(DrugCodeSystem.Yj, "1149019F2010"), DrugName = "見本錠１２０ｍｇ", Quantity = new(10.5m, "TAB", "錠") };
    private static readonly MedicationLine OtherForm = Tablets with { Drug = new(DrugCodeSystem.Yj, "1149019C1010"), DrugName = "見本細粒", Quantity = new(12.6m, "G", "g") };
    private static readonly MedicationLine OtherDrug = Tablets with { Drug = new(DrugCodeSystem.Yj, "2329021F1137"), DrugName = "見本胃薬錠" };
    private static readonly DrugCode GeneralName = new(DrugCodeSystem.GeneralName, "1149019F1ZZZ");

    [Theory]
    [InlineData(LineStatus.Dispensed)]
    [InlineData(LineStatus.PartDispensed)]
    [InlineData(LineStatus.Owing)]
    [InlineData(LineStatus.NotDispensed)]
    public void a_line_stands_where_the_pharmacist_says(LineStatus status)
    {
        var result = status switch
        {
            LineStatus.Dispensed => All(),
            LineStatus.PartDispensed => Part(7),
            LineStatus.Owing => Owing(),
            _ => Not(NotDispensedReason.HasSupply),
        };
        Given<Prescription>.Events(Registered, Received).When(p => Dispense(p, result)).Then(Of(DispensingId, result));
        Assert.Equal(status, LineOf(Of(DispensingId, result)).Status);
    }

    [Fact]
    public void the_reason_for_not_dispensing_is_kept() =>
        Assert.Equal(NotDispensedReason.HasSupply, LineOf(Of(DispensingId, Not(NotDispensedReason.HasSupply))).Reason);

    [Fact]
    public void not_dispensed_needs_a_reason() => Refused("prescribing.reason-required", Not(null));

    [Fact]
    public void taken_away_on_a_query_is_nothing_a_pharmacist_may_say() => Refused("prescribing.result-contradicts", Not(NotDispensedReason.RemovedOnQuery));

    [Fact]
    public void what_is_owed_is_not_handed_over() => Refused("prescribing.result-contradicts", All() with { Status = LineStatus.Owing });

    [Fact]
    public void what_is_dispensed_is_handed_over() => Refused("prescribing.result-contradicts", Owing() with { Status = LineStatus.Dispensed });

    [Theory]
    [InlineData(LineStatus.Prescribed)]
    [InlineData(LineStatus.Cancelled)]
    [InlineData(LineStatus.Expired)]
    public void a_pharmacist_says_no_other_status(LineStatus status) => Refused("prescribing.result-contradicts", All() with { Status = status });

    [Fact]
    public void what_is_handed_over_is_in_the_place_of_its_line() =>
        Refused("prescribing.result-contradicts", All() with { Given = Tablets with { Order = 2 } });

    [Fact]
    public void a_line_that_is_not_prescribed_is_not_dispensed() => Refused("prescribing.line-not-found", All(Gastric));

    [Fact]
    public void a_dispensing_says_something() => Refused("prescribing.nothing-settled");

    [Fact]
    public void a_settled_line_is_not_dispensed_again() =>
        Given<Prescription>.Events(TwoDrugs, Received, Of(DispensingId, All())).When(p => Dispense(p, SecondDispensing, All())).ThenRejected("prescribing.line-settled");

    [Fact]
    public void a_dispensing_is_registered_once() =>
        Given<Prescription>.Events(Registered, Received, PartDispensed).When(p => Dispense(p, DispensingId, Rest(14))).ThenRejected("prescribing.dispensing-already-registered");

    [Theory]
    [InlineData(20, "prescribing.less-than-prescribed")]
    [InlineData(21, null)]
    [InlineData(22, "prescribing.more-than-prescribed")]
    public void all_is_what_is_prescribed(int amount, string? code) => Holds(code, Rest(amount));

    [Theory]
    [InlineData(20, null)]
    [InlineData(21, "prescribing.result-contradicts")]
    [InlineData(22, "prescribing.more-than-prescribed")]
    public void a_part_is_less_than_all(int amount, string? code) => Holds(code, Part(amount));

    [Theory]
    [InlineData(13, "prescribing.less-than-prescribed")]
    [InlineData(14, null)]
    [InlineData(15, "prescribing.more-than-prescribed")]
    public void after_a_part_the_rest_is_all(int amount, string? code)
    {
        var decided = Given<Prescription>.Events(Registered, Received, PartDispensed).When(p => Dispense(p, SecondDispensing, Rest(amount)));
        if (code is null)
            decided.Then(Of(SecondDispensing, Rest(amount)));
        else
            decided.ThenRejected(code);
    }

    [Fact]
    public void what_is_left_is_proposed_as_prescribed() =>
        Assert.Equal(14, Assert.Single(State(Registered, Received, PartDispensed).AllAsPrescribed()).Given!.Quantity.Value);

    [Fact]
    public void no_more_days_are_handed_over_than_prescribed() => Refused("prescribing.more-than-prescribed", All() with { Given = Tablets with { DaysSupply = 8 } });

    [Theory]
    [InlineData(6, "prescribing.less-than-prescribed")]
    [InlineData(7, null)]
    [InlineData(8, "prescribing.more-than-prescribed")]
    public void all_of_a_line_counts_for_the_days_prescribed(int days, string? code) => Holds(code, All(Tablets with { DaysSupply = days }));

    [Fact]
    public void all_of_a_course_with_pauses_is_not_handed_over_as_one_without() =>
        HoldsFor(Tablets with { Instructions = [new("隔日", Days: 14)] }, "prescribing.less-than-prescribed", All(), ["loxoprofen"]);

    [Fact]
    public void many_days_by_mouth_are_not_handed_over_as_needed_for_two_weeks() =>
        HoldsFor(Tablets with { DaysSupply = 30 }, "prescribing.less-than-prescribed", All(Tablets with { Form = DosageForm.AsNeeded, DaysSupply = null }), ["loxoprofen"]);

    [Theory]
    [InlineData(null, "prescribing.result-contradicts")]
    [InlineData(7, null)]
    [InlineData(200, "prescribing.result-contradicts")]
    public void a_step_of_a_course_is_handed_over_to_begin_when_it_is_prescribed_to(int? after, string? code) =>
        HoldsFor(Tablets with { StartsAfter = 7 }, code, All(Tablets with { StartsAfter = after }), ["loxoprofen"]);

    [Theory]
    [InlineData(3, "prescribing.less-than-prescribed")]
    [InlineData(4, null)]
    public void the_parts_together_count_for_the_days_prescribed(int days, string? code)
    {
        var part = Part(9, Tablets with { DaysSupply = 3 });
        var rest = Rest(12, Tablets with { DaysSupply = days });
        var decided = Given<Prescription>.Events(Registered, Received, Of(DispensingId, part)).When(p => Dispense(p, SecondDispensing, rest));
        if (code is null)
            decided.Then(Of(SecondDispensing, rest));
        else
            decided.ThenRejected(code);
    }

    [Fact]
    public void what_was_handed_over_in_part_before_it_was_declined_is_held_against_what_follows()
    {
        var facts = new DrugFacts(["warfarin"], AdministrationRoute.Oral);
        var pair = new Contraindication("loxoprofen", [AdministrationRoute.Oral], "warfarin", [AdministrationRoute.Oral], "例");
        var examination = new Examination(new(Master, false, [new(1, 2, facts)], [pair]), SafetyHistory.Empty);
        Given<Prescription>.Events(TwoDrugs, Received, PartDispensed, Of(SecondDispensing, Not(NotDispensedReason.Declined)))
            .When(p => p!.Dispense(Bearer, new(QueryId, Today, [All(Gastric)], examination), Today, Now)).ThenRejected("prescribing.contraindicated-medication");
    }

    [Fact]
    public void the_same_product_is_counted_in_the_same_unit() =>
        Refused("prescribing.result-contradicts", All() with { Given = Tablets with { Quantity = new(2, "BOX", "箱") } });

    [Theory]
    [InlineData(Substitution.Allowed, true, true, true)]
    [InlineData(Substitution.Prohibited, false, false, false)]
    [InlineData(Substitution.FormFixed, true, true, false)]
    [InlineData(Substitution.StrengthFixed, true, false, false)]
    public void the_prescriber_says_what_may_take_the_place_of_a_product(Substitution substitution, bool otherBrand, bool otherStrength, bool otherForm)
    {
        foreach (var (given, allowed) in new[] { (Tablets, true), (OtherBrand, otherBrand), (OtherStrength, otherStrength), (OtherForm, otherForm), (OtherDrug, false) })
            HoldsFor(Tablets with { Substitution = substitution }, allowed ? null : "prescribing.substitution-not-allowed", All(given), given == OtherDrug ? ["other"] : ["loxoprofen"]);
    }

    [Fact]
    public void a_general_name_is_dispensed_as_any_brand_of_it() =>
        HoldsFor(Tablets with { Drug = GeneralName, Substitution = Substitution.Prohibited }, null, All(OtherBrand), ["loxoprofen"]);

    [Fact]
    public void a_general_name_is_not_dispensed_as_another_drug() =>
        HoldsFor(Tablets with { Drug = GeneralName }, "prescribing.substitution-not-allowed", All(OtherDrug), ["other"]);

    [Fact]
    public void a_product_of_another_strength_is_not_handed_over_in_parts() =>
        HoldsFor(Tablets, "prescribing.result-contradicts", All(OtherStrength) with { Status = LineStatus.PartDispensed }, ["loxoprofen"]);

    [Theory]
    [InlineData(10, "prescribing.less-than-prescribed")]
    [InlineData(10.5, null)]
    [InlineData(11, "prescribing.more-than-prescribed")]
    [InlineData(21, "prescribing.more-than-prescribed")]
    public void a_product_of_another_strength_is_handed_over_for_the_same_milligrams(double pieces, string? code)
    {
        var (weak, strong) = (TabletFacts with { Content = new(60, "TAB") }, TabletFacts with { Content = new(120, "TAB") });
        var given = All(OtherStrength with { Quantity = new((decimal)pieces, "TAB", "錠") });
        var examination = new Examination(new(Master, false, [new(1, 1, strong)], []), SafetyHistory.Empty);
        var decided = Given<Prescription>.Events(Registered with { Drugs = [new(1, 1, weak)] }, Received)
            .When(p => p!.Dispense(Bearer, new(DispensingId, Today, [given], examination), Today, Now));
        if (code is null)
            decided.Then(Of(DispensingId, given) with { Drugs = [new(1, 1, strong)] });
        else
            decided.ThenRejected(code);
    }

    [Fact]
    public void a_correction_holds_in_the_place_of_what_was_registered()
    {
        Given<Prescription>.Events(Registered, Received, PartDispensed).When(p => Correct(p, DispensingId, Part(10))).Then(Correction(DispensingId, Part(10)));
        Assert.Equal(10, Assert.Single(State(Registered, Received, PartDispensed, Correction(DispensingId, Part(10))).Lines).Given);
    }

    [Fact]
    public void a_correction_to_nothing_takes_the_dispensing_back()
    {
        var p = State(Registered, Received, Dispensed, Correction(DispensingId));
        Assert.Equal((PrescriptionStatus.Received, LineStatus.Prescribed, 0m), (p.Status, p.Lines[0].Status, p.Lines[0].Given));
        Given<Prescription>.Events(Registered, Received, Dispensed, Correction(DispensingId)).When(p => p!.Return(Bearer, null, Today, Now)).Then(Returned);
    }

    [Theory]
    [InlineData(7, null)]
    [InlineData(8, "prescribing.later-dispensing-contradicts")]
    [InlineData(6, "prescribing.later-dispensing-contradicts")]
    public void a_correction_leaves_to_later_dispensings_what_they_handed_over(int amount, string? code)
    {
        var decided = Given<Prescription>.Events(Registered, Received, PartDispensed, Of(SecondDispensing, Rest(14))).When(p => Correct(p, DispensingId, Part(amount)));
        if (code is null)
            decided.Then(Correction(DispensingId, Part(amount)));
        else
            decided.ThenRejected(code);
    }

    [Fact]
    public void after_the_later_dispensing_is_taken_back_the_earlier_is_corrected() =>
        Given<Prescription>.Events(Registered, Received, PartDispensed, Of(SecondDispensing, Rest(14)), Correction(SecondDispensing))
            .When(p => Correct(p, DispensingId, All())).Then(Correction(DispensingId, All()));

    [Fact]
    public void a_correction_hands_over_no_more_than_prescribed() =>
        Given<Prescription>.Events(Registered, Received, Dispensed).When(p => Correct(p, DispensingId, Rest(22))).ThenRejected("prescribing.more-than-prescribed");

    [Fact]
    public void only_what_was_dispensed_is_corrected() =>
        Given<Prescription>.Events(Registered, Received, Dispensed).When(p => Correct(p, SecondDispensing, All())).ThenRejected("prescribing.dispensing-not-found");

    [Fact]
    public void a_pharmacy_corrects_only_its_own_dispensing() =>
        Given<Prescription>.Events(Registered, Received, Dispensed, Correction(DispensingId), Returned, Received with { Pharmacy = OtherPharmacy }, Of(SecondDispensing, All()) with { Pharmacy = OtherPharmacy })
            .When(p => p!.Correct(Bearer with { Pharmacy = OtherPharmacy }, Courses.Draft(DispensingId, Today, All()), "誤り", Today, Now))
            .ThenRejected("prescribing.dispensing-not-found");

    [Fact]
    public void a_dispensing_of_an_earlier_use_is_not_corrected() =>
        Given<Prescription>.Events(Refilled, Received, Dispensed, ClosedWithNext, Received, Of(SecondDispensing, All()) with { Use = 2, DispensedOn = ClosedWithNext.NextFrom!.Value })
            .When(p => p!.Correct(Bearer, Courses.Draft(DispensingId, ClosedWithNext.NextFrom.Value, All()), "誤り", ClosedWithNext.NextFrom.Value, Now))
            .ThenRejected("prescribing.dispensing-not-found");

    [Fact]
    public void what_was_handed_over_stays_handed_over_when_the_rest_is_not_collected()
    {
        var p = State(Registered, Received, PartDispensed, Of(SecondDispensing, Not(NotDispensedReason.NotCollected)));
        Assert.Equal((PrescriptionStatus.Dispensed, LineStatus.NotDispensed, 7m), (p.Status, p.Lines[0].Status, p.Lines[0].Given));
    }

    [Fact]
    public void lines_of_a_cancelled_prescription_are_cancelled() => Assert.Equal(LineStatus.Cancelled, State(Registered, Cancelled).Lines[0].Status);

    [Theory]
    [InlineData(-1, LineStatus.Prescribed)]
    [InlineData(0, LineStatus.Prescribed)]
    [InlineData(1, LineStatus.Expired)]
    public void lines_that_nobody_received_in_time_are_expired(int days, LineStatus status)
    {
        var p = State(Registered);
        Assert.Equal(status, p.StatusOn(p.Lines[0], LastDay.PlusDays(days)));
    }

    [Fact]
    public void lines_that_were_received_in_time_do_not_expire()
    {
        var p = State(Registered, Received);
        Assert.Equal(LineStatus.Prescribed, p.StatusOn(p.Lines[0], LastDay.PlusDays(1)));
    }

    private static Prescription State(params object[] events) => events.Aggregate((Prescription?)null, Prescription.Evolve)!;

    private static LineState LineOf(PrescriptionDispensed dispensed) => Assert.Single(State(Registered, Received, dispensed).Lines);

    private static Decision Dispense(Prescription? p, params LineResult[] results) => Dispense(p, DispensingId, results);

    private static Decision Dispense(Prescription? p, Guid id, params LineResult[] results) => p!.Dispense(Bearer, Courses.Draft(id, Today, results), Today, Now);

    private static Decision Correct(Prescription? p, Guid id, params LineResult[] results) => p!.Correct(Bearer, Courses.Draft(id, Today, results), "誤り", Today, Now);

    private static DispensingCorrected Correction(Guid id, params LineResult[] results)
    {
        var dispensed = Of(id, results);
        return new(PersonId, PrescriptionId, id, "654321", Today, dispensed.Lines, results, dispensed.Drugs!, Master, "誤り", Now);
    }

    private static void Refused(string code, params LineResult[] results) => Holds(code, results);

    private static void Holds(string? code, params LineResult[] results)
    {
        var decided = Given<Prescription>.Events(Registered, Received).When(p => Dispense(p, results));
        if (code is null)
            decided.Then(Of(DispensingId, results));
        else
            decided.ThenRejected(code);
    }

    private static void HoldsFor(MedicationLine prescribed, string? code, LineResult result, string[] ingredients)
    {
        var facts = new DrugFacts(ingredients, AdministrationRoute.Oral);
        var examination = new Examination(new(Master, false, [new(1, 1, facts)], []), SafetyHistory.Empty);
        var decided = Given<Prescription>.Events(Registered with { Lines = [prescribed] }, Received)
            .When(p => p!.Dispense(Bearer, new(DispensingId, Today, [result], examination), Today, Now));
        if (code is null)
            decided.Then(Of(DispensingId, result) with { Drugs = [new(1, 1, facts)] });
        else
            decided.ThenRejected(code);
    }
}
