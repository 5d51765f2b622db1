using Healthcare.Domain.Eligibility;
using NodaTime;
using Xunit;
using static Healthcare.Tests.Eligibility.People;

namespace Healthcare.Tests.Eligibility;

public sealed class EligibilityCheckTests
{
    private static readonly InsuredPerson Covered = new object[] { Registered, People.Covered }.Aggregate((InsuredPerson?)null, InsuredPerson.Evolve)!;

    [Theory]
    [InlineData(-1, EligibilityStatus.NoCoverage)]
    [InlineData(0, EligibilityStatus.Valid)]
    [InlineData(1, EligibilityStatus.Valid)]
    public void coverage_is_answered_from_its_first_day(int days, EligibilityStatus status) =>
        Assert.Equal(status, EligibilityCheck.Answer(Covered, First.PlusDays(days), null).Status);

    [Theory]
    [InlineData(-1, EligibilityStatus.Valid)]
    [InlineData(0, EligibilityStatus.Valid)]
    [InlineData(1, EligibilityStatus.NoCoverage)]
    public void coverage_is_answered_through_its_last_day(int days, EligibilityStatus status) =>
        Assert.Equal(status, EligibilityCheck.Answer(Covered, Last.PlusDays(days), null).Status);

    [Fact]
    public void the_coverage_of_the_day_of_service_answers_with_its_terms()
    {
        var later = new Guid("0197f000-0000-7000-8000-000000000003");
        var person = InsuredPerson.Evolve(Covered, new CoverageRegistered(Id, later, Terms(Last.PlusDays(1), null, copay: 10), Now))!;

        Assert.Equal((CoverageId, 30), Told(EligibilityCheck.Answer(person, Last, null)));
        Assert.Equal((later, 10), Told(EligibilityCheck.Answer(person, Last.PlusDays(1), null)));

        static (Guid?, int?) Told(EligibilityAnswer answer) => (answer.CoverageId, answer.Terms?.CopayPercent);
    }

    [Theory]
    [InlineData(null, EligibilityStatus.Valid, false, "")]
    [InlineData(CertificateStanding.Valid, EligibilityStatus.Valid, true, "")]
    [InlineData(CertificateStanding.RenewalDue, EligibilityStatus.Valid, true, "certificate-renewal-due")]
    [InlineData(CertificateStanding.Expired, EligibilityStatus.Valid, false, "certificate-expired")]
    [InlineData(CertificateStanding.Lapsed, EligibilityStatus.CertificateLapsed, false, "certificate-lapsed")]
    public void the_certificate_opens_medical_information_and_a_lapsed_one_proves_nothing(
        CertificateStanding? card, EligibilityStatus status, bool medicalInformation, string alerts)
    {
        var answer = EligibilityCheck.Answer(Covered, First, card);
        Assert.Equal((status, medicalInformation, alerts), (answer.Status, answer.MedicalInformation, string.Join(',', answer.Alerts)));
        Assert.Equal(status == EligibilityStatus.Valid, answer.Terms is not null);
    }

    [Fact]
    public void a_person_without_coverage_is_known_but_not_insured()
    {
        var answer = EligibilityCheck.Answer(InsuredPerson.Evolve(null, Registered)!, new LocalDate(2024, 5, 1), CertificateStanding.Valid);
        Assert.Equal((EligibilityStatus.NoCoverage, (Guid?)null, (CoverageTerms?)null), (answer.Status, answer.CoverageId, answer.Terms));
    }
}
