using NodaTime;

namespace Healthcare.Domain.Prescribing;

/// <summary>What a pharmacist registers as done.</summary>
/// <param name="DispensingId">This dispensing.</param>
/// <param name="DispensedOn">調剤年月日.</param>
/// <param name="Results">Line by line; lines that are not named stay as they are.</param>
/// <param name="Examination">The drugs that are handed over, in the order of the results that hand something over.</param>
public sealed record DispensingDraft(Guid DispensingId, LocalDate DispensedOn, IReadOnlyList<LineResult> Results, Examination Examination)
{
    /// <summary>What is handed over.</summary>
    public IReadOnlyList<MedicationLine> Given => [.. Results.Where(result => result.Given is not null).Select(result => result.Given!)];
}

public sealed partial record Prescription
{
    /// <summary>Everything that is prescribed and not settled yet, as it is prescribed: the results of a pharmacy that hands over all.</summary>
    public IReadOnlyList<LineResult> AllAsPrescribed() =>
    [
        .. Lines.Where(line => !line.Settled)
            .Select(line => new LineResult(line.Line.RpNumber, line.Line.Order, LineStatus.Dispensed, DispensingRules.RestOf(this, line))),
    ];

    /// <summary>
    /// The pharmacy that holds the prescription settles lines. The drugs handed over count as taken from the day of dispensing.
    /// </summary>
    public Decision Dispense(Holder holder, DispensingDraft draft, LocalDate today, Instant now)
    {
        if ((Refuse(PrescriptionAction.Dispense, holder, today) ?? DispensingRules.Check(this, draft, today)) is { } refused)
            return refused;

        var dispensed = new PrescriptionDispensed(
            PersonId, Id, draft.DispensingId, holder.Pharmacy, holder.Qualification, draft.DispensedOn, draft.Given, now, draft.Results, Use,
            PrescriptionRules.Identified(draft.Examination.Master), draft.Examination.Master.Version);
        return SafetyAlerts.Decide(dispensed, draft.Given, draft.DispensedOn, draft.Examination, holder.Pharmacy, draft.DispensingId, now);
    }

    /// <summary>The pharmacy corrects a dispensing of this use, until it closes the prescription.</summary>
    public Decision Correct(Holder holder, DispensingDraft draft, string reason, LocalDate today, Instant now)
    {
        if (Refuse(PrescriptionAction.Correct, holder, today) is { } refused)
            return refused;
        if (!Dispensings.Any(d => d.DispensingId == draft.DispensingId && d.Use == Use))
            return PrescribingRejections.DispensingNotFound;

        var without = DispensingHistory.Settled(this with { Dispensings = [.. Dispensings.Where(d => d.DispensingId != draft.DispensingId)] });
        if (DispensingRules.Check(without, draft, today) is { } broken)
            return broken;

        var corrected = new DispensingCorrected(
            PersonId, Id, draft.DispensingId, holder.Qualification, draft.DispensedOn, draft.Given, draft.Results,
            PrescriptionRules.Identified(draft.Examination.Master), draft.Examination.Master.Version, reason, now);
        return SafetyAlerts.Decide(corrected, draft.Given, draft.DispensedOn, draft.Examination, holder.Pharmacy, draft.DispensingId, now);
    }
}
