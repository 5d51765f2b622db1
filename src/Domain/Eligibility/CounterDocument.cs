using NodaTime;

namespace Healthcare.Domain.Eligibility;

/// <summary>What was shown at the counter beside insurer number, symbol, number and birth date.</summary>
public enum CounterDocumentKind
{
    /// <summary>資格確認書.</summary>
    EligibilityCertificate,

    /// <summary>健康保険証 of before 2024-12-02.</summary>
    InsuranceCard,

    /// <summary>The portal's eligibility screen or its saved PDF, with the card that the reader could not read.</summary>
    PortalScreen,

    /// <summary>資格情報のお知らせ, with the card that the reader could not read.</summary>
    EligibilityNotice,
}

/// <summary>A document that was shown at the counter.</summary>
/// <param name="Kind">Which.</param>
/// <param name="IssuedOn">交付年月日, of an insurance card.</param>
/// <param name="ExpiresOn">有効期限, when an insurance card has one.</param>
/// <param name="CardSeen">Whether the My Number Card was shown with it: the two fallbacks of a reader that fails prove nothing alone.</param>
public sealed record CounterDocument(CounterDocumentKind Kind, LocalDate? IssuedOn = null, LocalDate? ExpiresOn = null, bool CardSeen = false)
{
    /// <summary>Whether it counts only together with the card.</summary>
    public bool NeedsCard => Kind is CounterDocumentKind.PortalScreen or CounterDocumentKind.EligibilityNotice;

    /// <summary>How the person counts as verified.</summary>
    public VerificationMethod Method => Kind switch
    {
        CounterDocumentKind.EligibilityCertificate => VerificationMethod.EligibilityCertificate,
        CounterDocumentKind.InsuranceCard => VerificationMethod.InsuranceCard,
        CounterDocumentKind.PortalScreen => VerificationMethod.PortalScreen,
        _ => VerificationMethod.EligibilityNotice,
    };

    /// <summary>
    /// Why the document proves nothing about the coverage that goes by the identity on it. <paramref name="shown"/> is that coverage:
    /// a card of a former insurer is judged by the former coverage, not by the one in force.
    /// </summary>
    public Rejection? Refuses(CoverageTerms? shown, LocalDate serviceDate)
    {
        if (Kind != CounterDocumentKind.InsuranceCard)
            return null;

        var card = new InsuranceCard(IssuedOn!.Value, ExpiresOn);
        return shown switch
        {
            null => EligibilityRejections.InsuranceCardNotValid,
            _ when InsuranceCardRule.Proves(card, shown, serviceDate) => null,
            _ when InsuranceCardRule.LastDayOf(card, shown) is { } last => EligibilityRejections.InsuranceCardNotValid.With(new { ValidThrough = last }),
            _ => EligibilityRejections.InsuranceCardNotValid,
        };
    }

    /// <summary>What the counter is warned of. <paramref name="certificateInForce"/>: whether the insurer gave out a 資格確認書 that holds on the day.</summary>
    public static IReadOnlyList<string> AlertsOf(VerificationMethod method, bool certificateInForce) =>
        method == VerificationMethod.EligibilityCertificate && !certificateInForce ? ["eligibility-certificate-unknown"] : [];
}
