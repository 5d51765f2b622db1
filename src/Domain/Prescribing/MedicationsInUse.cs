using NodaTime;

namespace Healthcare.Domain.Prescribing;

/// <summary>
/// Which drugs of a prescription a person counts as taking, and on which days: from the day of dispensing, or of prescribing as long as a line
/// is not settled. What was cancelled or is not dispensed does not count; what nobody received in time lapses.
/// A part that was handed over counts for the whole of its use, for the rest is owed. Of a refill the next use counts as well, of a split all that is left.
/// (The national service's rule knows one use only; that further ones count is the stricter reading.)
/// </summary>
public static class MedicationsInUse
{
    /// <summary>Drug by drug.</summary>
    public static IReadOnlyList<MedicationInUse> Of(Prescription prescription) =>
    [
        .. from dispensing in prescription.Dispensings
           from line in dispensing.Lines
           select Of(prescription, WithRest(prescription, dispensing, line), FactsOf(dispensing, line), dispensing.DispensedOn) with { Pharmacy = dispensing.Pharmacy },
        .. from line in prescription.Lines
           where IsOpen(prescription.Status) && line.Status is LineStatus.Prescribed or LineStatus.Owing
           select Of(prescription, FromUse(prescription, line, prescription.Use), line.Facts, prescription.UseFrom) with { Lapses = LapseOf(prescription) },
        .. NextUse(prescription),
    ];

    private static bool IsOpen(PrescriptionStatus status) =>
        status is PrescriptionStatus.Registered or PrescriptionStatus.Received or PrescriptionStatus.PartlyDispensed;

    private static LocalDate? LapseOf(Prescription prescription) =>
        prescription.Status == PrescriptionStatus.Registered ? prescription.ValidThrough : null;

    /// <summary>The use that opens when the pharmacy closes this one.</summary>
    private static IEnumerable<MedicationInUse> NextUse(Prescription p)
    {
        if (p.Status != PrescriptionStatus.Dispensed || p.Repeat is not { } repeat || p.Use >= repeat.Uses)
            return [];

        var window = repeat.NextWindow(p.Use, p.Dispensings.Where(d => d.Use == p.Use).Max(d => d.DispensedOn), [.. p.Lines.Select(line => line.Line)]);
        return from line in p.Lines
               where !line.Removed
               select Of(p, FromUse(p, line, p.Use + 1), line.Facts, window.Start) with { Lapses = window.End };
    }

    /// <summary>A line with the days of supply from this use on: of a split what is left of it.</summary>
    private static MedicationLine FromUse(Prescription p, LineState line, int use) =>
        p.Repeat is { Kind: RepeatKind.Split, PartDays: { } parts } ? line.Line with { DaysSupply = parts.Skip(use - 1).Sum() } : line.Line;

    /// <summary>What was handed over; while its rest is owed with the days of the whole use.</summary>
    private static MedicationLine WithRest(Prescription p, DispensingState dispensing, MedicationLine given) =>
        p.Lines.FirstOrDefault(line => LinePlace.Of(line.Line) == LinePlace.Of(given)) is { Status: LineStatus.PartDispensed } line && dispensing.Use == p.Use
            ? given with { DaysSupply = DispensingRules.RestOf(p, line).DaysSupply }
            : given;

    private static DrugFacts? FactsOf(DispensingState dispensing, MedicationLine line) =>
        dispensing.Drugs?.FirstOrDefault(drug => (drug.RpNumber, drug.Order) == (line.RpNumber, line.Order))?.Facts;

    private static MedicationInUse Of(Prescription prescription, MedicationLine line, DrugFacts? facts, LocalDate start)
    {
        var days = line.TakenFrom(start);
        return new(prescription.Id, prescription.Issuer.Institution, line.Drug, line.DrugName, facts?.Ingredients ?? [], facts?.Route, days.Start, days.End);
    }
}
