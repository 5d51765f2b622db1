using NodaTime;

namespace Healthcare.Domain.Prescribing;

/// <summary>
/// Which drugs of a prescription a person counts as taking, and on which days: from the day of dispensing, or of prescribing as long as a line
/// is not settled. What was cancelled or is not dispensed does not count.
/// </summary>
public static class MedicationsInUse
{
    /// <summary>Drug by drug.</summary>
    public static IReadOnlyList<MedicationInUse> Of(Prescription prescription) =>
    [
        .. from dispensing in prescription.Dispensings
           from line in dispensing.Lines
           select Of(prescription, line, FactsOf(dispensing, line), dispensing.DispensedOn, dispensing.Pharmacy),
        .. from line in prescription.Lines
           where IsOpen(prescription.Status) && line.Status is LineStatus.Prescribed or LineStatus.Owing
           select Of(prescription, line.Line, line.Facts, prescription.UseFrom, null),
    ];

    private static bool IsOpen(PrescriptionStatus status) =>
        status is PrescriptionStatus.Registered or PrescriptionStatus.Received or PrescriptionStatus.PartlyDispensed;

    private static DrugFacts? FactsOf(DispensingState dispensing, MedicationLine line) =>
        dispensing.Drugs?.FirstOrDefault(drug => (drug.RpNumber, drug.Order) == (line.RpNumber, line.Order))?.Facts;

    private static MedicationInUse Of(Prescription prescription, MedicationLine line, DrugFacts? facts, LocalDate start, string? pharmacy)
    {
        var days = line.TakenFrom(start);
        return new(
            prescription.Id, prescription.Issuer.Institution, line.Drug, line.DrugName, facts?.Ingredients ?? [], facts?.Route, days.Start, days.End, pharmacy);
    }
}
