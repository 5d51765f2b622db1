using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Shared;
using Healthcare.Tests.Support;
using NodaTime;
using NodaTime.Text;
using Xunit;
using static Healthcare.Tests.Eligibility.People;

namespace Healthcare.Tests.Eligibility;

public sealed class ExOfficioTests
{
    private static readonly Guid Certificate = new("0197f000-0000-7000-8000-000000000041"), Next = new("0197f000-0000-7000-8000-000000000043");
    private static readonly LocalDate LongAgo = new(2020, 4, 1);

    [Theory]
    [InlineData("2024-12-01", null)]
    [InlineData("2024-12-02", EligibilityCertificateReason.NoRegistration)]
    [InlineData("2024-12-03", EligibilityCertificateReason.NoRegistration)]
    public void certificates_are_issued_from_the_day_on_which_insurance_cards_are_no_more(string day, EligibilityCertificateReason? reason) =>
        Assert.Equal(reason, On(day, Person(Terms(LongAgo, null))));

    [Fact]
    public void who_has_no_card_gets_one() =>
        Assert.Equal(EligibilityCertificateReason.NoRegistration, On("2026-04-01", Person(Terms(LongAgo, null))));

    [Fact]
    public void who_has_a_card_that_is_not_registered_for_use_gets_one() =>
        Assert.Equal(EligibilityCertificateReason.NoRegistration, On("2026-04-01", Person(Terms(LongAgo, null)), Cards(Card("2030-01-31", useRegistered: false))));

    [Fact]
    public void who_has_a_registered_card_gets_none() =>
        Assert.Null(On("2026-04-01", Person(Terms(LongAgo, null)), Cards(Card("2030-01-31"))));

    [Theory]
    [InlineData("2026-11-14", null)]
    [InlineData("2026-11-15", EligibilityCertificateReason.CertificateLapsed)] // the last day on which the card still proves something
    [InlineData("2026-11-16", EligibilityCertificateReason.CertificateLapsed)]
    public void a_certificate_is_in_hand_when_the_card_has_been_expired_for_three_months(string day, EligibilityCertificateReason? reason) =>
        Assert.Equal(reason, On(day, Person(Terms(LongAgo, null)), Cards(Card("2026-08-15"))));

    [Theory]
    [InlineData("2026-11-15", "2026-11-16")]
    [InlineData("2026-11-16", "2026-11-16")]
    [InlineData("2026-11-17", "2026-11-17")]
    public void it_counts_from_the_first_day_on_which_the_card_proves_nothing(string day, string from) =>
        Assert.Equal(Day(from), ExOfficio.NeedOn(Day(day), Person(Terms(LongAgo, null)), Cards(Card("2026-08-15")), null)!.From);

    [Theory]
    [InlineData("2026-08-15", EligibilityCertificateReason.CertificateLapsed)] // ends with the card
    [InlineData("2026-08-16", null)] // a smartphone that still proves something on the first day
    [InlineData("2026-08-17", null)]
    [InlineData("2031-08-15", null)] // renewed
    public void a_second_usable_credential_prevents_it(string other, EligibilityCertificateReason? reason) =>
        Assert.Equal(reason, On("2026-11-15", Person(Terms(LongAgo, null)), Cards(Card("2026-08-15"), Card(other, CredentialKind.Smartphone))));

    [Fact]
    public void a_second_credential_that_is_not_registered_for_use_does_not_prevent_it() =>
        Assert.Equal(EligibilityCertificateReason.CertificateLapsed, On("2026-11-15", Person(Terms(LongAgo, null)), Cards(Card("2026-08-15"), Card("2031-08-15", useRegistered: false))));

    [Theory]
    [InlineData(CredentialStatus.Suspended, EligibilityCertificateReason.NoRegistration)]
    [InlineData(CredentialStatus.Revoked, EligibilityCertificateReason.NoRegistration)]
    [InlineData(CredentialStatus.Active, null)] // found again
    public void a_suspended_or_revoked_card_does_not_prevent_it(CredentialStatus status, EligibilityCertificateReason? reason)
    {
        var card = Card("2030-01-31");
        var suspended = Credentials.Evolve(Cards(card), new CardSuspended(Id, card.CertificateId, CardReason.Lost, Now));
        var now = status switch
        {
            CredentialStatus.Suspended => suspended,
            CredentialStatus.Revoked => Credentials.Evolve(suspended, new CardRevoked(Id, card.CertificateId, CardReason.Lost, Now)),
            _ => Credentials.Evolve(suspended, new CardResumed(Id, card.CertificateId, Now)),
        };
        Assert.Equal(status, now!.All.Single().Status);
        Assert.Equal(reason, On("2026-04-01", Person(Terms(LongAgo, null)), now));
    }

    [Theory]
    [InlineData("2025-03-30", EligibilityCertificateReason.NoRegistration)]
    [InlineData("2025-03-31", EligibilityCertificateReason.NoRegistration)]
    [InlineData("2025-04-01", null)]
    public void who_is_not_covered_gets_none(string day, EligibilityCertificateReason? reason) =>
        Assert.Equal(reason, On(day, Person(Terms(First, Last))));

    [Theory]
    [InlineData("2025-03-31", null)]
    [InlineData("2025-04-01", EligibilityCertificateReason.NoRegistration)]
    [InlineData("2025-04-02", EligibilityCertificateReason.NoRegistration)]
    public void a_coverage_that_begins_brings_one_on_its_first_day(string day, EligibilityCertificateReason? reason) =>
        Assert.Equal(reason, On(day, Person(Terms(Day("2025-04-01"), null))));

    [Theory]
    [InlineData("2026-03-31")] // nor for a day that was still lived, once the death is known
    [InlineData("2026-04-01")]
    [InlineData("2026-04-02")]
    public void who_died_gets_none(string day)
    {
        Assert.Null(On(day, Person(Terms(LongAgo, null), new DeathRecorded(Id, Day("2026-04-01"), Now))));
        Assert.Equal(EligibilityCertificateReason.NoRegistration, On(day, Person(Terms(LongAgo, null))));
    }

    [Theory]
    [InlineData("2024-12-01", "2024-12-02", false)]
    [InlineData("2024-12-02", "2024-12-01", false)] // began before: the old card stays valid
    [InlineData("2024-12-02", "2024-12-02", true)]
    [InlineData("2024-12-03", "2024-12-02", true)]
    [InlineData("2025-07-30", "2025-07-30", true)]
    [InlineData("2025-07-31", "2025-07-31", true)]
    [InlineData("2025-07-30", "2020-04-01", false)]
    [InlineData("2025-07-31", "2020-04-01", false)]
    [InlineData("2025-08-01", "2020-04-01", true)]
    [InlineData("2025-08-02", "2020-04-01", true)]
    [InlineData("2026-07-30", "2020-04-01", true)]
    [InlineData("2026-07-31", "2020-04-01", true)]
    [InlineData("2026-08-01", "2020-04-01", false)]
    [InlineData("2026-08-01", "2026-08-01", false)]
    public void late_stage_elderly_get_one_in_the_two_periods_though_they_have_a_card(string day, string from, bool gets) =>
        Assert.Equal(
            gets ? EligibilityCertificateReason.LateStageElderly : null,
            On(day, Person(LateStage(Day(from))), Cards(Card("2030-01-31"))));

    [Theory]
    [InlineData("2024-12-02", -1, false)]
    [InlineData("2024-12-02", 0, true)]
    [InlineData("2024-12-02", 1, true)]
    [InlineData("2025-03-10", -1, false)]
    [InlineData("2025-03-10", 0, true)]
    [InlineData("2025-03-10", 1, true)]
    [InlineData("2025-07-31", -1, false)]
    [InlineData("2025-07-31", 0, true)]
    [InlineData("2025-07-31", 1, true)]
    public void who_turns_75_gets_one_on_the_birthday(string birthday, int days, bool gets)
    {
        var day = Day(birthday).PlusDays(days);
        Assert.Equal(
            gets ? new CertificateNeed(Next, EligibilityCertificateReason.LateStageElderly, day) : null,
            ExOfficio.NeedOn(day, Changing(National(LongAgo), Day(birthday)), Cards(Card("2030-01-31")), null));
    }

    [Theory]
    [InlineData("2024-12-02", -1, false)]
    [InlineData("2024-12-02", 0, true)]
    [InlineData("2024-12-02", 1, true)]
    [InlineData("2025-03-10", -1, false)]
    [InlineData("2025-03-10", 0, true)]
    [InlineData("2025-03-10", 1, true)]
    [InlineData("2025-07-31", -1, false)]
    [InlineData("2025-07-31", 0, true)]
    [InlineData("2025-07-31", 1, true)]
    public void late_stage_elderly_who_move_to_another_insurer_get_one_on_that_day(string moved, int days, bool gets)
    {
        var day = Day(moved).PlusDays(days);
        Assert.Equal(
            gets ? new CertificateNeed(Next, EligibilityCertificateReason.LateStageElderly, day) : null,
            ExOfficio.NeedOn(day, Changing(LateStage(LongAgo), Day(moved)), Cards(Card("2030-01-31")), null));
    }

    [Theory]
    [InlineData("2026-07-31", EligibilityCertificateReason.LateStageElderly)]
    [InlineData("2026-08-01", EligibilityCertificateReason.NoRegistration)]
    [InlineData("2026-08-02", EligibilityCertificateReason.NoRegistration)]
    public void after_the_periods_late_stage_elderly_are_as_everyone_else(string day, EligibilityCertificateReason reason) =>
        Assert.Equal(reason, On(day, Person(LateStage(LongAgo))));

    [Theory]
    [InlineData("2026-07-30", null)]
    [InlineData("2026-07-31", EligibilityCertificateReason.NoRegistration)] // on its last day, so that there is no gap
    [InlineData("2026-08-01", EligibilityCertificateReason.NoRegistration)]
    public void one_that_runs_out_is_replaced_on_its_last_day(string day, EligibilityCertificateReason? reason) =>
        Assert.Equal(reason, On(day, Person(National(LongAgo)), null, Holding("2025-08-01", "2026-07-31")));

    [Theory]
    [InlineData("2026-07-30")]
    [InlineData("2026-07-31")]
    [InlineData("2026-08-01")]
    public void one_that_runs_out_is_not_replaced_when_the_reason_is_gone(string day) =>
        Assert.Null(On(day, Person(National(LongAgo)), Cards(Card("2030-01-31")), Holding("2025-08-01", "2026-07-31")));

    [Theory]
    [InlineData("2026-07-30")]
    [InlineData("2026-07-31")]
    [InlineData("2026-08-01")]
    public void one_of_the_last_period_is_not_replaced_when_there_is_a_card(string day) =>
        Assert.Null(On(day, Person(LateStage(LongAgo)), Cards(Card("2030-01-31")), Holding("2025-08-01", "2026-07-31")));

    [Theory]
    [InlineData("2025-07-30", null)]
    [InlineData("2025-07-31", EligibilityCertificateReason.LateStageElderly)]
    [InlineData("2025-08-01", EligibilityCertificateReason.LateStageElderly)]
    public void one_of_the_first_period_is_replaced_for_the_second(string day, EligibilityCertificateReason? reason) =>
        Assert.Equal(
            reason,
            On(day, Person(LateStage(Day("2025-01-10"))), Cards(Card("2030-01-31")), Holding("2025-01-10", "2025-07-31")));

    [Theory]
    [InlineData("2025-03-30")]
    [InlineData("2025-03-31")]
    [InlineData("2025-04-01")]
    public void one_that_runs_out_with_the_coverage_is_not_replaced(string day) =>
        Assert.Null(On(day, Person(Terms(First, Last)), null, Holding("2024-12-02", "2025-03-31")));

    [Theory]
    [InlineData("2025-03-30")]
    [InlineData("2025-03-31")]
    [InlineData("2025-04-01")]
    public void a_card_that_proves_as_long_as_the_coverage_runs_is_enough(string day) =>
        Assert.Null(On(day, Person(Terms(First, Last)), Cards(Card("2024-12-31"))));

    [Fact]
    public void a_certificate_of_another_coverage_does_not_prevent_it() =>
        Assert.Equal(EligibilityCertificateReason.NoRegistration, On("2026-04-01", Person(Terms(LongAgo, null)), null, Holding("2025-08-01", "2030-07-31", Somebody)));

    [Fact]
    public void a_certificate_that_states_what_was_corrected_since_does_not_prevent_it()
    {
        var right = Terms(LongAgo, null) with { Identity = InsuredIdentity.Normalised("06130012", "東あ", "457", "02") };
        var corrected = Person(Terms(LongAgo, null), new CoverageCorrected(Id, CoverageId, right, CoverageCorrectionReason.Identity, Now, Covered.Terms.Identity));
        Assert.Null(On("2026-04-01", Person(Terms(LongAgo, null)), null, Holding("2025-08-01", "2030-07-31")));
        Assert.Equal(EligibilityCertificateReason.NoRegistration, On("2026-04-01", corrected, null, Holding("2025-08-01", "2030-07-31")));
    }

    private static EligibilityCertificateReason? On(string day, InsuredPerson person, Credentials? credentials = null, EligibilityCertificates? certificates = null) =>
        ExOfficio.ReasonOn(Day(day), person, credentials, certificates);

    private static InsuredPerson Person(CoverageTerms terms, params object[] then) =>
        new object[] { Registered, new CoverageRegistered(Id, CoverageId, terms, Now) }.Concat(then).Aggregate((InsuredPerson?)null, InsuredPerson.Evolve)!;

    /// <summary>Somebody whose coverage ends on the eve of the day on which the late-stage scheme of another insurer takes over.</summary>
    private static InsuredPerson Changing(CoverageTerms former, LocalDate on) => Person(
        former with { Through = on.PlusDays(-1) },
        new CoverageRegistered(Id, Next, LateStage(on) with { Identity = InsuredIdentity.Normalised("39131006", "", "00000075", "") }, Now));

    private static CoverageTerms LateStage(LocalDate from) => Terms(from, null) with { Category = InsuranceCategory.LateStageElderly };

    private static CoverageTerms National(LocalDate from) => Terms(from, null) with { Category = InsuranceCategory.National };

    private static Credentials Cards(params CardCertificateLinked[] cards) => cards.Aggregate((Credentials?)null, (state, card) => Credentials.Evolve(state, card))!;

    private static CardCertificateLinked Card(string validThrough, CredentialKind kind = CredentialKind.Card, bool useRegistered = true) =>
        new(Id, Guid.NewGuid(), validThrough.Replace("-", string.Empty, StringComparison.Ordinal), Day(validThrough), Now, kind, useRegistered);

    private static EligibilityCertificates Holding(string from, string through, Guid? coverage = null) =>
        EligibilityCertificates.Evolve(null, new EligibilityCertificateIssued(
            Id, Certificate, coverage ?? CoverageId, Terms(LongAgo, null).Identity, EligibilityCertificateReason.NoRegistration, Day(from), Day(from), Day(through), Now))!;

    private static LocalDate Day(string text) => LocalDatePattern.Iso.Parse(text).Value;
}
