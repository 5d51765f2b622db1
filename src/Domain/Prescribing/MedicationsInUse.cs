using NodaTime;

namespace Healthcare.Domain.Prescribing;

/// <summary>
/// Which drugs of a prescription a person counts as taking, and on which days: from the day of dispensing, or of prescribing as long as a line
/// is not settled. What was cancelled or is not dispensed does not count; what is electronic and nobody received in time lapses. Paper does not: a
/// pharmacy that never told the platform may have dispensed it (rule: from the prescribing date when no dispensing result exists).
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
           let days = DaysOf(prescription, dispensing, line)
           select Of(prescription, line, FactsOf(dispensing, line), days) with { Pharmacy = dispensing.Pharmacy },
        .. prescription.Lines.Select(line => Awaited(prescription, line)).OfType<MedicationInUse>(),
    ];

    /// <summary>What of a line is still to be handed over: in this use, or in the next one; null when nothing is.</summary>
    public static MedicationInUse? Awaited(Prescription p, LineState line) =>
        IsOpen(p.Status) ? line.Status is LineStatus.Prescribed or LineStatus.Owing ? InUse(p, line, p.Use, p.UseFrom, LapseOf(p, p.ValidThrough)) : null
        : !line.Removed && p.NextWindow() is { } window ? InUse(p, line, p.Use + 1, window.Start, LapseOf(p, window.End))
        : null;

    /// <summary>The days of what was handed over; while its rest is owed those of the whole use.</summary>
    public static DateInterval DaysOf(Prescription p, DispensingState dispensing, MedicationLine given) =>
        (p.Lines.FirstOrDefault(line => LinePlace.Of(line.Line) == LinePlace.Of(given)) is { Status: LineStatus.PartDispensed or LineStatus.Owing } line && dispensing.Use == p.Use
            ? given with { DaysSupply = DispensingRules.RestOf(p, line).DaysSupply }
            : given).TakenFrom(dispensing.DispensedOn);

    private static bool IsOpen(PrescriptionStatus status) =>
        status is PrescriptionStatus.Registered or PrescriptionStatus.Received or PrescriptionStatus.PartlyDispensed;

    private static LocalDate? LapseOf(Prescription prescription, LocalDate last) =>
        prescription is { Medium: PrescriptionMedium.Electronic, Status: PrescriptionStatus.Registered or PrescriptionStatus.Dispensed } ? last : null;

    /// <summary>A line with the days of supply from this use on: of a split what is left of it.</summary>
    private static MedicationLine FromUse(Prescription p, LineState line, int use) =>
        p.Repeat is { Kind: RepeatKind.Split, PartDays: { } parts } ? line.Line with { DaysSupply = parts.Skip(use - 1).Sum() } : line.Line;

    private static MedicationInUse InUse(Prescription p, LineState line, int use, LocalDate start, LocalDate? lapses)
    {
        var asked = FromUse(p, line, use);
        return Of(p, asked, line.Facts, asked.TakenFrom(start)) with { Lapses = lapses };
    }

    private static DrugFacts? FactsOf(DispensingState dispensing, MedicationLine line) =>
        dispensing.Drugs?.FirstOrDefault(drug => (drug.RpNumber, drug.Order) == (line.RpNumber, line.Order))?.Facts;

    private static MedicationInUse Of(Prescription prescription, MedicationLine line, DrugFacts? facts, DateInterval days) =>
        new(prescription.Id, prescription.Issuer.Institution, line.Drug, line.DrugName, facts?.Ingredients ?? [], facts?.Route, days.Start, days.End);
}
