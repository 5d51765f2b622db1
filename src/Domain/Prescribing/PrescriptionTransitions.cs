using System.Collections.Frozen;

namespace Healthcare.Domain.Prescribing;

/// <summary>
/// In which status what may be done; everything else is refused under a code of its own for each pair. The stricter of gematik's E-Rezept
/// and NHS EPS: changes and cancellations by the prescriber only while no pharmacy has begun, a return only while nothing was handed over.
/// </summary>
public static class PrescriptionTransitions
{
    private static readonly IReadOnlyList<PrescriptionStatus> Held =
        [PrescriptionStatus.Received, PrescriptionStatus.PartlyDispensed, PrescriptionStatus.Dispensed, PrescriptionStatus.NotDispensed];

    private static readonly IReadOnlyList<PrescriptionStatus> InWork = [PrescriptionStatus.Received, PrescriptionStatus.PartlyDispensed];

    private static readonly FrozenDictionary<(PrescriptionAction, PrescriptionStatus), Rejection> Refusals =
        (from action in Enum.GetValues<PrescriptionAction>()
         from status in Enum.GetValues<PrescriptionStatus>()
         where !AllowedIn(action).Contains(status)
         select (action, status)).ToFrozenDictionary(pair => pair, pair => RefusalOf(pair.action, pair.status));

    /// <summary>Every refusal that an order of steps can earn.</summary>
    public static IEnumerable<Rejection> All => Refusals.Values;

    /// <summary>Why this may not be done in this status; null when it may.</summary>
    public static Rejection? Refuse(PrescriptionAction action, PrescriptionStatus status) => Refusals.GetValueOrDefault((action, status));

    private static IReadOnlyList<PrescriptionStatus> AllowedIn(PrescriptionAction action) => action switch
    {
        PrescriptionAction.Amend or PrescriptionAction.Receive => [PrescriptionStatus.Registered],
        PrescriptionAction.Cancel => [PrescriptionStatus.Registered, PrescriptionStatus.Received],
        PrescriptionAction.Return => [PrescriptionStatus.Received],
        PrescriptionAction.Dispense or PrescriptionAction.Query or PrescriptionAction.Answer => InWork,
        PrescriptionAction.Correct => [PrescriptionStatus.PartlyDispensed, PrescriptionStatus.Dispensed, PrescriptionStatus.NotDispensed],
        PrescriptionAction.Close => [PrescriptionStatus.Dispensed, PrescriptionStatus.NotDispensed],
        PrescriptionAction.RecoverSecret => Held,
        _ => [.. Held, PrescriptionStatus.Closed],
    };

    private static Rejection RefusalOf(PrescriptionAction action, PrescriptionStatus status) => new(
        $"prescribing.{Word(action).Code}-when-{Word(status).Code}", RejectionKind.Conflict,
        $"The prescription is {Word(status).Text}: {Word(action).Text} is not possible.", Remedy(status));

    private static (string Code, string Text) Word(PrescriptionAction action) => action switch
    {
        PrescriptionAction.Amend => ("amend", "changing it"),
        PrescriptionAction.Cancel => ("cancel", "cancelling it"),
        PrescriptionAction.Receive => ("receive", "receiving it"),
        PrescriptionAction.RecoverSecret => ("recover-secret", "recovering its secret"),
        PrescriptionAction.Return => ("return", "returning it"),
        PrescriptionAction.Dispense => ("dispense", "dispensing it"),
        PrescriptionAction.Correct => ("correct", "correcting a dispensing"),
        PrescriptionAction.Close => ("close", "closing it"),
        PrescriptionAction.Query => ("query", "a query to the prescriber"),
        PrescriptionAction.Answer => ("answer", "answering a query"),
        _ => ("message", "a message to the prescriber"),
    };

    private static (string Code, string Text) Word(PrescriptionStatus status) => status switch
    {
        PrescriptionStatus.Registered => ("registered", "held by no pharmacy"),
        PrescriptionStatus.Received => ("received", "held by a pharmacy that has handed nothing over yet"),
        PrescriptionStatus.PartlyDispensed => ("partly-dispensed", "handed over in part"),
        PrescriptionStatus.Dispensed => ("dispensed", "dispensed"),
        PrescriptionStatus.NotDispensed => ("not-dispensed", "one of which the pharmacy hands nothing over"),
        PrescriptionStatus.Closed => ("closed", "closed"),
        PrescriptionStatus.Cancelled => ("cancelled", "cancelled by the prescriber"),
        _ => ("expired", "past its period of use"),
    };

    private static string Remedy(PrescriptionStatus status) => status switch
    {
        PrescriptionStatus.Registered => "A pharmacy has to receive it first.",
        PrescriptionStatus.Received => "The pharmacy has to dispense or return it first.",
        PrescriptionStatus.PartlyDispensed => "Hand the rest over, or settle the lines that are owed.",
        PrescriptionStatus.Dispensed or PrescriptionStatus.NotDispensed => "Correct the dispensing, or close the prescription.",
        PrescriptionStatus.Cancelled or PrescriptionStatus.Expired => "The person needs a new prescription.",
        _ => "Nothing is left to do with it.",
    };
}
