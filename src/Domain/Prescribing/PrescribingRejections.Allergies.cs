namespace Healthcare.Domain.Prescribing;

public static partial class PrescribingRejections
{
    /// <summary>The id is in use.</summary>
    public static readonly Rejection AllergyRecordedAlready = new(
        "prescribing.allergy-recorded-already", RejectionKind.Conflict, "This allergy has been recorded.", "Record another under its own id.");

    /// <summary>Nothing of tomorrow.</summary>
    public static readonly Rejection AllergyOnsetInFuture = new(
        "prescribing.allergy-onset-in-future", RejectionKind.Refused, "The day of the reaction lies in the future.", "Correct onsetOn.");

    /// <summary>Not an ingredient of the drug.</summary>
    public static readonly Rejection AllergyToOtherIngredient = new(
        "prescribing.allergy-to-other-ingredient", RejectionKind.Refused, "The drug does not contain an ingredient that is named.",
        "Name ingredients that the details list, or leave ingredients out.");

    /// <summary>No such record of this person.</summary>
    public static readonly Rejection AllergyNotFound = new(
        "prescribing.allergy-not-found", RejectionKind.Missing, "There is no such allergy.", "Check the id and the person.");

    /// <summary>Once is enough.</summary>
    public static readonly Rejection AllergyRefutedAlready = new(
        "prescribing.allergy-refuted-already", RejectionKind.Conflict, "This allergy has been refuted.", "Nothing is left to do.");

    /// <summary>A pharmacist refutes only what the own pharmacy recorded.</summary>
    public static readonly Rejection AllergyOfAnotherInstitution = new(
        "prescribing.allergy-of-another-institution", RejectionKind.Forbidden, "Another institution recorded this allergy; a pharmacist may not refute it.",
        "Ask the person's doctor.");
}
