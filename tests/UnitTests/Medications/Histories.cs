using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Shared;
using Healthcare.Projections.Prescribing;
using NodaTime;
using static Healthcare.Tests.Prescribing.Drugs;

namespace Healthcare.Tests.Medications;

/// <summary>A person's prescriptions as events, and what the history says of them.</summary>
internal static class Histories
{
    public static readonly Guid OtherPrescription = new("0197f000-0000-7000-8000-0000000000aa");

    public static readonly MedicationLine Generic = Tablets with { Drug = new(DrugCodeSystem.Yj, "1149019F1609"), DrugName = "見本後発錠６０ｍｇ「見本」" };

    public static readonly IReadOnlyDictionary<string, string> Names = new Dictionary<string, string> { [Clinic] = "見本診療所", [Pharmacy] = "見本薬局" };

    /// <summary>Registered, and received and dispensed with another product.</summary>
    public static readonly object[] Substituted = [Registered, Received, Dispensed with { Lines = [Generic], Results = [new(1, 1, LineStatus.Dispensed, Generic)] }];

    public static readonly SafetyAlertsAcknowledged Acknowledged = new(
        PersonId, PrescriptionId, null, Clinic, [new(SafetyHitKind.Duplicate, 1, 1, Tablets.DrugName, "Same ingredient and route on overlapping days.", Taking(Tablets, Today, Today))],
        new(SafetyReasonCode.Lost, "前回の薬を紛失した"), Master, Now);

    public static Prescription After(params object[] events) => events.Aggregate((Prescription?)null, Prescription.Evolve)!;

    public static IReadOnlyList<MedicationHistoryLine> LinesAfter(params object[] events) => LinesOn(Today, events);

    public static IReadOnlyList<MedicationHistoryLine> LinesOn(LocalDate today, params object[] events) => MedicationHistory.Of([After(events)], today, Names);

    /// <summary>The same prescription under another id, from another day on.</summary>
    public static PrescriptionRegistered Elsewhere(int days, params MedicationLine[] lines) => Registered with
    {
        PrescriptionId = OtherPrescription,
        IssuedOn = Today.PlusDays(days),
        ValidThrough = LastDay.PlusDays(days),
        Lines = lines,
        Issuer = new("1310000023", "234567", null),
        Drugs = [.. lines.Select(line => new IdentifiedDrug(line.RpNumber, line.Order, FactsOf(line)))],
    };
}
