using Healthcare.Application.Portal;
using Healthcare.Domain.Eligibility;
using NodaTime;
using NodaTime.Text;
using Xunit;
using static Healthcare.Tests.Eligibility.People;

namespace Healthcare.Tests.Eligibility;

public sealed class CertificateNoticesTests
{
    private static readonly Guid CardId = new("0197f000-0000-7000-8000-000000000009");
    private static readonly Credential Card = new(CardId, CredentialKind.Card, "0123456789abcdef", new(2026, 8, 15), true);

    [Theory]
    [InlineData("2026-05-14", null)]
    [InlineData("2026-05-15", false)]
    [InlineData("2026-05-16", false)]
    [InlineData("2026-08-14", false)]
    [InlineData("2026-08-15", false)]
    [InlineData("2026-08-16", true)]
    [InlineData("2026-11-14", true)]
    [InlineData("2026-11-15", true)]
    [InlineData("2026-11-16", null)]
    public void the_person_is_told_of_the_renewal_before_the_expiry_and_of_the_expiry_after_it(string day, bool? expired) =>
        Assert.Equal(
            expired is { } past ? new CertificateNotice(CardId, Card.ValidThrough, past) : null,
            CertificateNotices.DueOn(Card, LocalDatePattern.Iso.Parse(day).Value));

    [Fact]
    public void nobody_is_told_of_what_cannot_be_used_anyway()
    {
        Assert.Null(CertificateNotices.DueOn(Card with { Status = CredentialStatus.Suspended }, Card.ValidThrough));
        Assert.Null(CertificateNotices.DueOn(Card with { Status = CredentialStatus.Revoked }, Card.ValidThrough));
        Assert.Null(CertificateNotices.DueOn(Card with { UseRegistered = false }, Card.ValidThrough));
    }

    [Fact]
    public void a_notice_is_one_for_each_certificate_last_day_and_kind()
    {
        var one = new TellOfCertificate(Id, CardId, Card.ValidThrough, false);
        Assert.Equal(one.NoticeId(), (one with { PersonId = Somebody }).NoticeId());
        Assert.Equal(3, new[] { one, one with { Expired = true }, one with { ValidThrough = Card.ValidThrough.PlusYears(5) } }.Select(tell => tell.NoticeId()).Distinct().Count());
    }
}
