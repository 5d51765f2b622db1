namespace Healthcare.Domain.Prescribing;

/// <summary>Every refusal of this context.</summary>
public static partial class PrescribingRejections
{
    /// <summary>Every step that a status does not allow, with a code for each pair.</summary>
    public static readonly IReadOnlyList<Rejection> OutOfOrder = [.. PrescriptionTransitions.All];

    /// <summary>The prescription id is in use.</summary>
    public static readonly Rejection AlreadyRegistered = new(
        "prescribing.already-registered", RejectionKind.Conflict, "This prescription has been registered before.", "Register a new one under another id.");

    /// <summary>Issued tomorrow or later.</summary>
    public static readonly Rejection IssuedInFuture = new(
        "prescribing.issued-in-future", RejectionKind.Refused, "The prescription's date of issue is in the future.", "Correct the date of issue.");

    /// <summary>There is no such prescription.</summary>
    public static readonly Rejection NotFound = new(
        "prescribing.prescription-not-found", RejectionKind.Missing, "There is no such prescription.", "Check the prescription id.");

    /// <summary>Only the issuing institution changes or cancels a prescription.</summary>
    public static readonly Rejection OfAnotherIssuer = new(
        "prescribing.of-another-issuer", RejectionKind.Forbidden, "The prescription was issued by another institution.", "The issuing institution has to do it.");

    /// <summary>A repeated prescription is not changed after its first use.</summary>
    public static readonly Rejection AmendAfterFirstUse = new(
        "prescribing.amend-after-first-use", RejectionKind.Conflict, "A use of this prescription has been dispensed.",
        "Cancel the uses that are left, and register a new prescription.");

    /// <summary>Asked twice.</summary>
    public static readonly Rejection CancellationNotedAlready = new(
        "prescribing.cancellation-noted-already", RejectionKind.Conflict, "A cancellation is noted already.", "It takes effect when the pharmacy returns the prescription.");
}
