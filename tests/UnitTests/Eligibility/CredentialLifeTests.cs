using Healthcare.Domain.Eligibility;
using Healthcare.Tests.Support;
using NodaTime;
using NodaTime.Text;
using Xunit;
using static Healthcare.Tests.Eligibility.People;

namespace Healthcare.Tests.Eligibility;

public sealed class CredentialLifeTests
{
    private const string Serial = "0123456789abcdef", NewSerial = "fedcba9876543210", PhoneSerial = "aaaaaaaaaaaaaaaa", Clinic = "1310000001";
    private static readonly LocalDate Last = new(2026, 8, 15);
    private static readonly Guid CardId = new("0197f000-0000-7000-8000-000000000009"), PhoneId = new("0197f000-0000-7000-8000-00000000000a");
    private static readonly CardCertificateLinked Linked = new(Id, CardId, Serial, Last, Now);
    private static readonly CardCertificateLinked Unregistered = Linked with { UseRegistered = false };
    private static readonly CardCertificateLinked Phone = new(Id, PhoneId, PhoneSerial, Last, Now, CredentialKind.Smartphone);
    private static readonly CardSuspended Suspended = new(Id, CardId, CardReason.Stolen, Now);
    private static readonly CardRevoked Revoked = new(Id, CardId, CardReason.Returned, Now);
    private static readonly NewCertificate New = new(NewSerial, Last.PlusYears(5));
    private static readonly PinAttempted Wrong = new(Id, CardId, Clinic, false, Now), Right = new(Id, CardId, Clinic, true, Now);

    [Fact]
    public void the_use_of_a_linked_card_is_registered() =>
        Given<Credentials>.Events(Unregistered).When(c => c!.RegisterUse(CardId, Last, Now)).Then(new CardUseRegistered(Id, CardId, Now));

    [Fact]
    public void registering_the_use_again_changes_nothing() =>
        Given<Credentials>.Events(Linked).When(c => c!.RegisterUse(CardId, Last, Now)).ThenNothing();

    [Theory]
    [InlineData(-1, null)]
    [InlineData(0, null)]
    [InlineData(1, "eligibility.card-expired")]
    public void the_use_is_registered_through_the_last_day_of_the_certificate(int days, string? code)
    {
        var asked = Given<Credentials>.Events(Unregistered).When(c => c!.RegisterUse(CardId, Last.PlusDays(days), Now));
        if (code is null)
            asked.Then(new CardUseRegistered(Id, CardId, Now));
        else
            asked.ThenRejected(code);
    }

    [Fact]
    public void the_use_of_a_suspended_card_is_not_registered() =>
        Given<Credentials>.Events(Unregistered, Suspended).When(c => c!.RegisterUse(CardId, Last, Now)).ThenRejected("eligibility.card-suspended");

    [Fact]
    public void a_withdrawn_use_registration_takes_the_card_out_of_use_and_can_be_made_again()
    {
        Given<Credentials>.Events(Linked).When(c => c!.WithdrawUse(CardId, Now)).Then(new CardUseWithdrawn(Id, CardId, Now));
        Given<Credentials>.Events(Unregistered).When(c => c!.WithdrawUse(CardId, Now)).ThenNothing();
        Assert.Equal("eligibility.use-not-registered", Refusal(Serial, Linked, new CardUseWithdrawn(Id, CardId, Now)));
        Assert.Null(Refusal(Serial, Linked, new CardUseWithdrawn(Id, CardId, Now), new CardUseRegistered(Id, CardId, Now)));
    }

    [Fact]
    public void a_suspended_card_proves_nothing_until_it_is_resumed()
    {
        Given<Credentials>.Events(Linked).When(c => c!.Suspend(CardId, CardReason.Stolen, Now)).Then(Suspended);
        Given<Credentials>.Events(Linked, Suspended).When(c => c!.Suspend(CardId, CardReason.Lost, Now)).ThenNothing();
        Given<Credentials>.Events(Linked, Suspended).When(c => c!.Resume(CardId, Now)).Then(new CardResumed(Id, CardId, Now));
        Given<Credentials>.Events(Linked).When(c => c!.Resume(CardId, Now)).ThenNothing();
        Assert.Equal("eligibility.card-suspended", Refusal(Serial, Linked, Suspended));
        Assert.Null(Refusal(Serial, Linked, Suspended, new CardResumed(Id, CardId, Now)));
    }

    [Fact]
    public void a_revoked_card_stays_revoked()
    {
        Given<Credentials>.Events(Linked, Suspended).When(c => c!.Revoke(CardId, CardReason.Returned, Now)).Then(Revoked);
        Given<Credentials>.Events(Linked, Revoked).When(c => c!.Revoke(CardId, CardReason.Other, Now)).ThenNothing();
        Given<Credentials>.Events(Linked, Revoked).When(c => c!.Resume(CardId, Now)).ThenRejected("eligibility.card-revoked");
        Given<Credentials>.Events(Linked, Revoked).When(c => c!.Suspend(CardId, CardReason.Lost, Now)).ThenRejected("eligibility.card-revoked");
        Given<Credentials>.Events(Linked, Revoked).When(c => c!.RegisterUse(CardId, Last, Now)).ThenRejected("eligibility.card-revoked");
        Given<Credentials>.Events(Linked, Revoked).When(c => c!.Renew(CardId, New, null, Last, Now)).ThenRejected("eligibility.card-revoked");
        Assert.Equal("eligibility.card-revoked", Refusal(Serial, Linked, Revoked));
    }

    [Fact]
    public void a_smartphone_is_revoked_on_its_own()
    {
        Assert.Equal("eligibility.card-revoked", Refusal(PhoneSerial, Linked, Phone, new CardRevoked(Id, PhoneId, CardReason.Lost, Now)));
        Assert.Null(Refusal(Serial, Linked, Phone, new CardRevoked(Id, PhoneId, CardReason.Lost, Now)));
        Assert.Null(Refusal(PhoneSerial, Linked, Phone, Revoked));
    }

    [Theory]
    [InlineData("2026-05-01", true)]
    [InlineData("2026-08-15", true)]
    [InlineData("2026-08-16", true)]
    [InlineData("2026-11-14", true)]
    [InlineData("2026-11-15", true)]
    [InlineData("2026-11-16", false)]
    public void renewed_within_three_months_of_the_expiry_the_use_registration_goes_over(string day, bool carried) =>
        Given<Credentials>.Events(Linked).When(c => c!.Renew(CardId, New, null, Day(day), Now))
            .Then(new CertificateRenewed(Id, CardId, NewSerial, New.ValidThrough, carried, Now));

    [Theory]
    [InlineData("2026-11-14", null)]
    [InlineData("2026-11-15", null)]
    [InlineData("2026-11-16", "eligibility.use-not-registered")]
    public void renewed_later_the_card_works_only_after_a_new_use_registration(string day, string? code)
    {
        var renewed = Renewed(Linked, Day(day));
        Assert.Equal(code, Refusal(NewSerial, Linked, renewed));
        Assert.Null(Refusal(NewSerial, Linked, renewed, new CardUseRegistered(Id, CardId, Now)));
        Given<Credentials>.Events(Linked, renewed).When(c => c!.WithSerial(NewSerial)!.UseRegistered ? Domain.Decision.Accept() : c.RegisterUse(CardId, Day(day), Now))
            .Then(code is null ? [] : [new CardUseRegistered(Id, CardId, Now)]);
    }

    [Theory]
    [InlineData("2026-08-15", CertificateStanding.RenewalDue, true)]
    [InlineData("2026-08-16", CertificateStanding.Expired, true)]
    [InlineData("2026-11-14", CertificateStanding.Expired, true)]
    [InlineData("2026-11-15", CertificateStanding.Expired, true)]
    [InlineData("2026-11-16", CertificateStanding.Lapsed, false)]
    public void renewed_within_the_three_months_and_not_later_it_opens_medical_information_again(string day, CertificateStanding before, bool again)
    {
        Assert.Equal(before, Of(Linked).WithSerial(Serial)!.On(Day(day)));
        var renewed = Of(Linked, Renewed(Linked, Day(day))).WithSerial(NewSerial)!;
        Assert.Equal((CertificateStanding.Valid, again), (renewed.On(Day(day)), renewed.ProvesEligibilityOn(Day(day))));
    }

    [Fact]
    public void a_superseded_serial_proves_nothing() =>
        Assert.Equal("eligibility.card-superseded", Refusal(Serial, Linked, Renewed(Linked, Last)));

    [Fact]
    public void a_renewal_must_end_later_and_have_a_serial_of_its_own()
    {
        Given<Credentials>.Events(Linked).When(c => c!.Renew(CardId, New with { ValidThrough = Last }, null, Last, Now)).ThenRejected("eligibility.certificate-not-later");
        Given<Credentials>.Events(Linked).When(c => c!.Renew(CardId, New with { ValidThrough = Last.PlusDays(1) }, null, Last.PlusDays(2), Now)).ThenRejected("eligibility.card-expired");
        Given<Credentials>.Events(Linked).When(c => c!.Renew(CardId, New, Somebody, Last, Now)).ThenRejected("eligibility.card-already-linked");
        Given<Credentials>.Events(Linked, Suspended).When(c => c!.Renew(CardId, New, null, Last, Now)).ThenRejected("eligibility.card-suspended");
    }

    [Fact]
    public void a_reissued_card_works_again_with_a_new_serial_and_a_new_pin()
    {
        var reissued = new CardReissued(Id, CardId, NewSerial, New.ValidThrough, true, CardReason.Lost, Now);
        Given<Credentials>.Events(Linked, Suspended).When(c => c!.Reissue(CardId, New, CardReason.Lost, null, Last, Now)).Then(reissued);
        Given<Credentials>.Events(Linked, Revoked).When(c => c!.Reissue(CardId, New, CardReason.Lost, null, Last, Now)).Then(reissued);
        Assert.Null(Refusal(NewSerial, Linked, Wrong, Wrong, Wrong, Suspended, reissued));
        Assert.Equal("eligibility.card-superseded", Refusal(Serial, Linked, Suspended, reissued));
        Assert.False(Of(Linked, Wrong, Wrong, Wrong, reissued).WithSerial(NewSerial)!.IsPinLocked);
    }

    [Theory]
    [InlineData("2026-11-14", true)]
    [InlineData("2026-11-15", true)]
    [InlineData("2026-11-16", false)]
    public void reissued_more_than_three_months_after_the_expiry_the_use_must_be_registered_anew(string day, bool carried) =>
        Given<Credentials>.Events(Linked).When(c => c!.Reissue(CardId, New, CardReason.Damaged, null, Day(day), Now))
            .Then(new CardReissued(Id, CardId, NewSerial, New.ValidThrough, carried, CardReason.Damaged, Now));

    [Fact]
    public void the_third_wrong_pin_in_a_row_locks_it()
    {
        Given<Credentials>.Events(Linked, Wrong).When(c => c!.AttemptPin(Serial, Clinic, false, Now)).Then(Wrong);
        Given<Credentials>.Events(Linked, Wrong, Wrong).When(c => c!.AttemptPin(Serial, Clinic, false, Now)).Then(Wrong, new PinLocked(Id, CardId, Now));
        Given<Credentials>.Events(Linked, Wrong, Wrong, Wrong).When(c => c!.AttemptPin(Serial, Clinic, true, Now)).ThenRejected("eligibility.pin-locked");
    }

    [Fact]
    public void a_right_pin_forgets_the_wrong_ones_before_it()
    {
        Given<Credentials>.Events(Linked, Wrong, Wrong).When(c => c!.AttemptPin(Serial, Clinic, true, Now)).Then(Right);
        Given<Credentials>.Events(Linked, Wrong, Wrong, Right).When(c => c!.AttemptPin(Serial, Clinic, false, Now)).Then(Wrong);
        Given<Credentials>.Events(Linked).When(c => c!.AttemptPin(Serial, Clinic, true, Now)).ThenNothing();
    }

    [Fact]
    public void a_locked_pin_leaves_the_face()
    {
        Assert.Equal("eligibility.pin-locked", Of(Linked, Wrong, Wrong, Wrong).Present(Serial, withPin: true).Refusal?.Code);
        Assert.Null(Of(Linked, Wrong, Wrong, Wrong).Present(Serial, withPin: false).Refusal);
    }

    [Fact]
    public void an_unlocked_pin_works_again()
    {
        Given<Credentials>.Events(Linked, Wrong, Wrong, Wrong).When(c => c!.UnlockPin(CardId, Now)).Then(new PinUnlocked(Id, CardId, Now));
        Given<Credentials>.Events(Linked).When(c => c!.UnlockPin(CardId, Now)).ThenNothing();
        Assert.Null(Of(Linked, Wrong, Wrong, Wrong, new PinUnlocked(Id, CardId, Now)).Present(Serial, withPin: true).Refusal);
    }

    [Fact]
    public void a_serial_is_the_same_number_with_and_without_leading_zeros() =>
        Assert.Null(Refusal("123456789abcdef", Linked));

    private static CertificateRenewed Renewed(CardCertificateLinked linked, LocalDate day) =>
        Assert.IsType<CertificateRenewed>(Assert.IsType<Domain.Decision.Accepted>(Of(linked).Renew(CardId, New, null, day, Now)).Events.Single());

    private static string? Refusal(string serial, params object[] events) => Of(events).Present(serial, withPin: false).Refusal?.Code;

    private static Credentials Of(params object[] events) => events.Aggregate((Credentials?)null, Credentials.Evolve)!;

    private static LocalDate Day(string text) => LocalDatePattern.Iso.Parse(text).Value;
}
