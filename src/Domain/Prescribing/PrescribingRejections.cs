namespace Healthcare.Domain.Prescribing;

/// <summary>Every refusal of this context.</summary>
public static partial class PrescribingRejections
{
    /// <summary>The prescription id is in use.</summary>
    public static readonly Rejection AlreadyRegistered = new(
        "prescribing.already-registered", RejectionKind.Conflict, "This prescription has been registered before.", "Register a new one under another id.");

    /// <summary>Issued tomorrow or later.</summary>
    public static readonly Rejection IssuedInFuture = new(
        "prescribing.issued-in-future", RejectionKind.Refused, "The prescription's date of issue is in the future.", "Correct the date of issue.");

    /// <summary>重複投薬: same ingredient and route on overlapping days.</summary>
    public static readonly Rejection DuplicateMedication = new(
        "prescribing.duplicate-medication", RejectionKind.Refused, "The person already has a drug of the same ingredient and route on overlapping days.",
        "Change the prescription, or register it again under a new Idempotency-Key with duplicateReason.");

    /// <summary>There is no such prescription.</summary>
    public static readonly Rejection NotFound = new(
        "prescribing.prescription-not-found", RejectionKind.Missing, "There is no such prescription.", "Check the prescription id.");

    /// <summary>使用期間 has passed.</summary>
    public static readonly Rejection Expired = new(
        "prescribing.expired", RejectionKind.Refused, "The prescription is past its period of use.", "The person needs a new prescription.");

    /// <summary>The pharmacy holds it already.</summary>
    public static readonly Rejection AlreadyReceived = new(
        "prescribing.already-received", RejectionKind.Conflict, "This pharmacy has received the prescription before.", "Go on to dispense it.");

    /// <summary>Another pharmacy holds it.</summary>
    public static readonly Rejection HeldByAnotherPharmacy = new(
        "prescribing.held-by-another-pharmacy", RejectionKind.Conflict, "Another pharmacy holds the prescription.", "The other pharmacy has to return it first.");

    /// <summary>Dispensing needs receipt first.</summary>
    public static readonly Rejection NotReceived = new(
        "prescribing.not-received", RejectionKind.Conflict, "No pharmacy has received the prescription yet.", "Receive it first.");

    /// <summary>Handed over already.</summary>
    public static readonly Rejection AlreadyDispensed = new(
        "prescribing.already-dispensed", RejectionKind.Conflict, "The prescription has been dispensed.", "Nothing is left to dispense.");

    /// <summary>Before the issue or after today.</summary>
    public static readonly Rejection DispensingDateOutOfRange = new(
        "prescribing.dispensing-date-out-of-range", RejectionKind.Refused, "The day of dispensing lies before the issue or in the future.",
        "Correct the day of dispensing.");
}
