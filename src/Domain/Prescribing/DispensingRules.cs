using NodaTime;

namespace Healthcare.Domain.Prescribing;

/// <summary>What a dispensing must keep to, line by line.</summary>
internal static class DispensingRules
{
    public static Rejection? Check(Prescription prescription, DispensingDraft draft, LocalDate today)
    {
        if (prescription.HasOpenQuery)
            return PrescribingRejections.QueryOpen;
        if (draft.DispensedOn > today || draft.DispensedOn < prescription.UseFrom)
            return PrescribingRejections.DispensingDateOutOfRange;
        if (draft.Results.Count == 0 && !prescription.Lines.All(line => line.Settled))
            return PrescribingRejections.NothingSettled;

        return PrescriptionRules.DrugProblems(draft.Examination.Master)
            ?? draft.Results.Select(result => Check(prescription, result, draft.Examination.Master)).FirstOrDefault(broken => broken is not null);
    }

    /// <summary>What is left to hand over of a line in this use.</summary>
    public static MedicationLine RestOf(Prescription prescription, LineState line)
    {
        var (amount, days) = OfThisUse(prescription, line.Line);
        return line.Line with { Quantity = line.Line.Quantity with { Value = amount - line.Given }, DaysSupply = days };
    }

    private static Rejection? Check(Prescription prescription, LineResult result, MasterAnswer master)
    {
        var at = new LinePlace(result.RpNumber, result.Order);
        var line = prescription.Lines.FirstOrDefault(line => LinePlace.Of(line.Line) == at);
        if (line is null)
            return PrescribingRejections.LineNotFound.With(at);
        if (line.Settled)
            return PrescribingRejections.LineSettled.With(at);

        return result switch
        {
            { Status: LineStatus.NotDispensed, Reason: null } => PrescribingRejections.ReasonRequired.With(at),
            { Status: LineStatus.NotDispensed or LineStatus.Owing } => result.Given is null ? null : PrescribingRejections.ResultContradicts.With(at),
            { Status: LineStatus.Dispensed or LineStatus.PartDispensed, Given: { } given } => CheckGiven(prescription, line, result.Status, given, master),
            _ => PrescribingRejections.ResultContradicts.With(at),
        };
    }

    private static Rejection? CheckGiven(Prescription prescription, LineState line, LineStatus status, MedicationLine given, MasterAnswer master)
    {
        var at = LinePlace.Of(line.Line);
        var facts = master.Lines.First(answer => (answer.RpNumber, answer.Order) == (at.RpNumber, at.Order)).Facts!;
        if (LinePlace.Of(given) != at)
            return PrescribingRejections.ResultContradicts.With(at);
        if (!SubstitutionRule.Allows(line, given, facts))
            return PrescribingRejections.SubstitutionNotAllowed.With(at);

        var left = RestOf(prescription, line).Quantity.Value;
        return given.Quantity.Value > left ? PrescribingRejections.MoreThanPrescribed.With(at)
            : status == LineStatus.PartDispensed && given.Quantity.Value == left ? PrescribingRejections.ResultContradicts.With(at)
            : null;
    }

    /// <summary>The amount and days of one use: of a split its part, otherwise all.</summary>
    private static (decimal Amount, int? Days) OfThisUse(Prescription prescription, MedicationLine line) =>
        prescription.Repeat is { Kind: RepeatKind.Split, PartDays: { } parts }
            ? (line.Quantity.Value * parts[prescription.Use - 1] / parts.Sum(), parts[prescription.Use - 1])
            : (line.Quantity.Value, line.DaysSupply);
}
