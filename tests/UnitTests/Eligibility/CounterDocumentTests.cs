using Healthcare.Domain.Eligibility;
using NodaTime;
using Xunit;
using static Healthcare.Tests.Eligibility.People;

namespace Healthcare.Tests.Eligibility;

public sealed class CounterDocumentTests
{
    private static readonly CounterDocument OldCard = new(CounterDocumentKind.InsuranceCard, new(2024, 4, 1));

    [Theory]
    [InlineData(CounterDocumentKind.EligibilityCertificate, VerificationMethod.EligibilityCertificate, false)]
    [InlineData(CounterDocumentKind.InsuranceCard, VerificationMethod.InsuranceCard, false)]
    [InlineData(CounterDocumentKind.PortalScreen, VerificationMethod.PortalScreen, true)]
    [InlineData(CounterDocumentKind.EligibilityNotice, VerificationMethod.EligibilityNotice, true)]
    public void each_document_is_a_method_and_the_two_fallbacks_need_the_card(CounterDocumentKind kind, VerificationMethod method, bool needsCard) =>
        Assert.Equal((method, needsCard), (new CounterDocument(kind).Method, new CounterDocument(kind).NeedsCard));

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void the_card_of_a_former_insurer_is_refused_after_its_last_day_and_says_so(int days, bool accepted)
    {
        var refusal = OldCard.Refuses(Terms(First, Last), Last.PlusDays(days));
        Assert.Equal(accepted ? null : "eligibility.insurance-card-not-valid", refusal?.Code);
        if (!accepted)
            Assert.Equal($"{{ ValidThrough = {Last} }}", refusal!.Details!.ToString());
    }

    [Fact]
    public void a_card_that_cannot_exist_is_refused_without_a_last_day()
    {
        Assert.Null((OldCard with { IssuedOn = new LocalDate(2024, 12, 2) }).Refuses(Terms(First, null), new(2025, 1, 6))!.Details);
        Assert.Equal("eligibility.insurance-card-not-valid", OldCard.Refuses(null, new(2025, 1, 6))!.Code);
    }

    [Theory]
    [InlineData(CounterDocumentKind.EligibilityCertificate)]
    [InlineData(CounterDocumentKind.PortalScreen)]
    [InlineData(CounterDocumentKind.EligibilityNotice)]
    public void no_other_document_ends_with_the_insurance_cards(CounterDocumentKind kind) =>
        Assert.Null(new CounterDocument(kind, CardSeen: true).Refuses(Terms(First, Last), new(2026, 8, 1)));

    [Theory]
    [InlineData(VerificationMethod.EligibilityCertificate, false, "eligibility-certificate-unknown")]
    [InlineData(VerificationMethod.EligibilityCertificate, true, "")]
    [InlineData(VerificationMethod.InsuranceCard, false, "")]
    [InlineData(VerificationMethod.InsuredNumber, false, "")]
    public void a_certificate_of_eligibility_that_the_platform_does_not_know_is_an_alert(VerificationMethod method, bool inForce, string alerts) =>
        Assert.Equal(alerts, string.Join(',', CounterDocument.AlertsOf(method, inForce)));
}
