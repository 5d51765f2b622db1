using Healthcare.Domain;
using Healthcare.Domain.Prescribing;
using Healthcare.Tests.Support;
using NodaTime;
using Xunit;
using static Healthcare.Tests.Prescribing.Drugs;

namespace Healthcare.Tests.Prescribing;

public sealed class PrescriptionTests
{
    private static readonly SafetyReason Reason = new(SafetyReasonCode.Lost, "前回の薬を紛失した");
    private static readonly MedicationInUse SameDrug = Taking(Tablets, Today, Today);

    [Fact]
    public void a_prescription_is_valid_for_4_days_with_the_day_of_issue() =>
        Given<Prescription>.Nothing.When(p => Register(p, Draft())).Then(Registered);

    [Fact]
    public void a_prescriber_may_say_another_last_day() =>
        Given<Prescription>.Nothing.When(p => Register(p, Draft(validThrough: Today.PlusDays(30)))).Then(Registered with { ValidThrough = Today.PlusDays(30) });

    [Fact]
    public void a_prescription_is_registered_only_once() =>
        Given<Prescription>.Events(Registered).When(p => Register(p, Draft())).ThenRejected("prescribing.already-registered");

    [Fact]
    public void a_prescription_of_yesterday_is_registered() =>
        Given<Prescription>.Nothing.When(p => Register(p, Draft(issuedOn: Today.PlusDays(-1))))
            .Then(Registered with { IssuedOn = Today.PlusDays(-1), ValidThrough = LastDay.PlusDays(-1) });

    [Fact]
    public void a_prescription_of_tomorrow_is_not() =>
        Given<Prescription>.Nothing.When(p => Register(p, Draft(issuedOn: Today.PlusDays(1)))).ThenRejected("prescribing.issued-in-future");

    [Fact]
    public void a_duplicate_without_a_reason_is_refused_and_tells_what_it_duplicates()
    {
        var reason = Given<Prescription>.Nothing.When(p => Register(p, Draft(), SameDrug)).ThenRejected("prescribing.duplicate-medication");
        Assert.Equal(SameDrug, Assert.Single(Assert.IsAssignableFrom<IReadOnlyList<SafetyHit>>(reason.Details)).With);
    }

    [Fact]
    public void a_duplicate_with_a_reason_is_recorded_with_the_reason() =>
        Given<Prescription>.Nothing
            .When(p => Prescription.Register(p, Draft(), Examined([Tablets], SameDrug) with { Reason = Reason }, Today, Now))
            .Then(Registered, new SafetyAlertsAcknowledged(
                PersonId, PrescriptionId, null, Clinic, MedicationSafetyCheck.Hits([Tablets], Today, Examined([Tablets], SameDrug), PrescriptionId), Reason, Master, Now));

    [Fact]
    public void a_reason_without_a_duplicate_is_not_recorded() =>
        Given<Prescription>.Nothing.When(p => Prescription.Register(p, Draft(), Examined([Tablets]) with { Reason = Reason }, Today, Now)).Then(Registered);

    [Fact]
    public void a_duplicate_is_looked_for_from_the_day_of_issue() =>
        Given<Prescription>.Nothing
            .When(p => Register(p, Draft(issuedOn: Today.PlusDays(-1)), Taking(Tablets, Today.PlusDays(-5), Today.PlusDays(-1))))
            .ThenRejected("prescribing.duplicate-medication");

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    public void a_pharmacy_receives_it_through_its_last_day(int days) =>
        Given<Prescription>.Events(Registered).When(p => p!.Receive(Pharmacy, Secret, LastDay.PlusDays(days), Now)).Then(Received);

    [Fact]
    public void nobody_receives_it_the_day_after() =>
        Given<Prescription>.Events(Registered).When(p => p!.Receive(Pharmacy, Secret, LastDay.PlusDays(1), Now)).ThenRejected("prescribing.receive-when-expired");

    [Fact]
    public void a_second_pharmacy_does_not_receive_it() =>
        Given<Prescription>.Events(Registered, Received).When(p => p!.Receive(OtherPharmacy, Secret, Today, Now)).ThenRejected("prescribing.held-by-another-pharmacy");

    [Fact]
    public void the_pharmacy_that_holds_it_dispenses() =>
        Given<Prescription>.Events(Registered, Received).When(p => Dispense(p)).Then(Dispensed);

    [Fact]
    public void another_pharmacy_does_not_dispense_it() =>
        Given<Prescription>.Events(Registered, Received)
            .When(p => Dispense(p, Bearer with { Pharmacy = OtherPharmacy })).ThenRejected("prescribing.held-by-another-pharmacy");

    [Fact]
    public void without_the_secret_nobody_dispenses_it() =>
        Given<Prescription>.Events(Registered, Received).When(p => Dispense(p, Bearer with { Secret = "another" })).ThenRejected("prescribing.wrong-secret");

    [Fact]
    public void what_was_received_in_time_is_dispensed_after_the_last_day() =>
        Given<Prescription>.Events(Registered, Received)
            .When(p => Dispense(p, on: LastDay.PlusDays(1), today: LastDay.PlusDays(1)))
            .Then(Dispensed with { DispensedOn = LastDay.PlusDays(1) });

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public void the_day_of_dispensing_lies_between_issue_and_today(int days, bool refused)
    {
        var decided = Given<Prescription>.Events(Registered, Received).When(p => Dispense(p, on: Today.PlusDays(days), today: Today.PlusDays(2)));
        if (refused)
            decided.ThenRejected("prescribing.dispensing-date-out-of-range");
        else
            decided.Then(Dispensed with { DispensedOn = Today.PlusDays(days) });
    }

    private static Decision Register(Prescription? existing, PrescriptionDraft draft, params MedicationInUse[] taking) =>
        Prescription.Register(existing, draft, Examined(draft.Lines, taking), Today, Now);

    private static Decision Dispense(Prescription? held, Holder? holder = null, LocalDate? on = null, LocalDate? today = null) =>
        held!.Dispense(holder ?? Bearer, new(DispensingId, on ?? Today, held!.AllAsPrescribed(), Examined([Tablets])), today ?? Today, Now);
}
