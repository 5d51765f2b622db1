using Healthcare.Domain;
using Healthcare.Domain.Prescribing;
using Healthcare.Tests.Support;
using NodaTime;
using Xunit;
using static Healthcare.Tests.Prescribing.Courses;
using static Healthcare.Tests.Prescribing.Drugs;

namespace Healthcare.Tests.Prescribing;

/// <summary>Period of use, narcotics, limits of supply, and what a change keeps to.</summary>
public sealed class RegistrationRulesTests
{
    private static readonly DrugFacts Narcotic = TabletFacts with { Narcotic = true }, Limited = TabletFacts with { SupplyLimit = 7 };

    [Theory]
    [InlineData(-4, "prescribing.period-over")]
    [InlineData(-3, null)]
    [InlineData(-2, null)]
    public void what_is_electronic_is_registered_while_it_may_be_used(int days, string? code)
    {
        var draft = Drugs.Draft(issuedOn: Today.PlusDays(days)) with { Medium = PrescriptionMedium.Electronic };
        Holds(draft, Examined([Tablets]), code, Registered with { IssuedOn = Today.PlusDays(days), ValidThrough = Today.PlusDays(days + 3), Medium = PrescriptionMedium.Electronic });
    }

    [Fact]
    public void what_is_on_paper_is_written_down_late_and_expired() =>
        Holds(Drugs.Draft(issuedOn: Today.PlusYears(-1)), Examined([Tablets]), null, Registered with { IssuedOn = Today.PlusYears(-1), ValidThrough = Today.PlusYears(-1).PlusDays(3) });

    [Theory]
    [InlineData(-1, null)]
    [InlineData(0, null)]
    [InlineData(1, "prescribing.period-too-long")]
    public void a_prescription_waits_at_most_3_months(int days, string? code)
    {
        var last = Today.PlusMonths(3).PlusDays(days);
        Holds(Drugs.Draft(validThrough: last), Examined([Tablets]), code, Registered with { ValidThrough = last });
    }

    [Fact]
    public void a_narcotic_needs_a_licence() => Holds(Drugs.Draft(), Of(Narcotic), "prescribing.narcotic-licence-required", Registered);

    [Fact]
    public void a_narcotic_needs_an_address() =>
        Holds(Drugs.Draft() with { NarcoticLicence = "第1号" }, Of(Narcotic) with { HasAddress = false }, "prescribing.address-required", Registered);

    [Fact]
    public void a_narcotic_with_both_is_registered() =>
        Holds(Drugs.Draft() with { NarcoticLicence = "第1号" }, Of(Narcotic), null, Registered with { NarcoticLicence = "第1号", Drugs = [new(1, 1, Narcotic)] });

    [Theory]
    [InlineData(6, null)]
    [InlineData(7, null)]
    [InlineData(8, "prescribing.supply-limit")]
    [InlineData(null, "prescribing.supply-limit")]
    public void a_limited_drug_as_needed_says_for_how_many_times_it_is_and_is_for_no_more_than_it_allows(int? times, string? code)
    {
        var line = Tablets with { Form = DosageForm.AsNeeded, DaysSupply = null, RepeatCount = times };
        Holds(Drugs.Draft(lines: line), Of(Limited), code, Registered with { Lines = [line], Drugs = [new(1, 1, Limited)] });
    }

    [Theory]
    [InlineData(6, null)]
    [InlineData(7, null)]
    [InlineData(8, "prescribing.supply-limit")]
    public void no_drug_is_for_more_days_than_it_allows(int days, string? code)
    {
        var line = Tablets with { DaysSupply = days };
        Holds(Drugs.Draft(lines: line), Of(Limited), code, Registered with { Lines = [line], Drugs = [new(1, 1, Limited)] });
    }

    [Theory]
    [InlineData(DrugProblem.Unknown, "prescribing.drug-unknown")]
    [InlineData(DrugProblem.Dummy, "prescribing.drug-dummy-code")]
    [InlineData(DrugProblem.Local, "prescribing.drug-local-code")]
    [InlineData(DrugProblem.NotListedYet, "prescribing.drug-not-listed-yet")]
    [InlineData(DrugProblem.Withdrawn, "prescribing.drug-withdrawn")]
    [InlineData(DrugProblem.NameMismatch, "prescribing.drug-name-mismatch")]
    public void a_drug_that_the_master_does_not_know_as_named_is_refused(DrugProblem problem, string code) =>
        Holds(Drugs.Draft(), new(new(Master, false, [new(1, 1, null, problem)], []), SafetyHistory.Empty), code, Registered);

    [Fact]
    public void a_change_keeps_all_but_the_drugs()
    {
        var line = Tablets with { Quantity = new(9, "TAB", "錠"), DaysSupply = 3 };
        var amended = new PrescriptionAmended(PersonId, PrescriptionId, Drugs.Issuer.Qualification, LastDay, [line], [new(1, 1, TabletFacts)], Master, null, Now);
        Given<Prescription>.Events(Registered).When(p => p!.Amend(Drugs.Issuer, [line], null, null, Examined([line]), Today, Now)).Then(amended);
        var (before, after) = (State(Registered), State(Registered, amended));
        Assert.Equal(3, Assert.Single(after.Lines).Line.DaysSupply);
        Assert.Equal((before.ExchangeNumber, before.Number, before.Issuer, before.Medium, before.IssuedOn), (after.ExchangeNumber, after.Number, after.Issuer, after.Medium, after.IssuedOn));
    }

    [Theory]
    [InlineData(-1, "prescribing.period-over")]
    [InlineData(0, null)]
    [InlineData(1, null)]
    public void a_change_does_not_end_the_period_of_use_in_the_past(int days, string? code) => Amends(Today.PlusDays(days), code);

    [Theory]
    [InlineData(-1, null)]
    [InlineData(0, null)]
    [InlineData(1, "prescribing.period-too-long")]
    public void a_change_does_not_stretch_the_period_of_use_beyond_3_months(int days, string? code) => Amends(Today.PlusMonths(3).PlusDays(days), code);

    [Fact]
    public void a_change_is_examined_like_a_registration() =>
        Given<Prescription>.Events(Registered).When(p => p!.Amend(Drugs.Issuer, [Tablets], null, null, Of(Narcotic), Today, Now)).ThenRejected("prescribing.narcotic-licence-required");

    [Fact]
    public void a_repeated_prescription_is_not_changed_after_its_first_use() =>
        Given<Prescription>.Events(Refilled, Received, Dispensed, ClosedWithNext)
            .When(p => p!.Amend(Drugs.Issuer, [Tablets], null, null, Examined([Tablets]), ClosedWithNext.NextFrom!.Value, Now)).ThenRejected("prescribing.amend-after-first-use");

    [Fact]
    public void an_exchange_number_of_the_same_person_is_drawn_again()
    {
        var drawn = new Queue<string>(["111111", "222222", "333333"]);
        Assert.Equal("333333", (SafetyHistory.Empty with { OpenExchangeNumbers = ["222222", "111111"] }).NumberNotTaken(drawn.Dequeue));
    }

    private static Prescription State(params object[] events) => events.Aggregate((Prescription?)null, Prescription.Evolve)!;

    private static Examination Of(DrugFacts facts) => new(new(Master, false, [new(1, 1, facts)], []), SafetyHistory.Empty);

    private static void Amends(LocalDate last, string? code)
    {
        var decided = Given<Prescription>.Events(Registered).When(p => p!.Amend(Drugs.Issuer, [Tablets], last, null, Examined([Tablets]), Today, Now));
        if (code is null)
            decided.Then(new PrescriptionAmended(PersonId, PrescriptionId, Drugs.Issuer.Qualification, last, [Tablets], [new(1, 1, TabletFacts)], Master, null, Now));
        else
            decided.ThenRejected(code);
    }

    private static void Holds(PrescriptionDraft draft, Examination examination, string? code, PrescriptionRegistered registered)
    {
        var decided = Given<Prescription>.Nothing.When(p => Prescription.Register(p, draft, examination, Today, Now));
        if (code is null)
            decided.Then(registered);
        else
            decided.ThenRejected(code);
    }
}
