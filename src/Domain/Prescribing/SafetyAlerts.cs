using NodaTime;

namespace Healthcare.Domain.Prescribing;

/// <summary>What to do about what the safety check found: go on only for a stated reason, and keep both.</summary>
internal static class SafetyAlerts
{
    /// <summary>Accepts the event; with hits only for a reason, that is kept with them.</summary>
    public static Decision Decide(
        Shared.IPersonEvent @event, IReadOnlyList<MedicationLine> lines, LocalDate start, Examination examination, string institution, Guid? dispensingId, Instant now)
    {
        var prescription = IdOf(@event);
        var hits = MedicationSafetyCheck.Hits(lines, start, examination, prescription);
        return (hits, examination.Reason) switch
        {
            ([], _) => Decision.Accept(@event),
            (_, null) => RejectionOf(hits),
            (_, { } reason) => Decision.Accept(@event, new SafetyAlertsAcknowledged(
                @event.PersonId, prescription, dispensingId, institution, hits, reason, examination.Master.Version, now)),
        };
    }

    private static Rejection RejectionOf(IReadOnlyList<SafetyHit> hits) =>
        hits.Any(hit => hit.Kind == SafetyHitKind.Allergy) ? PrescribingRejections.AllergyAlert.With(hits)
        : hits.Any(hit => hit.Kind == SafetyHitKind.Contraindicated) ? PrescribingRejections.ContraindicatedMedication.With(hits)
        : PrescribingRejections.DuplicateMedication.With(hits);

    private static Guid IdOf(object @event) => @event switch
    {
        PrescriptionRegistered e => e.PrescriptionId,
        PrescriptionAmended e => e.PrescriptionId,
        PrescriptionDispensed e => e.PrescriptionId,
        DispensingCorrected e => e.PrescriptionId,
        _ => throw new ArgumentOutOfRangeException(nameof(@event), @event.GetType().Name, "Not an event with drugs."),
    };
}
