namespace Healthcare.Domain.Prescribing;

public static partial class PrescribingRejections
{
    /// <summary>Without a card both are needed.</summary>
    public static readonly Rejection IdentityAndNumberRequired = new(
        "prescribing.identity-and-number-required", RejectionKind.Refused, "The person has not shown a card at this pharmacy in the last 24 hours.",
        "Check the person's card at the reader first, or send the insured identity with the birth date, and the exchange number (引換番号).");

    /// <summary>Says not which of the two is wrong.</summary>
    public static readonly Rejection SearchWithoutMatch = new(
        "prescribing.search-without-match", RejectionKind.Missing, "No open prescription has this insured identity and exchange number.",
        "Check both with the person. Wrong tries are recorded, shown to the person and limited.");

    /// <summary>Guessing.</summary>
    public static readonly Rejection TooManyGuesses = new(
        "prescribing.too-many-guesses", RejectionKind.TooOften, "Wrong exchange numbers were given too often for this person or by this pharmacy.",
        "Wait as long as the Retry-After header says, or check the person's card at the reader.");
}
