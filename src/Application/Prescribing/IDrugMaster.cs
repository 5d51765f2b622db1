using Healthcare.Domain.Prescribing;
using NodaTime;

namespace Healthcare.Application.Prescribing;

/// <summary>What the drug master in force says of the drugs of a prescription or a dispensing.</summary>
public interface IDrugMaster
{
    /// <summary>Line by line, in their order, as of this day; with the contraindications of their ingredients.</summary>
    ValueTask<MasterAnswer> LookUpAsync(IReadOnlyList<MedicationLine> lines, LocalDate on, CancellationToken ct);
}
