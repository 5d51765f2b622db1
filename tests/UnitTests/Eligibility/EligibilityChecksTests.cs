using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Shared;
using Healthcare.Tests.Support;
using NodaTime;
using Xunit;
using static Healthcare.Tests.Eligibility.People;

namespace Healthcare.Tests.Eligibility;

public sealed class EligibilityChecksTests
{
    private static readonly Guid CheckId = new("0197f000-0000-7000-8000-000000000031");
    private static readonly InsuredPerson Known = After(Registered, Covered);
    private static readonly EligibilityChecked Checked = Check(Last, Clinic);
    private static readonly CoverageAnswer NotCovered = new(EligibilityStatus.NoCoverage, null, null, null, null, null);
    private static readonly CoverageAnswer WasCovered = CoverageAnswer.Of(Checked.Answer);
    private static readonly InsuredPerson Shorter = After(Registered, Covered, Ended(Last.PlusDays(-1)));

    [Fact]
    public void a_coverage_that_ended_in_the_past_corrects_the_checks_of_the_days_it_lost()
    {
        var told = Reevaluated(Shorter, Checked, Check(Last.PlusDays(-1), OtherClinic), Check(Last, Pharmacy));
        Assert.Equal([Clinic, Pharmacy], told.Select(one => one.Institution));
        Assert.All(told, one => Assert.Equal((Last, WasCovered, NotCovered, ReevaluationCause.CoverageEnded), (one.ServiceDate, one.Before, one.After, one.Cause)));
    }

    [Fact]
    public void the_same_correction_again_tells_nothing_more()
    {
        var once = Reevaluated(Shorter, Checked);
        Assert.Empty(Reevaluated(Shorter, [Checked, .. once]));
    }

    [Fact]
    public void a_correction_that_is_taken_back_is_told_too()
    {
        var once = Assert.Single(Reevaluated(Shorter, Checked));
        var back = Assert.Single(Reevaluated(Known, Checked, once));
        Assert.Equal((NotCovered, WasCovered), (back.Before, back.After));
        Assert.NotEqual(once.CorrectionId, back.CorrectionId);
    }

    [Fact]
    public void a_check_that_is_made_again_under_its_id_is_corrected_under_another_id_than_before()
    {
        var once = Assert.Single(Reevaluated(Shorter, Checked));
        var again = Checked with { Answer = EligibilityCheck.Answer(Shorter, Last, null) };
        var told = Assert.Single(Reevaluated(Known, Checked, once, again));
        Assert.Equal((NotCovered, WasCovered), (told.Before, told.After));
        Assert.NotEqual(once.CorrectionId, told.CorrectionId);
    }

    [Fact]
    public void an_answer_because_of_a_lapsed_certificate_is_left_as_it_is() =>
        Assert.Empty(Reevaluated(Shorter, Checked with { Answer = EligibilityCheck.Answer(Known, Last, CertificateStanding.Lapsed) }));

    [Fact]
    public void a_check_that_found_no_coverage_learns_of_one_registered_late()
    {
        var before = Checked with { Answer = EligibilityCheck.Answer(After(Registered), Last, null) };
        var told = Assert.Single(Reevaluated(Known, before));
        Assert.Equal((NotCovered, WasCovered), (told.Before, told.After));
    }

    [Fact]
    public void another_rate_on_the_day_of_service_is_told()
    {
        var changed = After(Registered, Covered, new CoverageChanged(Id, CoverageId, Last, new(20), Now));
        var told = Assert.Single(Reevaluated(changed, Checked, Check(Last.PlusDays(-1), OtherClinic)));
        Assert.Equal((Clinic, 30, 20), (told.Institution, told.Before.CopayPercent, told.After.CopayPercent));
    }

    [Fact]
    public void what_a_counter_was_not_told_is_not_corrected()
    {
        var granted = After(Registered, Covered, new CoverageChanged(Id, CoverageId, First, new(30, LimitCategories: [new("ウ", First)]), Now));
        Assert.Empty(Reevaluated(granted, Checked));
    }

    [Fact]
    public void an_answer_of_before_rates_were_worked_out_stands_while_the_rate_is_the_same() =>
        Assert.Empty(Reevaluated(Known, Checked with { Answer = Checked.Answer with { CopayPercent = null } }));

    [Fact]
    public void two_institutions_may_give_their_checks_the_same_id() =>
        Assert.Equal(2, Reevaluated(Shorter, Checked, Checked with { Institution = OtherClinic }).Select(one => one.CorrectionId).Distinct().Count());

    [Fact]
    public void the_institution_takes_note_once()
    {
        var told = Assert.Single(Reevaluated(Shorter, Checked));
        var noted = new CorrectionAcknowledged(Id, told.CorrectionId, CheckId, Clinic, Now);
        Given<EligibilityChecks>.Events(Checked, told).When(c => c!.Acknowledge(told.CorrectionId, Clinic, Now)).Then(noted);
        Given<EligibilityChecks>.Events(Checked, told, noted).When(c => c!.Acknowledge(told.CorrectionId, Clinic, Now)).ThenNothing();
    }

    [Fact]
    public void only_the_institution_concerned_takes_note()
    {
        var told = Assert.Single(Reevaluated(Shorter, Checked));
        Given<EligibilityChecks>.Events(Checked, told).When(c => c!.Acknowledge(told.CorrectionId, OtherClinic, Now)).ThenRejected("eligibility.correction-not-found");
        Given<EligibilityChecks>.Events(Checked, told).When(c => c!.Acknowledge(Somebody, Clinic, Now)).ThenRejected("eligibility.correction-not-found");
    }

    private static EligibilityChecked Check(LocalDate day, string institution) =>
        new(Id, CheckId, institution, VerificationMethod.InsuredNumber, day, EligibilityCheck.Answer(Known, day, null), Now);

    private static CoverageEnded Ended(LocalDate last) => new(Id, CoverageId, last, CoverageEndCause.Reported, Now);

    private static IReadOnlyList<EligibilityReevaluated> Reevaluated(InsuredPerson person, params object[] events) =>
        events.Aggregate((EligibilityChecks?)null, EligibilityChecks.Evolve)!.Reevaluate(person, ReevaluationCause.CoverageEnded, Now);

    private static InsuredPerson After(params object[] events) => events.Aggregate((InsuredPerson?)null, InsuredPerson.Evolve)!;
}
