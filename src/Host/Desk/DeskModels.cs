using Healthcare.Application.Prescribing;
using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Prescribing;
using Healthcare.Projections.Eligibility;

namespace Healthcare.Host.Desk;

/// <summary>The first page of a desk.</summary>
/// <param name="Visits">Who came today, in order of arrival.</param>
/// <param name="Persons">The persons among them.</param>
/// <param name="Prescriptions">What the clinic issued, or what the pharmacy holds, the newest first.</param>
public sealed record DeskHome(IReadOnlyList<VisitLine> Visits, IReadOnlyDictionary<Guid, InsuredPerson> Persons, IReadOnlyList<Prescription> Prescriptions);

/// <summary>The page of somebody who came.</summary>
/// <param name="Person">Who.</param>
/// <param name="History">What was prescribed for them anywhere, the newest first; null without consent.</param>
/// <param name="Receivable">At a pharmacy: what waits for one.</param>
public sealed record DeskPerson(InsuredPerson Person, IReadOnlyList<Prescription>? History, IReadOnlyList<Prescription> Receivable);

/// <summary>The page of one prescription.</summary>
/// <param name="Prescription">It.</param>
/// <param name="Person">For whom, as long as the institution may know.</param>
/// <param name="Alerts">The alerts that were gone past, each as far as it may be seen.</param>
/// <param name="Own">Whether the institution issued it, or holds it: otherwise it is only looked at.</param>
/// <param name="HasSecret">At a pharmacy: whether this browser bears the secret.</param>
public sealed record DeskPrescription(
    Prescription Prescription, InsuredPerson? Person, IReadOnlyList<(SafetyAlertsAcknowledged Alert, HitsToShow Shown)> Alerts, bool Own, bool HasSecret);
