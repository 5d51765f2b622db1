using Healthcare.Application.Prescribing;
using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Prescribing;
using Healthcare.Host.Medications;
using Healthcare.Projections.Eligibility;
using Healthcare.Projections.Prescribing;

namespace Healthcare.Host.Desk;

/// <summary>The first page of a desk.</summary>
/// <param name="Visits">Who came today, in order of arrival.</param>
/// <param name="Persons">The persons among them.</param>
/// <param name="Prescriptions">What the clinic issued, or what the pharmacy holds, the newest first.</param>
public sealed record DeskHome(IReadOnlyList<VisitLine> Visits, IReadOnlyDictionary<Guid, InsuredPerson> Persons, IReadOnlyList<Prescription> Prescriptions)
{
    /// <summary>At a pharmacy: what was found by exchange number; null when nothing was looked for.</summary>
    public IReadOnlyList<PrescriptionFound>? Found { get; init; }
}

/// <summary>What a person agreed to show.</summary>
/// <param name="Lines">What was prescribed and dispensed anywhere, the newest first.</param>
/// <param name="Timeline">The same over time.</param>
/// <param name="Allergies">Recorded drug allergies, the newest first.</param>
public sealed record DeskHistory(IReadOnlyList<MedicationHistoryLine> Lines, Timeline Timeline, IReadOnlyList<DrugAllergy> Allergies);

/// <summary>The page of somebody who came.</summary>
/// <param name="Person">Who.</param>
/// <param name="History">Drugs and allergies; null without consent.</param>
/// <param name="Receivable">At a pharmacy where they showed a card: what waits for one, or is held there; null elsewhere.</param>
public sealed record DeskPerson(InsuredPerson Person, DeskHistory? History, IReadOnlyList<PrescriptionFound>? Receivable);

/// <summary>The page of one prescription.</summary>
/// <param name="Prescription">It.</param>
/// <param name="Person">For whom, as long as the institution may know.</param>
/// <param name="Alerts">The alerts that were gone past, each as far as it may be seen.</param>
/// <param name="Own">Whether the institution issued it, or holds it: otherwise it is only looked at.</param>
/// <param name="HasSecret">At a pharmacy: whether this browser bears the secret.</param>
public sealed record DeskPrescription(
    Prescription Prescription, InsuredPerson? Person, IReadOnlyList<(SafetyAlertsAcknowledged Alert, HitsToShow Shown)> Alerts, bool Own, bool HasSecret);
