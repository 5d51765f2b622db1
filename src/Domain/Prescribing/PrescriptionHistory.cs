namespace Healthcare.Domain.Prescribing;

/// <summary>How each event changes a prescription. Refuses nothing: history has already happened.</summary>
internal static class PrescriptionHistory
{
    public static Prescription? Evolve(Prescription? state, object @event) => (state, @event) switch
    {
        (null, PrescriptionRegistered e) => Begin(e),
        ({ } p, PrescriptionAmended e) => p with
        {
            ValidThrough = e.ValidThrough, Lines = LinesOf(e.Lines, e.Drugs), MasterVersion = e.MasterVersion,
        },
        ({ } p, SafetyAlertsAcknowledged e) => p with { Alerts = [.. p.Alerts, e] },
        ({ } p, DuplicateMedicationAcknowledged e) => p with { Alerts = [.. p.Alerts, e.AsAlerts(p.Issuer.Institution)] },
        ({ } p, CancellationNoted e) => p with { Noted = e },
        ({ } p, PrescriptionCancelled e) => p with
        {
            Status = PrescriptionStatus.Cancelled, Cancelled = e, Noted = null,
            Lines = [.. p.Lines.Select(line => line.Settled ? line : line with { Status = LineStatus.Cancelled })],
        },
        ({ } p, PrescriptionReceived e) => p with { Status = PrescriptionStatus.Received, Pharmacy = e.Pharmacy, SecretHash = e.SecretHash },
        ({ } p, SecretRecovered e) => p with { SecretHash = e.SecretHash },
        ({ } p, PrescriptionReturned) => p with
        {
            Status = PrescriptionStatus.Registered, Pharmacy = null, SecretHash = null,
            Queries = [.. p.Queries.Where(query => query.Answered is not null)],
        },
        ({ } p, QueryRaised e) => p with { Queries = [.. p.Queries, new(e)] },
        ({ } p, QueryAnswered e) => Answered(p, e),
        ({ } p, MessageSent e) => p with { Messages = [.. p.Messages, e] },
        _ => DispensingHistory.Evolve(state, @event),
    };

    private static Prescription Begin(PrescriptionRegistered e) => new(
        e.PrescriptionId, e.PersonId, e.Issuer, e.PrescriptionNumber, e.IssuedOn, e.IssuedOn, e.ValidThrough, LinesOf(e.Lines, e.Drugs),
        PrescriptionStatus.Registered, e.Medium ?? PrescriptionMedium.Paper, e.ExchangeNumber, e.Repeat, e.MasterVersion);

    private static LineState[] LinesOf(IReadOnlyList<MedicationLine> lines, IReadOnlyList<IdentifiedDrug>? drugs) =>
        [.. lines.Select(line => new LineState(line, FactsOf(line, drugs)))];

    private static DrugFacts? FactsOf(MedicationLine line, IReadOnlyList<IdentifiedDrug>? drugs) =>
        drugs?.FirstOrDefault(drug => drug.RpNumber == line.RpNumber && drug.Order == line.Order)?.Facts;

    private static Prescription Answered(Prescription p, QueryAnswered e) => p with
    {
        Queries = [.. p.Queries.Select(query => query.Raised.QueryId == e.QueryId ? query with { Answered = e } : query)],
        Lines = [.. p.Lines.Select(line => Agreed(line, e))],
    };

    private static LineState Agreed(LineState line, QueryAnswered e)
    {
        if (e.Removed.Contains(LinePlace.Of(line.Line)))
            return line with { Status = LineStatus.NotDispensed, Reason = NotDispensedReason.RemovedOnQuery };
        var changed = e.Changed.FirstOrDefault(other => LinePlace.Of(other) == LinePlace.Of(line.Line));
        return changed is null ? line : line with { Line = changed, Facts = FactsOf(changed, e.Drugs) };
    }
}
