using Healthcare.Domain;
using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Shared;
using Healthcare.Tests.Support;
using NodaTime;
using NodaTime.Text;
using Xunit;
using static Healthcare.Tests.Eligibility.People;

namespace Healthcare.Tests.Eligibility;

public sealed class LifeEventTests
{
    private static readonly LocalDate DiedOn = new(2024, 12, 24);
    private static readonly Guid Next = new("0197f000-0000-7000-8000-000000000003");
    private static readonly InsuredIdentity OfAnother = InsuredIdentity.Normalised("33120015", "12", "7", "01");
    private static readonly CoverageRegistered WithoutEnd = Covered with { Terms = Terms(First, null) };

    [Theory]
    [InlineData("2024-12-23", EligibilityStatus.Valid, "")]
    [InlineData("2024-12-24", EligibilityStatus.Valid, "")]
    [InlineData("2024-12-25", EligibilityStatus.NoCoverage, "deceased")]
    public void a_check_after_death_answers_no_coverage_and_says_why(string day, EligibilityStatus status, string alerts)
    {
        var answer = EligibilityCheck.Answer(Dead(), LocalDatePattern.Iso.Parse(day).Value, null);
        Assert.Equal((status, alerts), (answer.Status, string.Join(',', answer.Alerts)));
    }

    [Fact]
    public void coverages_end_on_the_day_of_death() =>
        Given<InsuredPerson>.Events(Registered, WithoutEnd)
            .When(p => p!.RecordDeath(DiedOn, Now))
            .Then(new CoverageEnded(Id, CoverageId, DiedOn, CoverageEndCause.Died, Now), new DeathRecorded(Id, DiedOn, Now));

    [Fact]
    public void what_ended_before_stays_as_it_is() =>
        Given<InsuredPerson>.Events(Registered, Covered).When(p => p!.RecordDeath(Last, Now)).Then(new DeathRecorded(Id, Last, Now));

    [Fact]
    public void a_coverage_that_was_to_begin_later_never_holds() =>
        Given<InsuredPerson>.Events(Registered, WithoutEnd)
            .When(p => p!.RecordDeath(First.PlusDays(-30), Now))
            .Then(
                new CoverageEnded(Id, CoverageId, First.PlusDays(-1), CoverageEndCause.Died, Now, Covered.Terms.Identity),
                new DeathRecorded(Id, First.PlusDays(-30), Now));

    [Fact]
    public void a_death_is_recorded_once()
    {
        var dead = Given<InsuredPerson>.Events(Registered, new DeathRecorded(Id, DiedOn, Now));
        dead.When(p => p!.RecordDeath(DiedOn, Now)).ThenNothing();
        dead.When(p => p!.RecordDeath(DiedOn.PlusDays(1), Now)).ThenRejected("eligibility.death-already-recorded");
    }

    [Fact]
    public void what_ended_by_death_goes_on_when_the_death_is_revoked()
    {
        var ended = new CoverageEnded(Id, CoverageId, DiedOn, CoverageEndCause.Died, Now);
        Given<InsuredPerson>.Events(Registered, Covered, ended, new DeathRecorded(Id, DiedOn, Now))
            .When(p => p!.RevokeDeath([], Now))
            .Then(new DeathRevoked(Id, Now), new CoverageCorrected(Id, CoverageId, Covered.Terms, CoverageCorrectionReason.DeathRevoked, Now));
        Given<InsuredPerson>.Events(Registered, Covered, new DeathRevoked(Id, Now)).When(p => p!.RevokeDeath([], Now)).ThenNothing();
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(1)]
    public void what_was_to_begin_after_the_death_begins_when_the_death_is_revoked(int days)
    {
        var next = new CoverageRegistered(Id, Next, Terms(DiedOn.PlusDays(1 + days), null) with { Identity = OfAnother }, Now);
        Given<InsuredPerson>.Events([Registered, next, .. Died(next)])
            .When(p => p!.RevokeDeath([], Now))
            .Then(new DeathRevoked(Id, Now), new CoverageCorrected(Id, Next, next.Terms, CoverageCorrectionReason.DeathRevoked, Now));
    }

    [Fact]
    public void what_names_somebody_else_by_now_does_not_begin_when_the_death_is_revoked()
    {
        var next = new CoverageRegistered(Id, Next, Terms(DiedOn.PlusDays(8), null) with { Identity = OfAnother }, Now);
        var before = Covered with { Terms = Terms(First, DiedOn.PlusDays(7)) };
        object[] events = [Registered, before, next, .. Died(before, next)];
        Given<InsuredPerson>.Events(events).When(p => p!.RevokeDeath([OfAnother], Now))
            .Then(new DeathRevoked(Id, Now), new CoverageCorrected(Id, CoverageId, before.Terms, CoverageCorrectionReason.DeathRevoked, Now));
        Assert.Equal([before.Terms.Identity.Key, OfAnother.Key], After(events).IdentitiesEndedByDeath().Select(identity => identity.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void what_an_insurer_moved_after_the_death_gives_way_to_what_goes_on_when_the_death_is_revoked()
    {
        var (first, second) = (Terms(DiedOn.PlusDays(8), DiedOn.PlusDays(9)), Terms(DiedOn.PlusDays(10), null) with { Identity = OfAnother });
        object[] registered = [new CoverageRegistered(Id, CoverageId, first, Now), new CoverageRegistered(Id, Next, second, Now)];
        var moved = new CoverageCorrected(Id, Next, second with { From = First, Through = DiedOn }, CoverageCorrectionReason.Period, Now);
        Given<InsuredPerson>.Events([Registered, .. registered, .. Died(registered), moved])
            .When(p => p!.RevokeDeath([], Now))
            .Then(new DeathRevoked(Id, Now), new CoverageCorrected(Id, CoverageId, first, CoverageCorrectionReason.DeathRevoked, Now));
    }

    [Fact]
    public void what_changed_on_the_first_day_stays_changed_when_the_death_is_revoked()
    {
        var changed = new CoverageChanged(Id, CoverageId, First, new(20), Now);
        Given<InsuredPerson>.Events([Registered, WithoutEnd, changed, .. Died(WithoutEnd, changed)])
            .When(p => p!.RevokeDeath([], Now))
            .Then(new DeathRevoked(Id, Now), new CoverageCorrected(Id, CoverageId, Terms(First, null, copay: 20), CoverageCorrectionReason.DeathRevoked, Now));
    }

    [Theory]
    [InlineData("2024-03-31", false)]
    [InlineData("2024-04-01", true)]
    [InlineData("2025-03-31", true)]
    [InlineData("2025-04-01", false)]
    public void an_insurer_covers_on_the_days_of_its_coverage(string day, bool covers)
    {
        var person = After(Registered, Covered);
        Assert.Equal(covers, person.IsCoveredBy("06130012", LocalDatePattern.Iso.Parse(day).Value));
        Assert.Equal(covers, person.IsLastCoveredBy("06130012", LocalDatePattern.Iso.Parse(day).Value));
        Assert.False(person.IsCoveredBy(OfAnother.InsurerNumber, LocalDatePattern.Iso.Parse(day).Value));
    }

    [Fact]
    public void an_insurer_is_not_the_last_when_another_covers_afterwards()
    {
        var next = new CoverageRegistered(Id, Next, Terms(Last.PlusDays(1), null) with { Identity = OfAnother }, Now);
        var person = After(Registered, Covered, next);
        Assert.False(person.IsLastCoveredBy("06130012", Last));
        Assert.True(person.IsLastCoveredBy(OfAnother.InsurerNumber, Last.PlusDays(1)));
        Assert.True(After(Registered, Covered, next, new CoverageEnded(Id, Next, Last, CoverageEndCause.Reported, Now, OfAnother)).IsLastCoveredBy("06130012", Last));
    }

    [Fact]
    public void what_an_insurer_shortened_after_the_death_stays_short_when_the_death_is_revoked() =>
        Given<InsuredPerson>.Events(
                Registered, WithoutEnd, new CoverageEnded(Id, CoverageId, DiedOn, CoverageEndCause.Died, Now), new DeathRecorded(Id, DiedOn, Now),
                new CoverageEnded(Id, CoverageId, DiedOn.PlusDays(-9), CoverageEndCause.Reported, Now))
            .When(p => p!.RevokeDeath([], Now))
            .Then(new DeathRevoked(Id, Now));

    [Fact]
    public void after_a_revocation_another_day_of_death_is_recorded() =>
        Given<InsuredPerson>.Events(Registered, new DeathRecorded(Id, DiedOn, Now), new DeathRevoked(Id, Now))
            .When(p => p!.RecordDeath(DiedOn.PlusDays(1), Now))
            .Then(new DeathRecorded(Id, DiedOn.PlusDays(1), Now));

    [Fact]
    public void nobody_dies_before_birth()
    {
        Given<InsuredPerson>.Events(Registered).When(p => p!.RecordDeath(Birth.PlusDays(-1), Now)).ThenRejected("eligibility.death-before-birth");
        Given<InsuredPerson>.Events(Registered).When(p => p!.RecordDeath(Birth, Now)).Then(new DeathRecorded(Id, Birth, Now));
        Given<InsuredPerson>.Events(Registered).When(p => p!.RecordDeath(Birth.PlusDays(1), Now)).Then(new DeathRecorded(Id, Birth.PlusDays(1), Now));
    }

    [Theory]
    [InlineData("2024-12-23", true)]
    [InlineData("2024-12-24", true)]
    [InlineData("2024-12-25", false)]
    [InlineData(null, false)]
    public void no_coverage_runs_after_death(string? through, bool accepted)
    {
        var terms = Terms(First, through is null ? null : LocalDatePattern.Iso.Parse(through).Value);
        var decided = Given<InsuredPerson>.Events(Registered, new DeathRecorded(Id, DiedOn, Now)).When(p => p!.RegisterCoverage(CoverageId, terms, null, Limits, Now));
        if (accepted)
            decided.Then(new CoverageRegistered(Id, CoverageId, terms, Now));
        else
            decided.ThenRejected("eligibility.coverage-after-death");
    }

    [Theory]
    [InlineData(-1, EligibilityStatus.NoCoverage, null)]
    [InlineData(0, EligibilityStatus.Valid, 20)]
    [InlineData(1, EligibilityStatus.Valid, 20)]
    public void a_newborn_is_covered_from_the_day_of_birth_at_20_percent(int days, EligibilityStatus status, int? percent)
    {
        var person = After(Registered with { BirthDate = Today }, new CoverageRegistered(Id, CoverageId, Terms(Today, null) with { CopayPercent = null }, Now));
        var answer = EligibilityCheck.Answer(person, Today.PlusDays(days), null);
        Assert.Equal((status, percent), (answer.Status, answer.CopayPercent));
    }

    [Fact]
    public void a_person_takes_another_name()
    {
        var name = Name with { Family = "新井", FamilyKana = "アライ" };
        Given<InsuredPerson>.Events(Registered).When(p => p!.ChangeName(name, Now)).Then(new NameChanged(Id, name, Now));
        Given<InsuredPerson>.Events(Registered, new NameChanged(Id, name, Now)).When(p => p!.ChangeName(name, Now)).ThenNothing();
    }

    [Theory]
    [InlineData("2025-03-31", 30)]
    [InlineData("2025-04-01", 20)]
    [InlineData("2025-04-02", 20)]
    public void who_moves_between_insurers_is_answered_by_the_one_of_the_day(string day, int percent)
    {
        var other = new Guid("0197f000-0000-7000-8000-000000000003");
        var terms = Terms(new(2025, 4, 1), null, copay: 20) with { Identity = InsuredIdentity.Normalised("33120015", "12", "7", "01") };
        var moved = Assert.IsType<Decision.Accepted>(After(Registered, WithoutEnd).RegisterCoverage(other, terms, null, Limits, Now));
        var person = moved.Events.Aggregate(After(Registered, WithoutEnd), (p, e) => InsuredPerson.Evolve(p, e)!);
        Assert.Equal(percent, EligibilityCheck.Answer(person, LocalDatePattern.Iso.Parse(day).Value, null).CopayPercent);
    }

    /// <summary>What the death makes of these.</summary>
    private static IReadOnlyList<object> Died(params object[] events) =>
        Assert.IsType<Decision.Accepted>(After([Registered, .. events]).RecordDeath(DiedOn, Now)).Events;

    private static InsuredPerson Dead() => After(Registered, WithoutEnd, new CoverageEnded(Id, CoverageId, DiedOn, CoverageEndCause.Died, Now), new DeathRecorded(Id, DiedOn, Now));

    private static InsuredPerson After(params object[] events) => events.Aggregate((InsuredPerson?)null, InsuredPerson.Evolve)!;
}
