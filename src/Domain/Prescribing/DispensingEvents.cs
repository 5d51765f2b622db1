using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Domain.Prescribing;

/// <summary>A pharmacy took the prescription on (受付); from now on it alone may dispense.</summary>
/// <param name="SecretHash">SHA-256 of the secret it was handed, in hexadecimal; null in what was received before secrets.</param>
/// <param name="PersonId">For whom.</param>
/// <param name="Pharmacy">The pharmacy.</param>
/// <param name="PrescriptionId">The prescription.</param>
/// <param name="ReceivedAt">When.</param>
public sealed record PrescriptionReceived(
    Guid PersonId, Guid PrescriptionId, string Pharmacy, Instant ReceivedAt, string? SecretHash = null) : IPersonEvent;

/// <summary>The pharmacy that holds the prescription was handed a new secret; the one before is void.</summary>
public sealed record SecretRecovered(Guid PersonId, Guid PrescriptionId, string Pharmacy, string SecretHash, Instant RecoveredAt) : IPersonEvent;

/// <summary>The pharmacy gave the prescription back (受付取消): any pharmacy may receive it.</summary>
public sealed record PrescriptionReturned(Guid PersonId, Guid PrescriptionId, string Pharmacy, string? Reason, Instant ReturnedAt) : IPersonEvent;

/// <summary>What the pharmacy did about one line.</summary>
/// <param name="RpNumber">The line.</param>
/// <param name="Order">The line.</param>
/// <param name="Status">Dispensed, part dispensed, owing or not dispensed.</param>
/// <param name="Given">What was handed over, when something was: the drug after substitution, the amount of this time.</param>
/// <param name="Reason">Why nothing is handed over.</param>
/// <param name="Text">More about it.</param>
public sealed record LineResult(
    int RpNumber, int Order, LineStatus Status, MedicationLine? Given = null, NotDispensedReason? Reason = null, string? Text = null);

/// <summary>A pharmacist handed drugs over, or settled that they are not (調剤).</summary>
/// <param name="PersonId">To whom.</param>
/// <param name="PrescriptionId">What was prescribed.</param>
/// <param name="DispensingId">This dispensing.</param>
/// <param name="Pharmacy">Where.</param>
/// <param name="PharmacistQualification">The pharmacist's licence number.</param>
/// <param name="DispensedOn">調剤年月日.</param>
/// <param name="Lines">What was handed over, after any substitution.</param>
/// <param name="DispensedAt">When it was registered.</param>
/// <param name="Results">Line by line; null in what was dispensed before lines had a status: all lines were handed over.</param>
/// <param name="Use">Which use of a refill or split it belongs to, from 1.</param>
/// <param name="Drugs">What the drug master said of each line handed over.</param>
/// <param name="MasterVersion">Which version of it.</param>
public sealed record PrescriptionDispensed(
    Guid PersonId,
    Guid PrescriptionId,
    Guid DispensingId,
    string Pharmacy,
    string PharmacistQualification,
    LocalDate DispensedOn,
    IReadOnlyList<MedicationLine> Lines,
    Instant DispensedAt,
    IReadOnlyList<LineResult>? Results = null,
    int Use = 1,
    IReadOnlyList<IdentifiedDrug>? Drugs = null,
    string? MasterVersion = null) : IPersonEvent;

/// <summary>A pharmacist corrected a dispensing before the prescription was closed: this is what holds in its place.</summary>
public sealed record DispensingCorrected(
    Guid PersonId, Guid PrescriptionId, Guid DispensingId, string PharmacistQualification, LocalDate DispensedOn, IReadOnlyList<MedicationLine> Lines,
    IReadOnlyList<LineResult> Results, IReadOnlyList<IdentifiedDrug> Drugs, string MasterVersion, string Reason, Instant CorrectedAt) : IPersonEvent;

/// <summary>The pharmacy has finished with this use of the prescription.</summary>
/// <param name="Use">The use that ended.</param>
/// <param name="NextFrom">For a refill or split with uses left: the first day of the next; null when none is left.</param>
/// <param name="NextThrough">And its last day.</param>
/// <param name="ClosedAt">When.</param>
/// <param name="PersonId">For whom.</param>
/// <param name="Pharmacy">The pharmacy.</param>
/// <param name="PrescriptionId">The prescription.</param>
public sealed record PrescriptionClosed(
    Guid PersonId, Guid PrescriptionId, string Pharmacy, int Use, LocalDate? NextFrom, LocalDate? NextThrough, Instant ClosedAt) : IPersonEvent;
