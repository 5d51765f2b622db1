using Healthcare.Projections.Prescribing;
using NodaTime;

namespace Healthcare.Host.Medications;

/// <summary>What is printed as お薬手帳.</summary>
/// <param name="Name">The person's name; null when the platform does not know the person.</param>
/// <param name="BirthDate">Their date of birth.</param>
/// <param name="PrintedAt">When it is printed.</param>
/// <param name="Lines">The current drugs.</param>
/// <param name="Allergies">The recorded drug allergies that hold.</param>
/// <param name="Sample">Whether the drug master in force is the built-in sample.</param>
/// <param name="Since">For an institution: the first day of what it may read; null when all that is current is there.</param>
public sealed record Booklet(
    string? Name, LocalDate? BirthDate, Instant PrintedAt, IReadOnlyList<MedicationHistoryLine> Lines, IReadOnlyList<string> Allergies, bool Sample, LocalDate? Since = null);
