using Healthcare.Domain;
using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Shared;
using Healthcare.Tests.Support;
using NodaTime;
using NodaTime.Text;
using Xunit;
using static Healthcare.Tests.Eligibility.People;

namespace Healthcare.Tests.Eligibility;

public sealed class EligibilityCertificatesTests
{
    private static readonly Guid Certificate = new("0197f000-0000-7000-8000-000000000041"), Another = new("0197f000-0000-7000-8000-000000000042");
    private static readonly CoverageTerms Endless = Terms(new(2020, 4, 1), null);
    private static readonly InsuredIdentity CorrectedIdentity = InsuredIdentity.Normalised("06130012", "東あ", "457", "02");
    private static readonly InsuredPerson Insured = Person(Endless), Corrected = Person(Endless with { Identity = CorrectedIdentity });

    private static readonly EligibilityCertificateIssued Issued = new(
        Id, Certificate, CoverageId, Endless.Identity, EligibilityCertificateReason.OnRequest, Today, Today, new(2031, 3, 31), Now);

    [Fact]
    public void on_request_one_is_issued_for_the_coverage_of_today() =>
        Given<EligibilityCertificates>.Nothing.When(c => Request(c, Certificate)).Then(Issued);

    [Fact]
    public void only_one_is_in_force_for_a_coverage() =>
        Given<EligibilityCertificates>.Events(Issued).When(c => Request(c, Another)).ThenRejected("eligibility.eligibility-certificate-in-force");

    [Fact]
    public void an_id_is_used_once() =>
        Given<EligibilityCertificates>.Events(Issued).When(c => Request(c, Certificate)).ThenRejected("eligibility.eligibility-certificate-already-issued");

    [Theory]
    [InlineData("2031-03-30", null)]
    [InlineData("2031-03-31", "2031-04-01")] // on the last day, from the next
    [InlineData("2031-04-01", "2031-04-01")]
    public void the_next_can_be_asked_for_on_the_last_day(string today, string? from)
    {
        var decided = Given<EligibilityCertificates>.Events(Issued).When(c => Request(c, Another, today: Day(today)));
        if (from is null)
            decided.ThenRejected("eligibility.eligibility-certificate-in-force");
        else
            decided.Then(Issued with { CertificateId = Another, IssuedOn = Day(today), ValidFrom = Day(from), ValidThrough = Day(from).PlusYears(5).PlusDays(-1) });
    }

    [Theory]
    [InlineData("2025-03-30", true)]
    [InlineData("2025-03-31", true)]
    [InlineData("2025-04-01", false)]
    public void none_is_issued_without_a_coverage(string today, bool issued)
    {
        var decided = Given<EligibilityCertificates>.Nothing.When(c => Request(c, Certificate, Person(Terms(First, Last)), today: Day(today)));
        if (issued)
            decided.Then(Issued with { IssuedOn = Day(today), ValidFrom = Day(today), ValidThrough = Last });
        else
            decided.ThenRejected("eligibility.eligibility-certificate-without-coverage");
    }

    [Theory]
    [InlineData(true, "ウ")]
    [InlineData(false, null)]
    public void the_limit_category_is_written_on_it_only_on_request(bool asked, string? written) =>
        Given<EligibilityCertificates>.Nothing
            .When(c => Request(c, Certificate, Person(Endless with { LimitCategories = [new("ウ", new(2025, 8, 1))] }), asked))
            .Then(Issued with { LimitCategory = written });

    [Theory]
    [InlineData(InsuranceCategory.Employees, "2026-04-01", "2031-03-31")]
    [InlineData(InsuranceCategory.National, "2026-07-30", "2026-07-31")]
    [InlineData(InsuranceCategory.National, "2026-07-31", "2026-07-31")]
    [InlineData(InsuranceCategory.National, "2026-08-01", "2027-07-31")]
    [InlineData(InsuranceCategory.LateStageElderly, "2026-04-01", "2026-07-31")]
    [InlineData(InsuranceCategory.LateStageElderly, "2026-07-30", "2026-07-31")]
    [InlineData(InsuranceCategory.LateStageElderly, "2026-07-31", "2026-07-31")]
    [InlineData(InsuranceCategory.LateStageElderly, "2026-08-01", "2027-07-31")]
    public void it_runs_five_years_for_employees_and_else_through_the_next_july(InsuranceCategory category, string from, string through) =>
        Assert.Equal(Day(through), EligibilityCertificate.LastDayOf(Endless with { Category = category }, Day(from)));

    [Theory]
    [InlineData("2026-07-30", "2026-07-30")]
    [InlineData("2026-07-31", "2026-07-31")]
    [InlineData("2026-08-01", "2026-07-31")]
    public void it_does_not_outlast_the_coverage(string coverageEnds, string through) =>
        Assert.Equal(Day(through), EligibilityCertificate.LastDayOf(Endless with { Category = InsuranceCategory.National, Through = Day(coverageEnds) }, Today));

    [Theory]
    [InlineData("2026-03-31", false)]
    [InlineData("2026-04-01", true)]
    [InlineData("2026-04-02", true)]
    [InlineData("2031-03-30", true)]
    [InlineData("2031-03-31", true)]
    [InlineData("2031-04-01", false)]
    public void it_counts_from_its_first_through_its_last_day(string day, bool counts) =>
        Assert.Equal(counts, State(Issued).InForceOn(CoverageId, Endless.Identity, Day(day)));

    [Theory]
    [InlineData("2026-05-09", true)]
    [InlineData("2026-05-10", false)]
    [InlineData("2026-05-11", false)]
    public void a_lost_one_counts_no_more_from_that_day(string day, bool counts) =>
        Assert.Equal(counts, State(Issued, new EligibilityCertificateInvalidated(Id, Certificate, CertificateInvalidation.Lost, Instant.FromUtc(2026, 5, 9, 15, 0))).InForceOn(CoverageId, Endless.Identity, Day(day)));

    [Fact]
    public void a_lost_one_is_replaced_and_counts_no_more() =>
        Given<EligibilityCertificates>.Events(Issued with { LimitCategory = "ウ" })
            .When(c => c!.Reissue(Insured, Certificate, Another, Today, Now))
            .Then(
                new EligibilityCertificateInvalidated(Id, Certificate, CertificateInvalidation.Lost, Now),
                Issued with { CertificateId = Another, Reason = EligibilityCertificateReason.Reissue, LimitCategory = "ウ", Replaces = Certificate });

    [Theory]
    [InlineData("06130012", "東あ", "456", "02", true)]
    [InlineData("33120015", "東あ", "456", "02", false)]
    [InlineData("06130012", "東い", "456", "02", false)]
    [InlineData("06130012", "東あ", "457", "02", false)]
    [InlineData("06130012", "東あ", "456", "03", false)]
    public void one_that_states_what_was_corrected_since_counts_no_more(string insurer, string symbol, string number, string branch, bool counts) =>
        Assert.Equal(counts, State(Issued).InForceOn(CoverageId, InsuredIdentity.Normalised(insurer, symbol, number, branch), Today));

    [Fact]
    public void after_a_correction_of_the_identity_another_is_issued_on_request() =>
        Given<EligibilityCertificates>.Events(Issued).When(c => Request(c, Another, Corrected))
            .Then(Issued with { CertificateId = Another, Identity = CorrectedIdentity });

    [Fact]
    public void one_that_states_what_was_corrected_since_does_not_shorten_the_next() =>
        Given<EligibilityCertificates>.Events(Issued with { ValidFrom = new(2026, 8, 1) }).When(c => Request(c, Another, Corrected))
            .Then(Issued with { CertificateId = Another, Identity = CorrectedIdentity });

    [Fact]
    public void one_that_was_issued_since_a_correction_is_enough() =>
        Given<EligibilityCertificates>.Events(Issued, Issued with { CertificateId = Another, Identity = CorrectedIdentity })
            .When(c => c!.Reissue(Corrected, Certificate, Somebody, Today, Now)).ThenRejected("eligibility.eligibility-certificate-in-force");

    [Fact]
    public void one_issued_anew_states_the_coverage_as_the_insurer_does_now()
    {
        Given<EligibilityCertificates>.Events(Issued)
            .When(c => c!.Reissue(Corrected, Certificate, Another, Today, Now))
            .Then(
                new EligibilityCertificateInvalidated(Id, Certificate, CertificateInvalidation.Lost, Now),
                Issued with { CertificateId = Another, Identity = CorrectedIdentity, Reason = EligibilityCertificateReason.Reissue, Replaces = Certificate });
    }

    [Theory]
    [InlineData("2031-03-30", null)]
    [InlineData("2031-03-31", null)]
    [InlineData("2031-04-01", "eligibility.eligibility-certificate-not-in-force")]
    public void one_that_has_run_out_is_not_replaced(string today, string? code)
    {
        var decided = Given<EligibilityCertificates>.Events(Issued).When(c => c!.Reissue(Insured, Certificate, Another, Day(today), Now));
        if (code is not null)
            decided.ThenRejected(code);
        else
            decided.Then(
                new EligibilityCertificateInvalidated(Id, Certificate, CertificateInvalidation.Lost, Now),
                Issued with { CertificateId = Another, Reason = EligibilityCertificateReason.Reissue, IssuedOn = Day(today), ValidFrom = Day(today), Replaces = Certificate });
    }

    [Fact]
    public void one_that_was_given_back_is_not_replaced() =>
        Given<EligibilityCertificates>.Events(Issued, new EligibilityCertificateInvalidated(Id, Certificate, CertificateInvalidation.Returned, Now))
            .When(c => c!.Reissue(Insured, Certificate, Another, Today, Now)).ThenRejected("eligibility.eligibility-certificate-not-in-force");

    [Fact]
    public void one_that_is_not_there_is_not_replaced() =>
        Given<EligibilityCertificates>.Events(Issued).When(c => c!.Reissue(Insured, Somebody, Another, Today, Now)).ThenRejected("eligibility.eligibility-certificate-not-found");

    [Fact]
    public void one_is_not_replaced_when_its_coverage_has_ended() =>
        Given<EligibilityCertificates>.Events(Issued).When(c => c!.Reissue(Person(Endless with { Through = Today.PlusDays(-1) }), Certificate, Another, Today, Now))
            .ThenRejected("eligibility.eligibility-certificate-without-coverage");

    [Fact]
    public void one_is_given_back_once() =>
        Given<EligibilityCertificates>.Events(Issued, new EligibilityCertificateInvalidated(Id, Certificate, CertificateInvalidation.Returned, Now))
            .When(c => c!.Invalidate(Certificate, CertificateInvalidation.Returned, Now)).ThenNothing();

    [Fact]
    public void one_that_is_not_there_is_not_given_back() =>
        Given<EligibilityCertificates>.Events(Issued).When(c => c!.Invalidate(Another, CertificateInvalidation.Returned, Now)).ThenRejected("eligibility.eligibility-certificate-not-found");

    [Fact]
    public void ex_officio_one_is_issued_when_a_rule_says_so() =>
        Given<EligibilityCertificates>.Nothing.When(c => ExOfficioOn(c, Certificate))
            .Then(Issued with { Reason = EligibilityCertificateReason.NoRegistration });

    [Fact]
    public void ex_officio_none_is_issued_twice() =>
        Given<EligibilityCertificates>.Events(Issued).When(c => ExOfficioOn(c, Another)).ThenNothing();

    [Fact]
    public void ex_officio_the_same_one_is_not_issued_again_even_when_it_was_given_back() =>
        Given<EligibilityCertificates>.Events(Issued, new EligibilityCertificateInvalidated(Id, Certificate, CertificateInvalidation.Returned, Now))
            .When(c => ExOfficioOn(c, Certificate)).ThenNothing();

    [Fact]
    public void one_that_was_prepared_for_a_later_day_keeps_its_days() =>
        Given<EligibilityCertificates>.Events(Issued with { ValidFrom = new(2026, 8, 1) }).When(c => ExOfficioOn(c, Another))
            .Then(Issued with { CertificateId = Another, Reason = EligibilityCertificateReason.NoRegistration, ValidThrough = new(2026, 7, 31) });

    private static Decision Request(EligibilityCertificates? existing, Guid id, InsuredPerson? person = null, bool withLimit = false, LocalDate? today = null) =>
        EligibilityCertificates.Request(existing, person ?? Insured, id, withLimit, today ?? Today, Now);

    private static Decision ExOfficioOn(EligibilityCertificates? existing, Guid id) =>
        EligibilityCertificates.IssueExOfficio(existing, Insured, null, id, Today, Now);

    private static EligibilityCertificates State(params object[] events) =>
        events.Aggregate((EligibilityCertificates?)null, EligibilityCertificates.Evolve)!;

    private static InsuredPerson Person(CoverageTerms terms) =>
        new object[] { Registered, new CoverageRegistered(Id, CoverageId, terms, Now) }.Aggregate((InsuredPerson?)null, InsuredPerson.Evolve)!;

    private static LocalDate Day(string text) => LocalDatePattern.Iso.Parse(text).Value;
}
