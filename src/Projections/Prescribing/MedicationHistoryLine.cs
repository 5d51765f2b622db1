using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Projections.Prescribing;

/// <summary>Whether a line of the history tells what was asked for or what was handed over.</summary>
public enum MedicationStage
{
    /// <summary>処方: asked for, and not (or not any more) to be handed over.</summary>
    Prescribed,

    /// <summary>調剤: handed over.</summary>
    Dispensed,
}

/// <summary>A body by its number, with its name when the platform knows it.</summary>
public sealed record NamedBody(string Number, string? Name);

/// <summary>An alert that a professional went past about a drug.</summary>
/// <param name="Kind">What it was.</param>
/// <param name="Explanation">Why it was found.</param>
/// <param name="WithDrug">The other drug.</param>
/// <param name="WithInstitution">Who prescribed that one.</param>
/// <param name="ReasonCode">Why they went on.</param>
/// <param name="Reason">The same in their words.</param>
/// <param name="AcknowledgedAt">Where they work.</param>
public sealed record MedicationAlert(
    SafetyHitKind Kind, string Explanation, string? WithDrug, NamedBody? WithInstitution, SafetyReasonCode ReasonCode, string Reason, NamedBody AcknowledgedAt);

/// <summary>What was prescribed where something else was handed over.</summary>
public sealed record PrescribedDrug(DrugCode Drug, string DrugName);

/// <summary>One drug, once asked for or once handed over: a line of お薬手帳.</summary>
/// <param name="Id">The id of the FHIR resource that tells the same: a MedicationRequest or a MedicationDispense.</param>
/// <param name="Stage">Asked for, or handed over.</param>
/// <param name="PrescriptionId">The prescription.</param>
/// <param name="RpNumber">Rp番号.</param>
/// <param name="Order">The place inside the group.</param>
/// <param name="Use">Which use of a refill or split, from 1.</param>
/// <param name="Day">The day by which it is in the history: of handing over, otherwise of issue.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Current">Whether the safety check compares with it today: its last day is today or later.</param>
/// <param name="From">The first day on which it counts as being taken; null when it never does (cancelled, not dispensed).</param>
/// <param name="Through">The last such day.</param>
/// <param name="Drug">Its code.</param>
/// <param name="DrugName">Its name as printed.</param>
/// <param name="Ingredients">Its ingredients by the drug master's codes.</param>
/// <param name="Route">Its route of administration by the drug master.</param>
/// <param name="Form">剤形区分.</param>
/// <param name="Dosage">用法 as printed.</param>
/// <param name="Quantity">The amount.</param>
/// <param name="DaysSupply">投与日数.</param>
/// <param name="IssuedOn">交付年月日.</param>
/// <param name="PrescribedAt">The institution that prescribed it.</param>
/// <param name="Prescriber">The prescriber's name, when given.</param>
/// <param name="DispensedOn">調剤年月日.</param>
/// <param name="Pharmacy">Who handed it over, or holds the prescription.</param>
/// <param name="InsteadOf">What was prescribed, when another drug was handed over.</param>
/// <param name="Reason">Why it is not handed over.</param>
/// <param name="ReasonText">More about that.</param>
/// <param name="Note">A remark on the drug.</param>
/// <param name="Alerts">Alerts that were gone past.</param>
public sealed record MedicationHistoryLine(
    string Id, MedicationStage Stage, Guid PrescriptionId, int RpNumber, int Order, int Use, LocalDate Day, LineStatus Status, bool Current,
    LocalDate? From, LocalDate? Through, DrugCode Drug, string DrugName, IReadOnlyList<string> Ingredients, AdministrationRoute? Route, DosageForm Form,
    string Dosage, Amount Quantity, int? DaysSupply, LocalDate IssuedOn, NamedBody PrescribedAt, string? Prescriber, LocalDate? DispensedOn, NamedBody? Pharmacy,
    PrescribedDrug? InsteadOf, NotDispensedReason? Reason, string? ReasonText, string? Note, IReadOnlyList<MedicationAlert> Alerts);
