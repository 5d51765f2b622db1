using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Shared;
using Healthcare.Tests.Support;
using NodaTime;
using Xunit;
using static Healthcare.Tests.Eligibility.People;

namespace Healthcare.Tests.Eligibility;

public sealed class VisitTests
{
    private static readonly VisitCompleted Completed = new(Id, new("0197f000-0000-7000-8000-000000000031"), Clinic, Now);

    private static readonly EligibilityChecked Check = new(
        Id, Completed.CheckId, Clinic, VerificationMethod.Card, Jst.DateOf(Now), new(EligibilityStatus.Valid, CoverageId, Terms(First, null), true, []), Now);

    [Fact]
    public void a_visit_that_waits_is_completed() =>
        Given<Visit>.Nothing.When(v => Visit.Complete(v, Completed, waits: true)).Then(Completed);

    [Fact]
    public void a_visit_that_does_not_wait_is_not_completed() =>
        Given<Visit>.Nothing.When(v => Visit.Complete(v, Completed, waits: false)).ThenRejected("eligibility.visit-not-waiting");

    [Fact]
    public void a_completed_visit_stays_as_it_is() =>
        Given<Visit>.Events(Completed).When(v => Visit.Complete(v, Completed, waits: false)).ThenNothing();

    [Fact]
    public void a_visit_at_another_institution_is_not_known() =>
        Given<Visit>.Events(Completed).When(v => Visit.Complete(v, Completed with { Institution = OtherClinic }, waits: false)).ThenRejected("eligibility.visit-not-waiting");

    [Fact]
    public void who_waits_again_under_the_same_check_is_done_again() =>
        Given<Visit>.Events(Completed).When(v => Visit.Complete(v, Completed, waits: true)).Then(Completed);

    [Fact]
    public void two_institutions_complete_visits_under_the_same_check_id()
    {
        var there = Completed with { Institution = OtherClinic };
        Given<Visit>.Events(Completed).When(v => Visit.Complete(v, there, waits: true)).Then(there);
        foreach (var done in new[] { Completed, there })
            Given<Visit>.Events(Completed, there).When(v => Visit.Complete(v, done, waits: false)).ThenNothing();
    }

    [Fact]
    public void a_check_at_the_counter_for_the_same_day_of_who_is_insured_opens_a_visit()
    {
        Assert.True(Check.OpensVisit);
        Assert.False((Check with { Occasion = CheckOccasion.Booking }).OpensVisit);
        Assert.False((Check with { Answer = Check.Answer with { Status = EligibilityStatus.NoCoverage } }).OpensVisit);
        Assert.False((Check with { Answer = Check.Answer with { Status = EligibilityStatus.CertificateLapsed } }).OpensVisit);
    }

    /// <summary>The day is Japan's: 2026-04-01 begins at 15:00 UTC on the day before.</summary>
    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void a_check_for_another_day_opens_no_visit(int days, bool opens)
    {
        var midnight = Instant.FromUtc(2026, 3, 31, 15, 0);
        Assert.Equal(opens, (Check with { CheckedAt = midnight, ServiceDate = new LocalDate(2026, 4, 1).PlusDays(days) }).OpensVisit);
    }
}
