namespace Healthcare.Domain.Prescribing;

public static partial class PrescribingRejections
{
    private const string GoOn = "Change the drugs, or send it again under a new Idempotency-Key with safetyReason.";

    /// <summary>重複投薬: same ingredient and route on overlapping days.</summary>
    public static readonly Rejection DuplicateMedication = new(
        "prescribing.duplicate-medication", RejectionKind.Refused, "The person already has a drug of the same ingredient and route on overlapping days.", GoOn);

    /// <summary>併用禁忌.</summary>
    public static readonly Rejection ContraindicatedMedication = new(
        "prescribing.contraindicated-medication", RejectionKind.Refused, "The person has a drug on overlapping days that must not be taken together with this.", GoOn);

    /// <summary>A recorded drug allergy.</summary>
    public static readonly Rejection AllergyAlert = new(
        "prescribing.drug-allergy", RejectionKind.Refused, "An allergy of the person to an ingredient is recorded.", GoOn);
}
