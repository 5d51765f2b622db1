using Healthcare.Domain;
using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Shared;
using Healthcare.Tests.Support;
using NodaTime;
using Xunit;
using static Healthcare.Tests.Eligibility.People;

namespace Healthcare.Tests.Eligibility;

public sealed class ReaderConsentsTests
{
    private static readonly Guid CheckId = new("0197f000-0000-7000-8000-000000000031");

    [Theory]
    [InlineData(CertificateStanding.Valid)]
    [InlineData(CertificateStanding.RenewalDue)]
    public void a_valid_certificate_lets_the_person_agree_to_every_kind(CertificateStanding card) =>
        Given<Consents>.Nothing.When(c => Give(c, card, Enum.GetValues<InformationKind>()))
            .Then(new ConsentGiven(Id, ReaderConsents.ConsentIdOf(CheckId), Clinic, Enum.GetValues<InformationKind>(), Now, Now + Duration.FromHours(24), ConsentChannel.Reader, ConsentPurpose.Treatment, ConsentTerm.AtInstitution));

    [Fact]
    public void an_expired_certificate_lets_the_person_agree_to_the_limit_category_only()
    {
        Given<Consents>.Nothing.When(c => Give(c, CertificateStanding.Expired, InformationKind.CopayLimit))
            .Then(new ConsentGiven(Id, ReaderConsents.ConsentIdOf(CheckId), Clinic, [InformationKind.CopayLimit], Now, Now + Duration.FromHours(24), ConsentChannel.Reader, ConsentPurpose.Treatment, ConsentTerm.AtInstitution));
        foreach (var kind in new[] { InformationKind.Drugs, InformationKind.Surgery, InformationKind.CheckUps })
            Given<Consents>.Nothing.When(c => Give(c, CertificateStanding.Expired, InformationKind.CopayLimit, kind)).ThenRejected("eligibility.medical-information-closed");
    }

    [Theory]
    [InlineData(CertificateStanding.Lapsed)]
    [InlineData(null)]
    public void without_a_certificate_in_force_there_is_nothing_to_agree_to(CertificateStanding? card) =>
        Given<Consents>.Nothing.When(c => Give(c, card, InformationKind.CopayLimit)).ThenRejected("eligibility.medical-information-closed");

    [Fact]
    public void one_check_gives_one_consent()
    {
        var given = new ConsentGiven(Id, ReaderConsents.ConsentIdOf(CheckId), Clinic, [InformationKind.Drugs], Now, Now + Duration.FromHours(24), ConsentChannel.Reader, ConsentPurpose.Treatment, ConsentTerm.AtInstitution);
        Given<Consents>.Events(given).When(c => Give(c, CertificateStanding.Valid, InformationKind.Drugs)).ThenRejected("eligibility.consent-already-given");
        Assert.NotEqual(ReaderConsents.ConsentIdOf(CheckId), ReaderConsents.ConsentIdOf(Somebody));
    }

    private static Decision Give(Consents? existing, CertificateStanding? card, params InformationKind[] kinds) =>
        ReaderConsents.Give(existing, new(Id, ReaderConsents.ConsentIdOf(CheckId), InstitutionNumber.Parse(Clinic), kinds), card, Now);
}
