namespace Healthcare.Domain.Prescribing;

/// <summary>How dispensings, their corrections and the closing change a prescription.</summary>
internal static class DispensingHistory
{
    public static Prescription? Evolve(Prescription? state, object @event) => (state, @event) switch
    {
        ({ } p, PrescriptionDispensed e) => Settled(p with
        {
            Pharmacy = e.Pharmacy,
            Dispensings =
            [
                .. p.Dispensings,
                new(e.DispensingId, e.Use, e.Pharmacy, e.PharmacistQualification, e.DispensedOn, e.Lines, e.Results ?? AllOf(e.Lines), e.Drugs),
            ],
        }),
        ({ } p, DispensingCorrected e) => Settled(p with
        {
            Dispensings = [.. p.Dispensings.Select(d => d.DispensingId == e.DispensingId ? Corrected(d, e) : d)],
        }),
        ({ } p, PrescriptionClosed { NextFrom: { } from, NextThrough: { } through } e) => p with
        {
            Status = PrescriptionStatus.Registered, Use = e.Use + 1, UseFrom = from, ValidThrough = through, Pharmacy = null, SecretHash = null,
            Lines = [.. p.Lines.Select(Begun)],
        },
        ({ } p, PrescriptionClosed) => p with { Status = PrescriptionStatus.Closed },
        _ => state,
    };

    /// <summary>What results make of the lines and of the whole. Used to decide as well, so that a decision and its history cannot differ.</summary>
    public static Prescription Settled(Prescription p)
    {
        LineState[] lines = [.. p.Lines.Select(line => p.Dispensings.Where(d => d.Use == p.Use).SelectMany(d => d.Results).Aggregate(Begun(line), After))];
        return p with { Lines = lines, Status = StatusOf(lines) };
    }

    private static LineResult[] AllOf(IReadOnlyList<MedicationLine> lines) =>
        [.. lines.Select(line => new LineResult(line.RpNumber, line.Order, LineStatus.Dispensed, line))];

    private static DispensingState Corrected(DispensingState old, DispensingCorrected e) => old with
    {
        Qualification = e.PharmacistQualification, DispensedOn = e.DispensedOn, Lines = e.Lines, Results = e.Results, Drugs = e.Drugs,
    };

    /// <summary>What the prescriber took away stays away; all else follows from the results.</summary>
    private static LineState Begun(LineState line) =>
        line.Reason == NotDispensedReason.RemovedOnQuery ? line : new(line.Line, line.Facts);

    private static LineState After(LineState line, LineResult result) =>
        (result.RpNumber, result.Order) == (line.Line.RpNumber, line.Line.Order)
            ? line with
            {
                Status = result.Status, Given = line.Given + (result.Given?.Quantity.Value ?? 0), Reason = result.Reason, Text = result.Text,
            }
            : line;

    private static PrescriptionStatus StatusOf(IReadOnlyCollection<LineState> lines) =>
        !lines.All(line => line.Settled) ? PrescriptionStatus.PartlyDispensed
        : lines.Any(line => line.Status == LineStatus.Dispensed) ? PrescriptionStatus.Dispensed
        : PrescriptionStatus.NotDispensed;
}
