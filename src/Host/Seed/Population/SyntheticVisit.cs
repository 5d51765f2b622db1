using NodaTime;

namespace Healthcare.Host.Seed.Population;

/// <summary>One past visit and what was prescribed at it.</summary>
/// <param name="VisitId">Begins with <c>5eed</c>.</param>
/// <param name="InstitutionNumber">Where.</param>
/// <param name="PractitionerId">Who prescribed.</param>
/// <param name="Date">When.</param>
/// <param name="ConsentToDrugs">Whether the patient let the institution see earlier drugs.</param>
/// <param name="Lines">What was prescribed; no ingredient twice.</param>
/// <param name="PharmacyNumber">Where it was dispensed, if it was.</param>
/// <param name="DispensedOn">When it was dispensed: within the four days a prescription is valid.</param>
public sealed record SyntheticVisit(
    Guid VisitId,
    string InstitutionNumber,
    string PractitionerId,
    LocalDate Date,
    bool ConsentToDrugs,
    IReadOnlyList<SyntheticVisitLine> Lines,
    string? PharmacyNumber,
    LocalDate? DispensedOn);

/// <summary>One drug of a prescription, and for how many days.</summary>
public sealed record SyntheticVisitLine(SyntheticDrug Drug, int Days);
