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
    private static readonly ConsentGiven AtClinic = new(Id, ConsentId, Clinic, [InformationKind.Drugs], Now, Now + Day);
    private static readonly ConsentGiven AtPharmacy = AtClinic with { Institution = Pharmacy, Until = Now + (Day * 3) };

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

    private static Domain.Decision Give(Consents? existing, string institution) =>
        Consents.Give(existing, Id, ConsentId, InstitutionNumber.Parse(institution), [InformationKind.Drugs], Now);

    private static Consents After(params object[] events) => events.Aggregate((Consents?)null, Consents.Evolve)!;
}
