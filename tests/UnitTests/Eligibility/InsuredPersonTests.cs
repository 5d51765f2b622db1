using Healthcare.Domain.Eligibility;
using Healthcare.Tests.Support;
using NodaTime;
using Xunit;
using static Healthcare.Tests.Eligibility.People;

namespace Healthcare.Tests.Eligibility;

public sealed class InsuredPersonTests
{
    private static readonly Guid NewCoverage = new("0197f000-0000-7000-8000-000000000003");

    [Theory]
    [InlineData("千代田区", true)]
    [InlineData("", false)]
    [InlineData("　", false)]
    public void an_address_is_known_when_it_names_a_place(string city, bool known) =>
        Assert.Equal(known, InsuredPerson.Evolve(null, Registered with { Address = new("1000001", "東京都", city, "千代田１－１") })!.HasAddress);

    [Fact]
    public void a_person_is_registered() =>
        Given<InsuredPerson>.Nothing
            .When(p => InsuredPerson.Register(p, Id, Name, Birth, Sex.Female, Home, Now))
            .Then(Registered);

    [Fact]
    public void a_person_is_registered_only_once() =>
        Given<InsuredPerson>.Events(Registered)
            .When(p => InsuredPerson.Register(p, Id, Name, Birth, Sex.Female, Home, Now))
            .ThenRejected("eligibility.person-already-registered");

    [Fact]
    public void a_coverage_is_added() =>
        Given<InsuredPerson>.Events(Registered)
            .When(p => p!.RegisterCoverage(CoverageId, Terms(First, Last), null, Limits, Now))
            .Then(Covered);

    [Fact]
    public void a_coverage_id_is_used_only_once() =>
        Given<InsuredPerson>.Events(Registered, Covered)
            .When(p => p!.RegisterCoverage(CoverageId, Terms(Last.PlusDays(1), null), null, Limits, Now))
            .ThenRejected("eligibility.coverage-already-registered");

    [Fact]
    public void a_coverage_may_begin_on_the_day_of_birth_but_not_the_day_before()
    {
        var newborn = Given<InsuredPerson>.Events(Registered);
        var terms = Terms(Birth, null);
        newborn.When(p => p!.RegisterCoverage(CoverageId, terms, null, Limits, Now)).Then(new CoverageRegistered(Id, CoverageId, terms, Now));
        newborn.When(p => p!.RegisterCoverage(CoverageId, Terms(Birth.PlusDays(-1), null), null, Limits, Now)).ThenRejected("eligibility.coverage-before-birth");
    }

    [Fact]
    public void an_insured_identity_names_one_person_only() =>
        Given<InsuredPerson>.Events(Registered)
            .When(p => p!.RegisterCoverage(CoverageId, Terms(First, Last), identityOwner: Somebody, Limits, Now))
            .ThenRejected("eligibility.insured-identity-taken");

    [Fact]
    public void the_same_person_may_return_under_the_same_identity()
    {
        var terms = Terms(Last.PlusDays(1), null);
        Given<InsuredPerson>.Events(Registered, Covered)
            .When(p => p!.RegisterCoverage(NewCoverage, terms, identityOwner: Id, Limits, Now))
            .Then(new CoverageRegistered(Id, NewCoverage, terms, Now));
    }

    [Theory]
    [InlineData("2024-03-01", "2024-03-31", false)] // ends the day before the other begins
    [InlineData("2024-03-01", "2024-04-01", true)] // ends on the other's first day
    [InlineData("2024-05-01", "2024-05-31", true)] // inside
    [InlineData("2020-01-01", null, true)] // around it, without end
    [InlineData("2025-03-31", null, true)] // begins on the other's last day
    [InlineData("2025-04-01", null, false)] // begins the day after
    public void two_coverages_never_share_a_day(string from, string? through, bool overlaps)
    {
        var terms = Terms(Day(from), through is null ? null : Day(through));
        var decided = Given<InsuredPerson>.Events(Registered, Covered).When(p => p!.RegisterCoverage(NewCoverage, terms, null, Limits, Now));
        if (overlaps)
            decided.ThenRejected("eligibility.coverage-overlaps");
        else
            decided.Then(new CoverageRegistered(Id, NewCoverage, terms, Now));
    }

    [Fact]
    public void nothing_begins_while_the_same_insurers_coverage_without_end_runs() =>
        Given<InsuredPerson>.Events(Registered, new CoverageRegistered(Id, CoverageId, Terms(First, null), Now))
            .When(p => p!.RegisterCoverage(NewCoverage, Terms(new(2060, 1, 1), null), null, Limits, Now))
            .ThenRejected("eligibility.coverage-overlaps");

    [Theory]
    [InlineData("2024-03-31", false)]
    [InlineData("2024-04-01", true)]
    [InlineData("2025-03-31", true)]
    [InlineData("2025-04-01", false)]
    public void the_first_and_the_last_day_of_a_coverage_count(string day, bool covered) =>
        Assert.Equal(covered, Terms(First, Last).CoversOn(Day(day)));

    [Fact]
    public void an_institution_ties_its_patient_number_to_a_person() =>
        Given<InsuredPerson>.Events(Registered)
            .When(p => p!.LinkLocalPatientNumber(Clinic, "00012345", null, Now))
            .Then(new LocalPatientNumberLinked(Id, Clinic, "00012345", Now));

    [Fact]
    public void tying_the_same_number_again_changes_nothing() =>
        Given<InsuredPerson>.Events(Registered, new LocalPatientNumberLinked(Id, Clinic, "00012345", Now))
            .When(p => p!.LinkLocalPatientNumber(Clinic, "00012345", Id, Now))
            .ThenNothing();

    [Fact]
    public void an_institution_has_one_number_for_one_person() =>
        Given<InsuredPerson>.Events(Registered, new LocalPatientNumberLinked(Id, Clinic, "00012345", Now))
            .When(p => p!.LinkLocalPatientNumber(Clinic, "00099999", null, Now))
            .ThenRejected("eligibility.local-patient-number-linked");

    [Fact]
    public void another_institution_has_a_number_of_its_own() =>
        Given<InsuredPerson>.Events(Registered, new LocalPatientNumberLinked(Id, Clinic, "00012345", Now))
            .When(p => p!.LinkLocalPatientNumber(OtherClinic, "00012345", null, Now))
            .Then(new LocalPatientNumberLinked(Id, OtherClinic, "00012345", Now));

    [Fact]
    public void a_number_that_names_somebody_else_is_refused() =>
        Given<InsuredPerson>.Events(Registered)
            .When(p => p!.LinkLocalPatientNumber(Clinic, "00012345", Somebody, Now))
            .ThenRejected("eligibility.local-patient-number-taken");

    private static LocalDate Day(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;
}
