using NodaTime;

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
        ({ } p, PrescriptionClosed { NextFrom: { } from, NextThrough: { } through } e) => p.WithoutOpenQueries(e.ClosedAt) with
        {
            Status = PrescriptionStatus.Registered,
            Use = e.Use + 1,
            UseFrom = from,
            ValidThrough = through,
            Pharmacy = null,
            SecretHash = null,
            Lines = [.. p.Lines.Select(line => Final(Begun(line)))],
        },
        ({ } p, PrescriptionClosed e) => p.WithoutOpenQueries(e.ClosedAt) with { Status = PrescriptionStatus.Closed },
        _ => state,
    };

    /// <summary>What results make of the lines and of the whole. Used to decide as well, so that a decision and its history cannot differ.</summary>
    public static Prescription Settled(Prescription p)
    {
        var results = p.Dispensings.Where(d => d.Use == p.Use).SelectMany(d => d.Results).ToLookup(result => new LinePlace(result.RpNumber, result.Order));
        LineState[] lines = [.. p.Lines.Select(line => Final(results[LinePlace.Of(line.Line)].Aggregate(Begun(line), After)))];
        return p with { Lines = lines, Status = StatusOf(lines) };
    }

    /// <summary>A question that nobody waits for any more.</summary>
    public static Prescription WithoutOpenQueries(this Prescription p, Instant at) =>
        p with { Queries = [.. p.Queries.Select(query => query.IsOpen ? query with { WithdrawnAt = at } : query)] };

    private static LineResult[] AllOf(IReadOnlyList<MedicationLine> lines) =>
        [.. lines.Select(line => new LineResult(line.RpNumber, line.Order, LineStatus.Dispensed, line))];

    private static DispensingState Corrected(DispensingState old, DispensingCorrected e) => old with
    {
        Qualification = e.PharmacistQualification,
        DispensedOn = e.DispensedOn,
        Lines = e.Lines,
        Results = e.Results,
        Drugs = e.Drugs,
    };

    private static LineState Begun(LineState line) => new(line.Line, line.Facts, Removed: line.Removed);

    private static LineState After(LineState line, LineResult result) => line with
    {
        Status = result.Status,
        Given = line.Given + (result.Given?.Quantity.Value ?? 0),
        Reason = result.Reason,
        Text = result.Text,
    };

    /// <summary>What the prescriber took away stays away, whatever was handed over of it before.</summary>
    private static LineState Final(LineState line) =>
        line.Removed ? line with { Status = LineStatus.NotDispensed, Reason = NotDispensedReason.RemovedOnQuery, Text = null } : line;

    private static PrescriptionStatus StatusOf(IReadOnlyCollection<LineState> lines) =>
        lines.All(line => line.Settled)
            ? lines.Any(line => line.Status == LineStatus.Dispensed || line.Given > 0) ? PrescriptionStatus.Dispensed : PrescriptionStatus.NotDispensed
            : lines.All(line => line.Status == LineStatus.Prescribed || line is { Removed: true, Given: 0 }) ? PrescriptionStatus.Received
            : PrescriptionStatus.PartlyDispensed;
}
