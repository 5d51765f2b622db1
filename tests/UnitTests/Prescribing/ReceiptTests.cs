using Healthcare.Domain.Prescribing;
using Healthcare.Tests.Support;
using Xunit;
using static Healthcare.Tests.Prescribing.Courses;
using static Healthcare.Tests.Prescribing.Drugs;

namespace Healthcare.Tests.Prescribing;

/// <summary>The secret, the return and what a cancellation does meanwhile.</summary>
public sealed class ReceiptTests
{
    private static readonly SecretRecovered Recovered = new(PersonId, PrescriptionId, Pharmacy, PharmacySecret.HashOf("new"), Now);

    public static TheoryData<string> Guarded => ["dispense", "correct", "return", "close", "query"];

    [Theory]
    [MemberData(nameof(Guarded))]
    public void only_the_bearer_of_the_secret_goes_on(string step)
    {
        foreach (var secret in new[] { null, "", "wrong" })
            Before(step).When(p => Do(step, p!, Bearer with { Secret = secret })).ThenRejected("prescribing.wrong-secret");
    }

    [Theory]
    [MemberData(nameof(Guarded))]
    public void another_pharmacy_does_not_go_on_even_with_the_secret(string step) =>
        Before(step).When(p => Do(step, p!, Bearer with { Pharmacy = OtherPharmacy })).ThenRejected("prescribing.held-by-another-pharmacy");

    [Fact]
    public void the_pharmacy_recovers_a_lost_secret() =>
        Given<Prescription>.Events(Registered, Received).When(p => p!.RecoverSecret(Pharmacy, "new", Today, Now)).Then(Recovered);

    [Fact]
    public void another_pharmacy_recovers_nothing() =>
        Given<Prescription>.Events(Registered, Received).When(p => p!.RecoverSecret(OtherPharmacy, "new", Today, Now)).ThenRejected("prescribing.held-by-another-pharmacy");

    [Fact]
    public void a_recovered_secret_holds() =>
        Given<Prescription>.Events(Registered, Received, Recovered).When(p => p!.Return(Bearer with { Secret = "new" }, null, Today, Now)).Then(Returned);

    [Fact]
    public void the_secret_before_is_void() =>
        Given<Prescription>.Events(Registered, Received, Recovered).When(p => p!.Return(Bearer, null, Today, Now)).ThenRejected("prescribing.wrong-secret");

    [Fact]
    public void after_a_return_the_old_secret_is_void() =>
        Given<Prescription>.Events(Registered, Received, Returned, Received with { SecretHash = PharmacySecret.HashOf("second") })
            .When(p => p!.Return(Bearer, null, Today, Now)).ThenRejected("prescribing.wrong-secret");

    [Fact]
    public void after_a_return_another_pharmacy_receives_it() =>
        Given<Prescription>.Events(Registered, Received, Returned).When(p => p!.Receive(OtherPharmacy, Secret, Today, Now)).Then(Received with { Pharmacy = OtherPharmacy });

    [Fact]
    public void a_prescription_that_is_returned_too_late_is_expired() =>
        Given<Prescription>.Events(Registered, Received, Returned).When(p => p!.Receive(OtherPharmacy, Secret, LastDay.PlusDays(1), Now)).ThenRejected("prescribing.receive-when-expired");

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void what_is_on_paper_is_cancelled_after_its_period_too_for_it_goes_on_to_count(int days) =>
        Given<Prescription>.Events(Registered).When(p => p!.Cancel(Drugs.Issuer, CancellationReason.Mistake, "取り違え", LastDay.PlusDays(days), Now)).Then(Cancelled);

    [Fact]
    public void a_cancellation_is_noted_while_a_pharmacy_holds_it() =>
        Given<Prescription>.Events(Registered, Received).When(p => p!.Cancel(Drugs.Issuer, CancellationReason.Mistake, "取り違え", Today, Now)).Then(Noted);

    [Fact]
    public void a_noted_cancellation_takes_effect_when_it_is_returned() =>
        Given<Prescription>.Events(Registered, Received, Noted).When(p => p!.Return(Bearer, null, Today, Now)).Then(Returned, Cancelled);

    [Fact]
    public void a_noted_cancellation_does_not_stop_the_pharmacy_that_holds_it() =>
        Given<Prescription>.Events(Registered, Received, Noted)
            .When(p => p!.Dispense(Bearer, Courses.Draft(DispensingId, Today, All()), Today, Now)).Then(Of(DispensingId, All()));

    [Fact]
    public void a_noted_cancellation_takes_effect_on_the_uses_that_are_left() =>
        Given<Prescription>.Events(Refilled, Received, Noted, Dispensed).When(p => p!.Close(Bearer, Today, Now)).Then(ClosedWithNext, Cancelled);

    [Fact]
    public void a_noted_cancellation_has_nothing_to_do_after_the_last_use() =>
        Given<Prescription>.Events(Registered, Received, Noted, Dispensed).When(p => p!.Close(Bearer, Today, Now)).Then(Closed);

    [Fact]
    public void another_institution_neither_cancels_nor_changes_it()
    {
        var other = Drugs.Issuer with { Institution = "1310000023" };
        Given<Prescription>.Events(Registered).When(p => p!.Cancel(other, CancellationReason.Mistake, null, Today, Now)).ThenRejected("prescribing.of-another-issuer");
        Given<Prescription>.Events(Registered).When(p => p!.Amend(other, [Tablets], null, null, Examined([Tablets]), Today, Now)).ThenRejected("prescribing.of-another-issuer");
    }

    private static Given<Prescription> Before(string step) =>
        step is "correct" or "close" ? Given<Prescription>.Events(Registered, Received, Dispensed) : Given<Prescription>.Events(Registered, Received);

    private static Domain.Decision Do(string step, Prescription p, Holder holder) => step switch
    {
        "dispense" => p.Dispense(holder, Courses.Draft(DispensingId, Today, All()), Today, Now),
        "correct" => p.Correct(holder, Courses.Draft(DispensingId, Today, All()), "誤り", Today, Now),
        "return" => p.Return(holder, null, Today, Now),
        "close" => p.Close(holder, Today, Now),
        _ => p.Query(holder, QueryId, QueryKind.Dose, "？", Today, Now),
    };
}
