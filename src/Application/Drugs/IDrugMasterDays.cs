using NodaTime;

namespace Healthcare.Application.Drugs;

/// <summary>On which days versions of the master take effect.</summary>
public interface IDrugMasterDays
{
    /// <summary>The first days of all approved versions; asked while the command holds the claim on approvals, so the answer holds until it commits.</summary>
    Task<IReadOnlyList<LocalDate>> TakenAsync(CancellationToken ct);
}
