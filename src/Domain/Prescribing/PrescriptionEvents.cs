using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Domain.Prescribing;

/// <summary>A doctor or dentist registered a prescription.</summary>
/// <param name="PersonId">For whom.</param>
/// <param name="PrescriptionId">The prescription.</param>
/// <param name="Issuer">The institution and the prescriber.</param>
/// <param name="PrescriptionNumber">処方箋番号 of the institution, when it gave one.</param>
/// <param name="IssuedOn">交付年月日.</param>
/// <param name="ValidThrough">Last day of 使用期間.</param>
/// <param name="Lines">The drugs.</param>
/// <param name="RegisteredAt">When it was registered.</param>
/// <param name="Medium">Electronic or paper; null in what was registered before signatures: paper.</param>
/// <param name="ExchangeNumber">引換番号, 6 digits.</param>
/// <param name="Repeat">Refill or split, when it is used more than once.</param>
/// <param name="Drugs">What the drug master said of each line.</param>
/// <param name="MasterVersion">Which version of the drug master said so.</param>
/// <param name="NarcoticLicence">麻薬施用者免許番号, when a drug is a narcotic.</param>
public sealed record PrescriptionRegistered(
    Guid PersonId,
    Guid PrescriptionId,
    Issuer Issuer,
    string? PrescriptionNumber,
    LocalDate IssuedOn,
    LocalDate ValidThrough,
    IReadOnlyList<MedicationLine> Lines,
    Instant RegisteredAt,
    PrescriptionMedium? Medium = null,
    string? ExchangeNumber = null,
    RepeatPlan? Repeat = null,
    IReadOnlyList<IdentifiedDrug>? Drugs = null,
    string? MasterVersion = null,
    string? NarcoticLicence = null) : IPersonEvent;

/// <summary>Who issued a prescription.</summary>
/// <param name="Institution">The institution's number.</param>
/// <param name="Qualification">The prescriber's licence number.</param>
/// <param name="PrescriberName">The prescriber's name as printed, when given.</param>
public sealed record Issuer(string Institution, string Qualification, string? PrescriberName);

/// <summary>The prescriber changed the drugs before any pharmacy received the prescription (変更).</summary>
/// <param name="Qualification">The licence number of who changed it.</param>
/// <param name="Lines">The drugs from now on.</param>
/// <param name="Drugs">What the drug master said of each.</param>
/// <param name="MasterVersion">Which version of it.</param>
/// <param name="AmendedAt">When.</param>
/// <param name="NarcoticLicence">麻薬施用者免許番号, when a drug is a narcotic.</param>
/// <param name="PersonId">For whom.</param>
/// <param name="PrescriptionId">The prescription.</param>
/// <param name="ValidThrough">Last day of 使用期間.</param>
public sealed record PrescriptionAmended(
    Guid PersonId, Guid PrescriptionId, string Qualification, LocalDate ValidThrough, IReadOnlyList<MedicationLine> Lines,
    IReadOnlyList<IdentifiedDrug> Drugs, string MasterVersion, string? NarcoticLicence, Instant AmendedAt) : IPersonEvent;

/// <summary>The prescriber cancelled it (取消し), or a noted cancellation took effect when the pharmacy returned it.</summary>
public sealed record PrescriptionCancelled(
    Guid PersonId, Guid PrescriptionId, string Qualification, CancellationReason Reason, string? Text, Instant CancelledAt) : IPersonEvent;

/// <summary>The prescriber asked to cancel what a pharmacy holds: it is cancelled when the pharmacy returns it.</summary>
public sealed record CancellationNoted(
    Guid PersonId, Guid PrescriptionId, string Qualification, CancellationReason Reason, string? Text, Instant NotedAt) : IPersonEvent;

/// <summary>A professional was shown alerts and went on, for a reason.</summary>
/// <param name="PersonId">Whose they are.</param>
/// <param name="PrescriptionId">The prescription.</param>
/// <param name="DispensingId">The dispensing, when it was found there.</param>
/// <param name="Institution">Where the professional works.</param>
/// <param name="Hits">What was found.</param>
/// <param name="Reason">Why they went on.</param>
/// <param name="MasterVersion">The drug master that was asked.</param>
/// <param name="AcknowledgedAt">When.</param>
public sealed record SafetyAlertsAcknowledged(
    Guid PersonId, Guid PrescriptionId, Guid? DispensingId, string Institution, IReadOnlyList<SafetyHit> Hits, SafetyReason Reason,
    string MasterVersion, Instant AcknowledgedAt) : IPersonEvent;
