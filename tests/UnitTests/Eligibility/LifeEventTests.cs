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
            .When(p => p!.RevokeDeath(Now))
            .Then(new DeathRevoked(Id, Now), new CoverageCorrected(Id, CoverageId, Covered.Terms, CoverageCorrectionReason.DeathRevoked, Now));
        Given<InsuredPerson>.Events(Registered, Covered, new DeathRevoked(Id, Now)).When(p => p!.RevokeDeath(Now)).ThenNothing();
    }

    [Fact]
    public void what_an_insurer_shortened_after_the_death_stays_short_when_the_death_is_revoked() =>
        Given<InsuredPerson>.Events(
                Registered, WithoutEnd, new CoverageEnded(Id, CoverageId, DiedOn, CoverageEndCause.Died, Now), new DeathRecorded(Id, DiedOn, Now),
                new CoverageEnded(Id, CoverageId, DiedOn.PlusDays(-9), CoverageEndCause.Reported, Now))
            .When(p => p!.RevokeDeath(Now))
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
        var moved = Assert.IsType<Domain.Decision.Accepted>(After(Registered, WithoutEnd).RegisterCoverage(other, terms, null, Limits, Now));
        var person = moved.Events.Aggregate(After(Registered, WithoutEnd), (p, e) => InsuredPerson.Evolve(p, e)!);
        Assert.Equal(percent, EligibilityCheck.Answer(person, LocalDatePattern.Iso.Parse(day).Value, null).CopayPercent);
    }

    private static InsuredPerson Dead() => After(Registered, WithoutEnd, new CoverageEnded(Id, CoverageId, DiedOn, CoverageEndCause.Died, Now), new DeathRecorded(Id, DiedOn, Now));

    private static InsuredPerson After(params object[] events) => events.Aggregate((InsuredPerson?)null, InsuredPerson.Evolve)!;
}
