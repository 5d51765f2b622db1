using NodaTime;

namespace Healthcare.Domain.Eligibility;

/// <summary>健康保険証 as it is printed.</summary>
/// <param name="IssuedOn">交付年月日.</param>
/// <param name="ExpiresOn">有効期限: its own last day, when one is printed.</param>
public sealed record InsuranceCard(LocalDate IssuedOn, LocalDate? ExpiresOn = null);

/// <summary>The end of insurance cards (被保険者証の廃止): none is issued from 2024-12-02, and those of before stay valid for a year at most.</summary>
public static class InsuranceCardRule
{
    /// <summary>From this day on no card is issued; what says otherwise is none.</summary>
    public static readonly LocalDate NoneIssuedFrom = new(2024, 12, 2);

    /// <summary>No card is valid after this day, whatever is printed on it.</summary>
    public static readonly LocalDate LastDayOfAny = new(2025, 12, 1);

    /// <summary>後期高齢者医療: from the day after, everybody of the scheme has a 資格確認書.</summary>
    public static readonly LocalDate LastDayOfLateStageElderly = new(2025, 7, 31);

    /// <summary>
    /// The last day on which the card proves <paramref name="terms"/>: its own expiry, the end of all cards of the scheme, or the last day of
    /// coverage, whichever is first. Null when there can be no such card.
    /// </summary>
    public static LocalDate? LastDayOf(InsuranceCard card, CoverageTerms terms)
    {
        if (card.IssuedOn >= NoneIssuedFrom)
            return null;

        var ofScheme = terms.Category == InsuranceCategory.LateStageElderly ? LastDayOfLateStageElderly : LastDayOfAny;
        return new[] { ofScheme, card.ExpiresOn ?? ofScheme, terms.Through ?? ofScheme }.Min();
    }

    /// <summary>Whether the card proves the coverage on this day.</summary>
    public static bool Proves(InsuranceCard card, CoverageTerms terms, LocalDate day) =>
        card.IssuedOn <= day && terms.From <= day && day <= LastDayOf(card, terms);
}
