using NodaTime;

namespace Healthcare.Domain.Prescribing;

/// <summary>
/// The lines of a prescription that a dispensing leaves as they are and that go on beside it: handed over in this use already, if only in part before the
/// rest was declined or taken away, or still to come.
/// </summary>
internal static class BesideLines
{
    public static IReadOnlyList<OwnLine> Of(Prescription prescription, DispensingDraft draft) =>
    [
        .. from line in prescription.Lines
           where (line.Given > 0 || line.Status is not (LineStatus.NotDispensed or LineStatus.Cancelled))
                 && !draft.Results.Any(result => (result.RpNumber, result.Order) == (line.Line.RpNumber, line.Line.Order))
           select Of(prescription, line, draft.DispensedOn),
    ];

    private static OwnLine Of(Prescription prescription, LineState line, LocalDate today)
    {
        var last = prescription.Dispensings.LastOrDefault(d => d.Use == prescription.Use && d.Lines.Any(given => LinePlace.Of(given) == LinePlace.Of(line.Line)));
        var given = last?.Lines.First(given => LinePlace.Of(given) == LinePlace.Of(line.Line));
        return new(given ?? line.Line, line.Facts, last?.DispensedOn ?? today);
    }
}
