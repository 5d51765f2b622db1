using Healthcare.Application.Eligibility;
using Healthcare.Application.Identity;
using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Shared;
using Healthcare.Tests.Support;
using NodaTime;
using Xunit;
using static Healthcare.Tests.Eligibility.People;

namespace Healthcare.Tests.Eligibility;

public sealed class ConsentsTests
{
    private static readonly Guid ConsentId = new("0197f000-0000-7000-8000-000000000021");
    private static readonly Duration Day = Duration.FromHours(24);
    private static readonly ConsentGiven AtClinic = new(Id, ConsentId, Clinic, [InformationKind.Drugs], Now, Now + Day,
        ConsentChannel.Reader, ConsentPurpose.Treatment, ConsentTerm.AtInstitution);

    private static readonly ConsentGiven AtPharmacy = AtClinic with { Institution = Pharmacy, Until = Now + (Day * 3), Purpose = ConsentPurpose.Dispensing, Term = ConsentTerm.AtPharmacy };

    private static readonly ConsentGiven ForTheStay = AtClinic with { Until = Now + (Day * 30), Term = ConsentTerm.InpatientStay };

    [Fact]
    public void a_consent_at_a_clinic_holds_for_24_hours() =>
        Given<Consents>.Nothing.When(c => Give(c, Clinic)).Then(AtClinic);

    [Fact]
    public void a_consent_at_a_pharmacy_holds_for_3_days() =>
        Given<Consents>.Nothing.When(c => Give(c, Pharmacy)).Then(AtPharmacy);

    [Fact]
    public void a_consent_is_given_only_once_under_one_id() =>
        Given<Consents>.Events(AtClinic).When(c => Give(c, Clinic)).ThenRejected("eligibility.consent-already-given");

    [Fact]
    public void a_consent_is_withdrawn() =>
        Given<Consents>.Events(AtClinic).When(c => c!.Withdraw(ConsentId, Now)).Then(new ConsentWithdrawn(Id, ConsentId, Now));

    [Fact]
    public void what_was_withdrawn_cannot_be_withdrawn_again() =>
        Given<Consents>.Events(AtClinic, new ConsentWithdrawn(Id, ConsentId, Now)).When(c => c!.Withdraw(ConsentId, Now)).ThenRejected("eligibility.consent-not-found");

    [Fact]
    public void a_consent_that_was_never_given_cannot_be_withdrawn() =>
        Given<Consents>.Events(AtClinic).When(c => c!.Withdraw(Somebody, Now)).ThenRejected("eligibility.consent-not-found");

    [Theory]
    [InlineData(0, true)]
    [InlineData(24 * 3600 - 1, true)]
    [InlineData(24 * 3600, false)]
    public void a_clinic_may_look_until_its_24_hours_are_over(int seconds, bool allowed) =>
        Assert.Equal(allowed, After(AtClinic).Allow(Clinic, InformationKind.Drugs, Now + Duration.FromSeconds(seconds)));

    [Theory]
    [InlineData(3 * 24 * 3600 - 1, true)]
    [InlineData(3 * 24 * 3600, false)]
    public void a_pharmacy_may_look_until_its_3_days_are_over(int seconds, bool allowed) =>
        Assert.Equal(allowed, After(AtPharmacy).Allow(Pharmacy, InformationKind.Drugs, Now + Duration.FromSeconds(seconds)));

    [Fact]
    public void a_consent_is_for_one_institution_and_the_kinds_that_were_named()
    {
        var consents = After(AtClinic);
        Assert.False(consents.Allow(OtherClinic, InformationKind.Drugs, Now));
        Assert.False(consents.Allow(Clinic, InformationKind.Surgery, Now));
        Assert.False(consents.Allow(Clinic, InformationKind.CheckUps, Now));
    }

    [Fact]
    public void after_a_withdrawal_nothing_is_allowed_but_what_another_consent_allows()
    {
        var other = AtClinic with { ConsentId = Somebody, Kinds = [InformationKind.Surgery] };
        var consents = After(AtClinic, other, new ConsentWithdrawn(Id, ConsentId, Now));
        Assert.False(consents.Allow(Clinic, InformationKind.Drugs, Now));
        Assert.True(consents.Allow(Clinic, InformationKind.Surgery, Now));
    }

    [Theory]
    [InlineData(InformationKind.Drugs)]
    [InlineData(InformationKind.Surgery)]
    [InlineData(InformationKind.CheckUps)]
    public void a_certificate_that_no_longer_opens_medical_information_gives_no_consent_to_it(InformationKind kind) =>
        Given<Consents>.Nothing.When(c => Consents.GiveAtReader(c, Draft(Clinic, InformationKind.CopayLimit, kind), false, false, Now))
            .ThenRejected("eligibility.medical-information-closed");

    [Fact]
    public void the_limit_category_is_insurance_and_needs_no_certificate_in_force() =>
        Given<Consents>.Nothing.When(c => Consents.GiveAtReader(c, Draft(Clinic, InformationKind.CopayLimit), false, false, Now))
            .Then(AtClinic with { Kinds = [InformationKind.CopayLimit] });

    [Fact]
    public void a_consent_for_a_stay_holds_for_at_most_30_days() =>
        Given<Consents>.Nothing.When(c => Consents.GiveAtReader(c, Draft(Clinic), true, true, Now)).Then(ForTheStay);

    [Theory]
    [InlineData(30 * 24 * 3600 - 1, true)]
    [InlineData(30 * 24 * 3600, false)]
    public void a_stay_is_over_after_30_days_even_if_nobody_says_so(int seconds, bool allowed) =>
        Assert.Equal(allowed, After(ForTheStay).Allow(Clinic, InformationKind.Drugs, Now + Duration.FromSeconds(seconds)));

    [Fact]
    public void a_pharmacy_has_no_inpatients() =>
        Given<Consents>.Nothing.When(c => Consents.GiveAtReader(c, Draft(Pharmacy), true, true, Now)).ThenRejected("eligibility.no-stay-at-pharmacy");

    [Fact]
    public void a_discharge_ends_what_was_agreed_to_for_the_stay_and_nothing_else()
    {
        var (visit, elsewhere) = (AtClinic with { ConsentId = Somebody }, ForTheStay with { ConsentId = CoverageId, Institution = OtherClinic });
        Given<Consents>.Events(ForTheStay, visit, elsewhere).When(c => c!.Discharge(Clinic, Now)).Then(new ConsentEndedAtDischarge(Id, ConsentId, Now));
        var after = After(ForTheStay, elsewhere, new ConsentEndedAtDischarge(Id, ConsentId, Now));
        Assert.False(after.Allow(Clinic, InformationKind.Drugs, Now));
        Assert.True(after.Allow(OtherClinic, InformationKind.Drugs, Now));
    }

    [Theory]
    [InlineData(0, Clinic, false)]
    [InlineData(30, Clinic, true)]
    [InlineData(0, OtherClinic, true)]
    public void there_is_no_discharge_without_a_stay(int days, string institution, bool refused)
    {
        var decided = Given<Consents>.Events(ForTheStay).When(c => c!.Discharge(institution, Now + (Day * days)));
        if (refused)
            decided.ThenRejected("eligibility.no-inpatient-consent");
        else
            decided.Then(new ConsentEndedAtDischarge(Id, ConsentId, Now));
    }

    [Fact]
    public void a_consent_for_a_visit_is_not_ended_by_a_discharge() =>
        Given<Consents>.Events(AtClinic).When(c => c!.Discharge(Clinic, Now)).ThenRejected("eligibility.no-inpatient-consent");

    [Theory]
    [InlineData("2026-03-31", false)]
    [InlineData("2026-04-01", true)]
    [InlineData("2026-04-02", true)]
    [InlineData("2027-03-31", true)]
    [InlineData("2027-04-01", true)]
    [InlineData("2027-04-02", false)]
    public void in_the_portal_the_last_day_is_today_or_within_a_year(string lastDay, bool allowed)
    {
        var day = Iso(lastDay);
        var decided = Given<Consents>.Nothing.When(c => Consents.GiveAtPortal(c, Draft(Clinic), day, Now));
        if (allowed)
            decided.Then(AtClinic with { Until = Instant.FromUtc(day.Year, day.Month, day.Day, 15, 0), Channel = ConsentChannel.Portal, Term = ConsentTerm.ChosenDay });
        else
            decided.ThenRejected("eligibility.consent-day-out-of-range");
    }

    [Theory]
    [InlineData(14, 59, 59, true)]
    [InlineData(15, 0, 0, false)]
    public void the_last_day_ends_at_midnight_in_japan(int hour, int minute, int second, bool allowed)
    {
        var chosen = AtClinic with { Until = ConsentTerms.EndOf(new(2026, 4, 10)) };
        Assert.Equal(allowed, After(chosen).Allow(Clinic, InformationKind.Drugs, Instant.FromUtc(2026, 4, 10, hour, minute, second)));
    }

    [Fact]
    public void without_a_last_day_the_portal_gives_what_a_reader_gives() =>
        Given<Consents>.Nothing.When(c => Consents.GiveAtPortal(c, Draft(Pharmacy), null, Now)).Then(AtPharmacy with { Channel = ConsentChannel.Portal });

    [Theory]
    [InlineData(0, 30, 15)]
    [InlineData(14, 59, 15)]
    [InlineData(15, 0, 39)]
    public void what_was_said_holds_until_the_end_of_that_day_in_japan(int hour, int minute, int endsAfterHours)
    {
        var said = Instant.FromUtc(2026, 4, 1, hour, minute);
        var ends = Instant.FromUtc(2026, 4, 1, 0, 0) + Duration.FromHours(endsAfterHours);
        Given<Consents>.Nothing.When(c => Consents.GiveOrally(c, Draft(Pharmacy), said))
            .Then(AtPharmacy with { GivenAt = said, Until = ends, Channel = ConsentChannel.Oral, Term = ConsentTerm.VisitDay });
    }

    [Theory]
    [InlineData(InformationKind.Surgery)]
    [InlineData(InformationKind.CheckUps)]
    [InlineData(InformationKind.CopayLimit)]
    public void oral_consent_is_for_drugs_only(InformationKind kind)
    {
        Given<Consents>.Nothing.When(c => Consents.GiveOrally(c, Draft(Clinic, kind), Now)).ThenRejected("eligibility.oral-consent-for-drugs-only");
        Given<Consents>.Nothing.When(c => Consents.GiveOrally(c, Draft(Clinic, InformationKind.Drugs, kind), Now)).ThenRejected("eligibility.oral-consent-for-drugs-only");
    }

    [Fact]
    public void oral_consent_is_recorded_by_a_doctor_a_dentist_or_a_pharmacist_and_by_no_clerk() =>
        Assert.Equal([Role.Doctor, Role.Dentist, Role.Pharmacist], RecordOralConsent.Access.Roles);

    [Fact]
    public void at_a_reader_only_what_was_given_to_that_institution_is_withdrawn()
    {
        Given<Consents>.Events(AtClinic).When(c => c!.Withdraw(ConsentId, Now, Clinic)).Then(new ConsentWithdrawn(Id, ConsentId, Now, ConsentChannel.Reader));
        Given<Consents>.Events(AtClinic).When(c => c!.Withdraw(ConsentId, Now, OtherClinic)).ThenRejected("eligibility.consent-not-found");
    }

    [Fact]
    public void what_has_run_out_cannot_be_withdrawn()
    {
        Given<Consents>.Events(AtClinic).When(c => c!.Withdraw(ConsentId, AtClinic.Until - Duration.Epsilon)).Then(new ConsentWithdrawn(Id, ConsentId, AtClinic.Until - Duration.Epsilon));
        Given<Consents>.Events(AtClinic).When(c => c!.Withdraw(ConsentId, AtClinic.Until)).ThenRejected("eligibility.consent-not-found");
    }

    private static Domain.Decision Give(Consents? existing, string institution) => Consents.GiveAtReader(existing, Draft(institution), true, false, Now);

    private static ConsentDraft Draft(string institution, params InformationKind[] kinds) =>
        new(Id, ConsentId, InstitutionNumber.Parse(institution), kinds.Length == 0 ? [InformationKind.Drugs] : kinds);

    private static LocalDate Iso(string day) => NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value;

    private static Consents After(params object[] events) => events.Aggregate((Consents?)null, Consents.Evolve)!;
}
