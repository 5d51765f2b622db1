using Healthcare.Application.Commands;
using Healthcare.Application.Eligibility;
using Healthcare.Domain.Eligibility;
using Healthcare.Tests.Support;
using NodaTime;
using NodaTime.Text;
using Xunit;
using static Healthcare.Tests.Eligibility.People;

namespace Healthcare.Tests.Eligibility;

public sealed class CredentialsTests
{
    private const string Serial = "0123456789abcdef";
    private static readonly Guid CertificateId = new("0197f000-0000-7000-8000-000000000009");
    private static readonly CardCertificateLinked Linked = new(Id, CertificateId, Serial, Today, Now);

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void a_certificate_is_linked_through_its_last_day(int days, bool linked)
    {
        var asked = Given<Credentials>.Nothing.When(c => Credentials.Link(c, Linked, null, Linked.ValidThrough.PlusDays(days)));
        if (linked)
            asked.Then(Linked);
        else
            asked.ThenRejected("eligibility.card-expired");
    }

    [Fact]
    public void a_link_is_made_only_once() =>
        Given<Credentials>.Events(Linked).When(c => Link(c, Today)).ThenRejected("eligibility.card-already-linked");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void a_serial_belongs_to_one_link_only_whoever_has_it(bool mine) =>
        Given<Credentials>.Nothing.When(c => Link(c, Today, mine ? Id : Somebody)).ThenRejected("eligibility.card-already-linked");

    [Theory]
    [InlineData("00ab12cd34", "ab12cd34", true), InlineData("ab12cd34", "AB12CD34", true), InlineData("ab12cd34", "ab12cd3400", false), InlineData("ab12cd34", "ab12cd35", false)]
    public void a_serial_is_one_card_however_it_is_written(string one, string other, bool same)
    {
        Assert.Equal(same, Credential.KeyOf(one) == Credential.KeyOf(other));
        Assert.Equal(same, Credential.IsSameSerial(one, other));
        Assert.Equal(same, Claim(new LinkCardCertificate(Id, CertificateId, one, Today)) == Claim(new LinkCardCertificate(Id, CertificateId, other, Today)));
        Assert.Equal(same, Claim(new RenewCertificate(Id, CertificateId, one, Today)) == Claim(new RenewCertificate(Id, CertificateId, other, Today)));
        Assert.Equal(same, Claim(new ReissueCard(Id, CertificateId, one, Today, CardReason.Lost)) == Claim(new LinkCardCertificate(Id, CertificateId, other, Today)));

        static string Claim(ICommand command) => command.Claims.Single();
    }

    [Theory]
    [InlineData("2026-08-15", "2026-05-14", CertificateStanding.Valid)]
    [InlineData("2026-08-15", "2026-05-15", CertificateStanding.RenewalDue)]
    [InlineData("2026-08-15", "2026-05-16", CertificateStanding.RenewalDue)]
    [InlineData("2026-08-15", "2026-08-14", CertificateStanding.RenewalDue)]
    [InlineData("2026-08-15", "2026-08-15", CertificateStanding.RenewalDue)]
    [InlineData("2026-08-15", "2026-08-16", CertificateStanding.Expired)]
    [InlineData("2026-08-15", "2026-11-14", CertificateStanding.Expired)]
    [InlineData("2026-08-15", "2026-11-15", CertificateStanding.Expired)]
    [InlineData("2026-08-15", "2026-11-16", CertificateStanding.Lapsed)]
    [InlineData("2026-11-30", "2027-02-27", CertificateStanding.Expired)]
    [InlineData("2026-11-30", "2027-02-28", CertificateStanding.Expired)] // three months after the 30th of November
    [InlineData("2026-11-30", "2027-03-01", CertificateStanding.Lapsed)]
    [InlineData("2026-05-31", "2026-02-27", CertificateStanding.Valid)] // three months before the 31st of May
    [InlineData("2026-05-31", "2026-02-28", CertificateStanding.RenewalDue)]
    [InlineData("2026-05-31", "2026-03-01", CertificateStanding.RenewalDue)]
    public void a_certificate_allows_less_around_and_after_its_last_day(string validThrough, string day, CertificateStanding standing) =>
        Assert.Equal(standing, new Credential(CertificateId, CredentialKind.Card, Serial, Day(validThrough), true).On(Day(day)));

    [Fact]
    public void a_smartphone_is_linked_beside_an_active_card() =>
        Given<Credentials>.Events(Linked).When(c => Credentials.Link(c, Phone, null, Today)).Then(Phone);

    [Fact]
    public void a_smartphone_is_not_linked_without_a_card() =>
        Given<Credentials>.Nothing.When(c => Credentials.Link(c, Phone, null, Today)).ThenRejected("eligibility.card-required");

    [Fact]
    public void a_smartphone_is_not_linked_beside_a_suspended_card() =>
        Given<Credentials>.Events(Linked, new CardSuspended(Id, CertificateId, CardReason.Lost, Now))
            .When(c => Credentials.Link(c, Phone, null, Today)).ThenRejected("eligibility.card-required");

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void a_smartphone_is_linked_through_the_last_day_of_the_card(int days, bool linked)
    {
        var asked = Given<Credentials>.Events(Linked).When(c => Credentials.Link(c, Phone with { ValidThrough = Today.PlusYears(1) }, null, Today.PlusDays(days)));
        if (linked)
            asked.Then(Phone with { ValidThrough = Today.PlusYears(1) });
        else
            asked.ThenRejected("eligibility.card-required");
    }

    private static readonly CardCertificateLinked Phone = new(
        Id, new("0197f000-0000-7000-8000-00000000000a"), "aaaaaaaaaaaaaaaa", Today.PlusYears(1), Now, CredentialKind.Smartphone);

    private static Domain.Decision Link(Credentials? existing, LocalDate validThrough, Guid? owner = null) =>
        Credentials.Link(existing, Linked with { ValidThrough = validThrough }, owner, Today);

    private static LocalDate Day(string text) => LocalDatePattern.Iso.Parse(text).Value;
}
