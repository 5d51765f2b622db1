using Healthcare.Domain.Prescribing;
using NodaTime;

namespace Healthcare.Application.Prescribing;

/// <summary>What a person takes and does not bear, from all institutions; never from a stale copy.</summary>
public interface ISafetyHistory
{
    /// <summary>Drugs whose days reach <paramref name="from"/> or later, and allergies; null when there is no such person.</summary>
    Task<SafetyHistory?> OfPersonAsync(Guid personId, LocalDate from, CancellationToken ct);
}

/// <summary>Draws what nobody may guess.</summary>
public interface IDraw
{
    /// <summary>引換番号: 6 digits.</summary>
    string ExchangeNumber();

    /// <summary>The secret of a receipt.</summary>
    string Secret();
}
