using Healthcare.Domain;
using Healthcare.Domain.Eligibility;
using Healthcare.Tests.Support;
using NodaTime;
using Xunit;
using static Healthcare.Tests.Eligibility.People;

namespace Healthcare.Tests.Eligibility;

public sealed class CoverageIntakeTests
{
    private static readonly Guid Second = new("0197f000-0000-7000-8000-000000000003");

    [Fact]
    public void somebody_new_is_registered_with_the_coverage() =>
        Given<InsuredPerson>.Nothing.When(p => TakeIn(p, Registered)).Then(Registered, Covered);

    [Fact]
    public void somebody_known_gets_the_coverage_only() =>
        Given<InsuredPerson>.Events(Registered).When(p => TakeIn(p, Registered)).Then(Covered);

    [Fact]
    public void a_person_who_is_not_stated_must_be_known()
    {
        Given<InsuredPerson>.Events(Registered).When(p => TakeIn(p, null)).Then(Covered);
        Given<InsuredPerson>.Nothing.When(p => TakeIn(p, null)).ThenRejected("eligibility.person-not-found");
    }

    [Theory]
    [InlineData(-1), InlineData(1)]
    public void a_known_person_has_the_birth_date_that_is_stated(int days) =>
        Given<InsuredPerson>.Events(Registered).When(p => TakeIn(p, Registered with { BirthDate = Birth.PlusDays(days) })).ThenRejected("eligibility.birth-date-differs");

    [Fact]
    public void a_refused_coverage_registers_nobody()
    {
        Given<InsuredPerson>.Nothing.When(p => TakeIn(p, Registered, owner: Somebody)).ThenRejected("eligibility.insured-identity-taken");
        Given<InsuredPerson>.Events(Registered, Covered).When(p => TakeIn(p, null, id: Second)).ThenRejected("eligibility.coverage-overlaps");
        Given<InsuredPerson>.Events(Registered, Covered).When(p => TakeIn(p, null)).ThenRejected("eligibility.coverage-already-registered");
    }

    [Theory]
    [InlineData(-1, false), InlineData(0, true), InlineData(1, true)]
    public void a_coverage_taken_in_begins_at_birth_at_the_earliest(int days, bool accepted)
    {
        var decided = Given<InsuredPerson>.Nothing.When(p => TakeIn(p, Registered, from: Birth.PlusDays(days)));
        if (accepted)
            decided.Then(Registered, Covered with { Terms = Terms(Birth.PlusDays(days), Last) });
        else
            decided.ThenRejected("eligibility.coverage-before-birth");
    }

    private static Decision TakeIn(InsuredPerson? known, InsuredPersonRegistered? stated, Guid? id = null, Guid? owner = null, LocalDate? from = null) =>
        CoverageIntake.TakeIn(known, stated, id ?? CoverageId, Terms(from ?? First, Last), owner, Limits, Now);
}
