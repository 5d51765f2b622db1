using Healthcare.Application.Eligibility;
using Healthcare.Domain.Eligibility;
using NodaTime;
using Xunit;
using static Healthcare.Tests.Eligibility.People;

namespace Healthcare.Tests.Eligibility;

/// <summary>The days that an answer states beside its status.</summary>
public sealed class AnswerDatesTests
{
    private const int GapDays = 10;
    private static readonly Guid Later = new("0197f000-0000-7000-8000-000000000003");
    private static readonly LocalDate Again = Last.PlusDays(GapDays), AgainThrough = new(2025, 12, 31);
    private static readonly LocalDate CardThrough = new(2026, 6, 30);
    private static readonly CoverageRegistered SecondCoverage = new(Id, Later, Terms(Again, AgainThrough), Now);
    private static readonly InsuredPerson Twice = After(Registered, Covered, SecondCoverage);

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    public void an_answer_without_coverage_tells_the_last_day_that_was_covered(int days, int? told) =>
        Assert.Equal(told is { } last ? Last.PlusDays(last) : null, On(After(Registered, Covered), Last.PlusDays(days)).CoveredThrough);

    [Theory]
    [InlineData(GapDays - 1, false)]
    [InlineData(GapDays, true)]
    [InlineData(GapDays + 1, true)]
    public void in_a_gap_the_earlier_coverage_counts_and_the_later_one_ends_it(int days, bool covered)
    {
        var answer = On(Twice, Last.PlusDays(days));
        Assert.Equal((covered ? EligibilityStatus.Valid : EligibilityStatus.NoCoverage, covered ? null : (LocalDate?)Last), (answer.Status, answer.CoveredThrough));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(2, true)]
    public void after_two_coverages_the_later_last_day_is_told(int days, bool told) =>
        Assert.Equal(told ? AgainThrough : null, On(Twice, AgainThrough.PlusDays(days)).CoveredThrough);

    [Theory]
    [InlineData(-2)]
    [InlineData(-1)]
    public void before_the_first_coverage_there_is_no_last_day(int days)
    {
        var answer = On(Twice, First.PlusDays(days));
        Assert.Equal((EligibilityStatus.NoCoverage, (LocalDate?)null), (answer.Status, answer.CoveredThrough));
    }

    [Fact]
    public void whoever_was_never_insured_has_no_last_day()
    {
        var neverHeld = After(Registered, Covered, new CoverageEnded(Id, CoverageId, First.PlusDays(-1), CoverageEndCause.Reported, Now));
        Assert.Null(On(After(Registered), Last).CoveredThrough);
        Assert.Null(On(neverHeld, Last).CoveredThrough);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData(CertificateStanding.Valid, false)]
    [InlineData(CertificateStanding.RenewalDue, true)]
    [InlineData(CertificateStanding.Expired, true)]
    [InlineData(CertificateStanding.Lapsed, true)]
    public void an_alert_about_the_certificate_comes_with_its_last_day(CertificateStanding? card, bool told)
    {
        Assert.Equal(told ? CardThrough : null, EligibilityCheck.Answer(Twice, First, card, CardThrough).CertificateValidThrough);
        Assert.Equal(told ? CardThrough : null, EligibilityCheck.Answer(Twice, Last.PlusDays(1), card, CardThrough).CertificateValidThrough);
    }

    [Fact]
    public void the_counter_is_told_both_days()
    {
        var answer = EligibilityCheck.Answer(Twice, Last.PlusDays(1), CertificateStanding.Expired, CardThrough);
        var told = EligibilityCheckAnswer.Of(Check(answer), []);
        Assert.Equal((Last, CardThrough), (told.CoveredThrough, told.CertificateValidThrough));
    }

    [Fact]
    public void an_answer_of_before_it_stated_days_stands()
    {
        var before = Check(On(Twice, Last.PlusDays(1)) with { CoveredThrough = null });
        Assert.Empty(EligibilityChecks.Evolve(null, before)!.Reevaluate(Twice, ReevaluationCause.CoverageEnded, Now));
    }

    [Fact]
    public void an_earlier_last_day_of_what_was_over_anyway_corrects_no_answer()
    {
        var shorter = After(Registered, Covered, new CoverageEnded(Id, CoverageId, Last.PlusDays(-5), CoverageEndCause.Reported, Now));
        var check = Check(On(After(Registered, Covered), Last.PlusDays(1)));
        Assert.Empty(EligibilityChecks.Evolve(null, check)!.Reevaluate(shorter, ReevaluationCause.CoverageEnded, Now));
    }

    private static EligibilityAnswer On(InsuredPerson person, LocalDate day) => EligibilityCheck.Answer(person, day, null);

    private static EligibilityChecked Check(EligibilityAnswer answer) =>
        new(Id, Somebody, Clinic, VerificationMethod.InsuredNumber, Last.PlusDays(1), answer, Now);

    private static InsuredPerson After(params object[] events) => events.Aggregate((InsuredPerson?)null, InsuredPerson.Evolve)!;
}
