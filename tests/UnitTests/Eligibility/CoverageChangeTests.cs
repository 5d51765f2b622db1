using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Shared;
using Healthcare.Tests.Support;
using NodaTime;
using NodaTime.Text;
using Xunit;
using static Healthcare.Tests.Eligibility.People;

namespace Healthcare.Tests.Eligibility;

public sealed class CoverageChangeTests
{
    private static readonly Guid Later = new("0197f000-0000-7000-8000-000000000003");
    private static readonly LocalDate August = new(2024, 8, 1);
    private static readonly CoverageConditions Lower = new(20, IncomeClass.General);
    private static readonly CoverageRegistered WithoutEnd = Covered with { Terms = Terms(First, null) };
    private static readonly CoverageTerms Elsewhere = Terms(new(2025, 4, 1), null) with { Identity = InsuredIdentity.Normalised("33120015", "12", "7", "01") };

    [Theory]
    [InlineData("2024-07-31", 30)]
    [InlineData("2024-08-01", 20)]
    [InlineData("2024-08-02", 20)]
    public void a_change_holds_from_its_day_on(string day, int percent) =>
        Assert.Equal(percent, After(Registered, Covered, new CoverageChanged(Id, CoverageId, August, Lower, Now)).CoverageOn(Day(day))!.Value.Terms.CopayPercent);

    [Theory]
    [InlineData("2024-03-31", false)]
    [InlineData("2024-04-01", true)]
    [InlineData("2025-03-31", true)]
    [InlineData("2025-04-01", false)]
    public void a_change_begins_on_a_day_of_the_coverage(string from, bool accepted)
    {
        var decided = Given<InsuredPerson>.Events(Registered, Covered).When(p => p!.ChangeCoverage(CoverageId, Day(from), Lower, Limits, Now));
        if (accepted)
            decided.Then(new CoverageChanged(Id, CoverageId, Day(from), Lower, Now));
        else
            decided.ThenRejected("eligibility.coverage-not-in-force");
    }

    [Fact]
    public void a_change_to_what_is_granted_already_changes_nothing() =>
        Given<InsuredPerson>.Events(Registered, Covered, new CoverageChanged(Id, CoverageId, August, Lower, Now))
            .When(p => p!.ChangeCoverage(CoverageId, August.PlusDays(1), Lower with { LimitCategories = [] }, Limits, Now))
            .ThenNothing();

    [Fact]
    public void what_a_change_leaves_out_is_granted_no_more()
    {
        var granted = Covered with { Terms = Covered.Terms with { LimitCategories = [new("ウ", First)] } };
        var person = After(Registered, granted, new CoverageChanged(Id, CoverageId, August, Lower, Now));
        Assert.Equal(("ウ", null), (Category(August.PlusDays(-1)), Category(August)));

        string? Category(LocalDate day) => person.CoverageOn(day)!.Value.Terms.LimitCategoryOn(day, Birth);
    }

    [Fact]
    public void a_change_must_fit_the_persons_age() =>
        Given<InsuredPerson>.Events(Registered, Covered)
            .When(p => p!.ChangeCoverage(CoverageId, August, new(LimitCategories: [new("一般", August)]), Limits, Now))
            .ThenRejected("eligibility.limit-category-unknown");

    [Fact]
    public void only_a_known_coverage_is_changed_ended_or_corrected()
    {
        var known = Given<InsuredPerson>.Events(Registered, Covered);
        known.When(p => p!.ChangeCoverage(Later, August, Lower, Limits, Now)).ThenRejected("eligibility.coverage-not-found");
        known.When(p => p!.EndCoverage(Later, August, Now)).ThenRejected("eligibility.coverage-not-found");
        known.When(p => Correct(p!, Terms(First, null), Later)).ThenRejected("eligibility.coverage-not-found");
    }

    [Theory]
    [InlineData("2024-08-01")]
    [InlineData("2024-04-01")] // one day long
    public void a_coverage_ends_also_in_the_past(string last) =>
        Given<InsuredPerson>.Events(Registered, WithoutEnd)
            .When(p => p!.EndCoverage(CoverageId, Day(last), Now))
            .Then(new CoverageEnded(Id, CoverageId, Day(last), CoverageEndCause.Reported, Now));

    [Fact]
    public void ended_on_the_day_before_its_first_it_never_held_and_names_the_person_no_more()
    {
        var never = new CoverageEnded(Id, CoverageId, First.PlusDays(-1), CoverageEndCause.Reported, Now, Covered.Terms.Identity);
        Given<InsuredPerson>.Events(Registered, WithoutEnd).When(p => p!.EndCoverage(CoverageId, First.PlusDays(-1), Now)).Then(never);
        Given<InsuredPerson>.Events(Registered, WithoutEnd).When(p => p!.EndCoverage(CoverageId, First.PlusDays(-2), Now)).ThenRejected("eligibility.coverage-ends-before-it-begins");

        var person = After(Registered, WithoutEnd, never);
        Assert.Null(person.CoverageOn(First.PlusDays(-1)));
        Assert.Null(person.CoverageOn(First));
        Given<InsuredPerson>.Events(Registered, WithoutEnd, never)
            .When(p => p!.RegisterCoverage(Later, Terms(First.PlusDays(-9), null), null, Limits, Now))
            .Then(new CoverageRegistered(Id, Later, Terms(First.PlusDays(-9), null), Now));
    }

    [Theory]
    [InlineData("2025-03-30", "accepted")]
    [InlineData("2025-03-31", "nothing")]
    [InlineData("2025-04-01", "refused")]
    public void an_end_only_shortens(string last, string outcome)
    {
        var decided = Given<InsuredPerson>.Events(Registered, Covered).When(p => p!.EndCoverage(CoverageId, Day(last), Now));
        if (outcome == "refused")
            decided.ThenRejected("eligibility.coverage-ends-earlier");
        else if (outcome == "nothing")
            decided.ThenNothing();
        else
            decided.Then(new CoverageEnded(Id, CoverageId, Day(last), CoverageEndCause.Reported, Now));
    }

    [Fact]
    public void another_insurers_coverage_ends_the_earlier_one_without_end_on_the_day_before() =>
        Given<InsuredPerson>.Events(Registered, WithoutEnd)
            .When(p => p!.RegisterCoverage(Later, Elsewhere, null, Limits, Now))
            .Then(
                new CoverageEnded(Id, CoverageId, new(2025, 3, 31), CoverageEndCause.Succeeded, Now),
                new CoverageRegistered(Id, Later, Elsewhere, Now));

    [Theory]
    [InlineData("2024-03-31", null, false)] // began before the known one
    [InlineData("2024-04-01", null, false)] // on the same day
    [InlineData("2024-04-02", null, true)]
    [InlineData("2024-04-02", "2024-04-30", true)]
    public void only_what_began_earlier_is_ended_by_rule(string from, string? through, bool accepted)
    {
        var terms = Elsewhere with { From = Day(from), Through = through is null ? null : Day(through) };
        var decided = Given<InsuredPerson>.Events(Registered, WithoutEnd).When(p => p!.RegisterCoverage(Later, terms, null, Limits, Now));
        if (accepted)
            decided.Then(new CoverageEnded(Id, CoverageId, Day(from).PlusDays(-1), CoverageEndCause.Succeeded, Now), new CoverageRegistered(Id, Later, terms, Now));
        else
            decided.ThenRejected("eligibility.coverage-overlaps");
    }

    [Fact]
    public void a_coverage_with_an_end_is_not_ended_by_rule() =>
        Given<InsuredPerson>.Events(Registered, Covered)
            .When(p => p!.RegisterCoverage(Later, Elsewhere with { From = Last }, null, Limits, Now))
            .ThenRejected("eligibility.coverage-overlaps");

    [Theory]
    [InlineData("2025-03-31", true)]
    [InlineData("2025-04-01", false)]
    [InlineData("2025-05-31", false)]
    [InlineData("2025-06-01", true)]
    public void a_gap_between_two_insurers_answers_no_coverage(string day, bool covered)
    {
        var person = After(Registered, Covered, new CoverageRegistered(Id, Later, Elsewhere with { From = new(2025, 6, 1) }, Now));
        Assert.Equal(covered ? EligibilityStatus.Valid : EligibilityStatus.NoCoverage, EligibilityCheck.Answer(person, Day(day), null).Status);
    }

    [Fact]
    public void a_corrected_identity_is_released() =>
        Given<InsuredPerson>.Events(Registered, Covered)
            .When(p => Correct(p!, Covered.Terms with { Identity = Elsewhere.Identity }))
            .Then(new CoverageCorrected(
                Id, CoverageId, Covered.Terms with { Identity = Elsewhere.Identity }, CoverageCorrectionReason.Identity, Now, Covered.Terms.Identity));

    [Fact]
    public void an_identity_that_another_coverage_of_the_person_has_is_not_released()
    {
        var corrected = Covered.Terms with { Identity = Elsewhere.Identity };
        Given<InsuredPerson>.Events(Registered, Covered, new CoverageRegistered(Id, Later, Terms(Last.PlusDays(1), null), Now))
            .When(p => Correct(p!, corrected))
            .Then(new CoverageCorrected(Id, CoverageId, corrected, CoverageCorrectionReason.Identity, Now));
    }

    [Fact]
    public void the_same_correction_twice_corrects_once()
    {
        CoverageTerms Longer() => Terms(First, null) with { LimitCategories = [new("ウ", First)] };
        var corrected = new CoverageCorrected(Id, CoverageId, Longer(), CoverageCorrectionReason.Identity, Now);
        Given<InsuredPerson>.Events(Registered, Covered).When(p => Correct(p!, Longer())).Then(corrected);
        Given<InsuredPerson>.Events(Registered, Covered, corrected).When(p => Correct(p!, Longer())).ThenNothing();
    }

    [Fact]
    public void a_correction_keeps_what_changed_on_a_later_day_and_drops_what_changed_before()
    {
        var person = After(
            Registered, Covered, new CoverageChanged(Id, CoverageId, August, Lower, Now), new CoverageChanged(Id, CoverageId, new(2024, 12, 1), new(10), Now),
            new CoverageCorrected(Id, CoverageId, Terms(August, Last), CoverageCorrectionReason.Period, Now));
        Assert.Equal((30, 10), (person.TermsOn(CoverageId, August).CopayPercent, person.TermsOn(CoverageId, new(2024, 12, 1)).CopayPercent));
    }

    [Fact]
    public void a_correction_obeys_the_rules_of_a_registration()
    {
        var two = Given<InsuredPerson>.Events(Registered, Covered, new CoverageRegistered(Id, Later, Elsewhere, Now));
        two.When(p => Correct(p!, Terms(First, Elsewhere.From))).ThenRejected("eligibility.coverage-overlaps");
        two.When(p => Correct(p!, Terms(First, null))).ThenRejected("eligibility.coverage-overlaps");
        two.When(p => Correct(p!, Terms(Birth.PlusDays(-1), Last))).ThenRejected("eligibility.coverage-before-birth");
        two.When(p => p!.CorrectCoverage(CoverageId, Covered.Terms, Somebody, CoverageCorrectionReason.Identity, Limits, Now)).ThenRejected("eligibility.insured-identity-taken");
    }

    private static Domain.Decision Correct(InsuredPerson person, CoverageTerms terms, Guid? coverageId = null) =>
        person.CorrectCoverage(coverageId ?? CoverageId, terms, null, CoverageCorrectionReason.Identity, Limits, Now);

    private static InsuredPerson After(params object[] events) => events.Aggregate((InsuredPerson?)null, InsuredPerson.Evolve)!;

    private static LocalDate Day(string text) => LocalDatePattern.Iso.Parse(text).Value;
}
