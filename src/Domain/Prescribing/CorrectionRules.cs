using NodaTime;

namespace Healthcare.Domain.Prescribing;

/// <summary>What the correction of a dispensing must keep to: what any dispensing must at its place in the order, and those after it must still fit.</summary>
internal static class CorrectionRules
{
    public static Rejection? Check(Prescription prescription, DispensingDraft draft, LocalDate today)
    {
        DispensingState[] ofThisUse = [.. prescription.Dispensings.Where(d => d.Use == prescription.Use)];
        var at = Array.FindIndex(ofThisUse, d => d.DispensingId == draft.DispensingId);
        var before = With(Unremoved(prescription, ofThisUse), ofThisUse[..at]);
        return DispensingRules.Check(before, draft, today)
            ?? CheckLater(before, [.. ofThisUse[..at], ofThisUse[at] with { Lines = draft.Given, Results = draft.Results }], ofThisUse[(at + 1)..]);
    }

    /// <summary>What was taken away after a part of it was handed over may still be corrected.</summary>
    private static Prescription Unremoved(Prescription prescription, IReadOnlyList<DispensingState> dispensings)
    {
        var named = dispensings.SelectMany(d => d.Results).Select(result => new LinePlace(result.RpNumber, result.Order)).ToHashSet();
        return prescription with { Lines = [.. prescription.Lines.Select(line => named.Contains(LinePlace.Of(line.Line)) ? line with { Removed = false } : line)] };
    }

    private static Prescription With(Prescription prescription, IReadOnlyList<DispensingState> dispensings) =>
        DispensingHistory.Settled(prescription with { Dispensings = dispensings });

    private static Rejection? CheckLater(Prescription prescription, IReadOnlyList<DispensingState> done, IReadOnlyList<DispensingState> later)
    {
        foreach (var next in later)
        {
            LineAnswer[] drugs = [.. (next.Drugs ?? []).Select(drug => new LineAnswer(drug.RpNumber, drug.Order, drug.Facts))];
            if (DispensingRules.Check(With(prescription, done), next.Results, drugs) is not null)
                return PrescribingRejections.LaterDispensingContradicts.With(new { next.DispensingId });
            done = [.. done, next];
        }

        return null;
    }
}
