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
public sealed record PrescriptionRegistered(
    Guid PersonId,
    Guid PrescriptionId,
    Issuer Issuer,
    string? PrescriptionNumber,
    LocalDate IssuedOn,
    LocalDate ValidThrough,
    IReadOnlyList<MedicationLine> Lines,
    Instant RegisteredAt) : IPersonEvent;

/// <summary>Who issued a prescription.</summary>
/// <param name="Institution">The institution's number.</param>
/// <param name="Qualification">The prescriber's licence number.</param>
/// <param name="PrescriberName">The prescriber's name as printed, when given.</param>
public sealed record Issuer(string Institution, string Qualification, string? PrescriberName);

/// <summary>The prescriber was shown duplicates and went on, for a reason.</summary>
public sealed record DuplicateMedicationAcknowledged(
    Guid PersonId, Guid PrescriptionId, IReadOnlyList<DuplicateHit> Hits, string Reason, Instant AcknowledgedAt) : IPersonEvent;

/// <summary>A pharmacy took the prescription on (受付); from now on it alone may dispense.</summary>
public sealed record PrescriptionReceived(Guid PersonId, Guid PrescriptionId, string Pharmacy, Instant ReceivedAt) : IPersonEvent;

/// <summary>A pharmacist handed the drugs over (調剤).</summary>
/// <param name="PersonId">To whom.</param>
/// <param name="PrescriptionId">What was prescribed.</param>
/// <param name="DispensingId">This dispensing.</param>
/// <param name="Pharmacy">Where.</param>
/// <param name="PharmacistQualification">The pharmacist's licence number.</param>
/// <param name="DispensedOn">調剤年月日.</param>
/// <param name="Lines">What was handed over, after any substitution.</param>
/// <param name="DispensedAt">When it was registered.</param>
public sealed record PrescriptionDispensed(
    Guid PersonId,
    Guid PrescriptionId,
    Guid DispensingId,
    string Pharmacy,
    string PharmacistQualification,
    LocalDate DispensedOn,
    IReadOnlyList<MedicationLine> Lines,
    Instant DispensedAt) : IPersonEvent;
