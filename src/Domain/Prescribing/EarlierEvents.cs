using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Domain.Prescribing;

/// <summary>A drug that a person counted as taking, as duplicates were recorded before <see cref="SafetyAlertsAcknowledged"/>.</summary>
public sealed record ActiveMedication(
    Guid PrescriptionId, string Institution, string IngredientAndRoute, string DrugName, LocalDate From, LocalDate Through);

/// <summary>One drug of a new prescription that the person already had, as recorded before <see cref="SafetyAlertsAcknowledged"/>.</summary>
public sealed record DuplicateHit(string DrugName, ActiveMedication With);

/// <summary>The prescriber was shown duplicates and went on, for a reason. Written no more; what was written stays readable.</summary>
public sealed record DuplicateMedicationAcknowledged(
    Guid PersonId, Guid PrescriptionId, IReadOnlyList<DuplicateHit> Hits, string Reason, Instant AcknowledgedAt) : IPersonEvent
{
    /// <summary>The same in the words of today.</summary>
    public SafetyAlertsAcknowledged AsAlerts(string institution) => new(
        PersonId, PrescriptionId, null, institution, [.. Hits.Select(AlertOf)], new(SafetyReasonCode.Other, Reason), string.Empty, AcknowledgedAt);

    private static SafetyHit AlertOf(DuplicateHit hit) => new(
        SafetyHitKind.Duplicate, 0, 0, hit.DrugName, "Same ingredient and route on overlapping days.",
        new(hit.With.PrescriptionId, hit.With.Institution, CodeOf(hit.With.IngredientAndRoute), hit.With.DrugName, [], null, hit.With.From, hit.With.Through));

    private static DrugCode CodeOf(string ingredientAndRoute) =>
        new(ingredientAndRoute.StartsWith("hot:", StringComparison.Ordinal) ? DrugCodeSystem.Hot9 : DrugCodeSystem.Yj, ingredientAndRoute[(ingredientAndRoute.IndexOf(':') + 1)..]);
}
