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

        return PrescriptionRules.DrugProblems(draft.Examination.Master) ?? Check(prescription, draft.Results, draft.Examination.Master.Lines);
    }

    /// <summary>The first result that breaks a rule.</summary>
    public static Rejection? Check(Prescription prescription, IReadOnlyList<LineResult> results, IReadOnlyList<LineAnswer> drugs) =>
        results.Select(result => Check(prescription, result, drugs)).FirstOrDefault(broken => broken is not null);

    /// <summary>What is left to hand over of a line in this use.</summary>
    public static MedicationLine RestOf(Prescription prescription, LineState line)
    {
        var (amount, days) = OfThisUse(prescription, line.Line);
        return line.Line with { Quantity = line.Line.Quantity with { Value = amount - line.Given }, DaysSupply = days };
    }

    private static Rejection? Check(Prescription prescription, LineResult result, IReadOnlyList<LineAnswer> drugs)
    {
        var at = new LinePlace(result.RpNumber, result.Order);
        var line = prescription.Lines.FirstOrDefault(line => LinePlace.Of(line.Line) == at);
        if (line is null)
            return PrescribingRejections.LineNotFound.With(at);
        if (line.Settled)
            return PrescribingRejections.LineSettled.With(at);

        return result switch
        {
            { Reason: NotDispensedReason.RemovedOnQuery } => PrescribingRejections.ResultContradicts.With(at), // That only an answer does.
            { Status: LineStatus.NotDispensed, Reason: null } => PrescribingRejections.ReasonRequired.With(at),
            { Status: LineStatus.NotDispensed or LineStatus.Owing } => result.Given is null ? null : PrescribingRejections.ResultContradicts.With(at),
            { Status: LineStatus.Dispensed or LineStatus.PartDispensed, Given: { } given } => CheckGiven(prescription, line, result.Status, given, drugs),
            _ => PrescribingRejections.ResultContradicts.With(at),
        };
    }

    private static Rejection? CheckGiven(Prescription prescription, LineState line, LineStatus status, MedicationLine given, IReadOnlyList<LineAnswer> drugs)
    {
        var at = LinePlace.Of(line.Line);
        if (LinePlace.Of(given) != at)
            return PrescribingRejections.ResultContradicts.With(at);
        var facts = drugs.First(answer => (answer.RpNumber, answer.Order) == (at.RpNumber, at.Order)).Facts!;
        if (!SubstitutionRule.Allows(line, given, facts))
            return PrescribingRejections.SubstitutionNotAllowed.With(at);

        return (CheckAmount(line, RestOf(prescription, line), status, given, facts) ?? CheckDays(prescription, line, status, given)) is { } broken ? broken.With(at) : null;
    }

    /// <summary>
    /// As much as is left, or less as a part. A product of another strength or form is handed over at once for all that is prescribed, for no more days
    /// and for the same milligrams, where both products are counted in pieces whose content the master tells.
    /// </summary>
    private static Rejection? CheckAmount(LineState line, MedicationLine left, LineStatus status, MedicationLine given, DrugFacts facts)
    {
        if (given.DaysSupply > left.DaysSupply)
            return PrescribingRejections.MoreThanPrescribed;
        if (!SubstitutionRule.SameStrength(line.Line.Drug, given.Drug))
            return status == LineStatus.Dispensed && line.Given == 0 ? CheckContent(line.Facts?.Content?.In(left.Quantity), facts.Content?.In(given.Quantity)) : PrescribingRejections.ResultContradicts;

        return (status, given.Quantity.Value.CompareTo(left.Quantity.Value)) switch
        {
            _ when given.Quantity.UnitCode != left.Quantity.UnitCode => PrescribingRejections.ResultContradicts,
            (_, > 0) => PrescribingRejections.MoreThanPrescribed,
            (LineStatus.PartDispensed, 0) => PrescribingRejections.ResultContradicts,
            (LineStatus.Dispensed, < 0) => PrescribingRejections.LessThanPrescribed,
            _ => null,
        };
    }

    private static Rejection? CheckContent(decimal? prescribed, decimal? given) =>
        given > prescribed ? PrescribingRejections.MoreThanPrescribed
        : given < prescribed ? PrescribingRejections.LessThanPrescribed
        : null;

    /// <summary>
    /// By its days a drug is found by later checks: what is handed over as the whole of a line counts for no fewer days than prescribed, and begins when
    /// it is prescribed to. Fewer days, or another form or course, are a change to agree on with the prescriber (疑義照会).
    /// </summary>
    private static Rejection? CheckDays(Prescription prescription, LineState line, LineStatus status, MedicationLine given)
    {
        if ((given.StartsAfter ?? 0) != (line.Line.StartsAfter ?? 0))
            return PrescribingRejections.ResultContradicts;

        var before = prescription.Dispensings.Where(d => d.Use == prescription.Use).SelectMany(d => d.Lines).Where(other => LinePlace.Of(other) == LinePlace.Of(given));
        return status == LineStatus.Dispensed && before.Append(given).Sum(part => part.DaysTaken) < RestOf(prescription, line).DaysTaken
            ? PrescribingRejections.LessThanPrescribed
            : null;
    }

    /// <summary>The amount and days of one use: of a split its part, otherwise all.</summary>
    private static (decimal Amount, int? Days) OfThisUse(Prescription prescription, MedicationLine line) =>
        prescription.Repeat is { } repeat
            ? (repeat.AmountOf(prescription.Use, line.Quantity.Value), repeat.PartDays?[prescription.Use - 1] ?? line.DaysSupply)
            : (line.Quantity.Value, line.DaysSupply);
}
