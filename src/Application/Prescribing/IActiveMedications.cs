using Healthcare.Domain.Prescribing;
using NodaTime;

namespace Healthcare.Application.Prescribing;

/// <summary>What a person takes, from all institutions; never from a stale copy.</summary>
public interface IActiveMedications
{
    /// <summary>Drugs whose days reach <paramref name="from"/> or later; null when there is no such person.</summary>
    Task<IReadOnlyList<ActiveMedication>?> OfPersonAsync(Guid personId, LocalDate from, CancellationToken ct);
}
