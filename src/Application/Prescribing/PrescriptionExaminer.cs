using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Portal;
using Healthcare.Domain;
using Healthcare.Domain.Prescribing;
using NodaTime;

namespace Healthcare.Application.Prescribing;

/// <summary>Gathers what drugs are held against, and tells what was found as far as the caller may know it.</summary>
public sealed class PrescriptionExaminer(IDrugMaster master, ISafetyHistory histories, IStandings standings)
{
    /// <summary>The examination of lines begun on a day; null when there is no such person.</summary>
    public async Task<Examination?> ExamineAsync(Guid personId, IReadOnlyList<MedicationLine> lines, LocalDate on, SafetyReason? reason, CancellationToken ct)
    {
        var history = histories.OfPersonAsync(personId, on, ct);
        var answer = await master.LookUpAsync(lines, on, ct);
        return await history is { } known ? new(answer, known, reason) : null;
    }

    /// <summary>The answer to a prescriber: alerts with the details they may see, or what was registered.</summary>
    public async Task<Decided> AnswerAsync(
        StreamState<Prescription> stream, Decision decision, Guid personId, string institution, Examination examination, Instant now, CancellationToken ct) =>
        decision switch
        {
            Decision.Rejected rejected => await RefuseAsync(stream, rejected.Reason, personId, institution, now, ct),
            Decision.Accepted accepted => stream.Decide(decision, AnswerOf(stream.State, accepted.Events, examination)) with { Messages = MessagesOf(accepted.Events) },
            _ => throw new InvalidOperationException("A decision accepts or rejects."),
        };

    /// <summary>A refusal; the hits of an alert only as far as this institution may see them.</summary>
    public async Task<Decided> RefuseAsync(
        StreamState<Prescription> stream, Rejection reason, Guid personId, string institution, Instant now, CancellationToken ct) =>
        stream.Decide(reason.Details is IReadOnlyList<SafetyHit> hits
            ? reason.With(HitsToShow.For(hits, await standings.OfAsync(personId, institution, ct), institution, now))
            : reason);

    /// <summary>What a pharmacist registers, with what the drugs handed over are held against.</summary>
    public async Task<DispensingDraft> DraftAsync(
        Guid personId, Guid dispensingId, LocalDate on, IReadOnlyList<LineResult> results, SafetyReason? reason, CancellationToken ct)
    {
        MedicationLine[] given = [.. results.Where(result => result.Given is not null).Select(result => result.Given!)];
        var examination = await ExamineAsync(personId, given, on, reason, ct);
        return new(dispensingId, on, results, examination ?? throw new InvalidOperationException("A prescription's person is known."));
    }

    /// <summary>The answer to a pharmacist: alerts with the details they may see, or how the lines stand.</summary>
    public async Task<Decided> DispensedAsync(
        StreamState<Prescription> stream, Decision decision, Guid dispensingId, string pharmacy, Instant now, CancellationToken ct)
    {
        if (decision is Decision.Rejected rejected)
            return await RefuseAsync(stream, rejected.Reason, stream.State!.PersonId, pharmacy, now, ct);

        var events = ((Decision.Accepted)decision).Events;
        var after = events.Aggregate(stream.State, Prescription.Evolve)!;
        LineAnswerStatus[] lines = [.. after.Lines.Select(line => new LineAnswerStatus(line.Line.RpNumber, line.Line.Order, line.Status))];
        return stream.Decide(decision, new DispensingAnswer(dispensingId, after.Status, lines, KindsOf(events))) with { Messages = MessagesOf(events) };
    }

    /// <summary>What leaves with the events: the person is told of alerts that were gone past.</summary>
    public static IReadOnlyList<object> MessagesOf(IReadOnlyList<object> events) =>
        [.. events.OfType<SafetyAlertsAcknowledged>().Select(e => new TellOfDuplicate(e.PersonId, e.PrescriptionId))];

    private static PrescriptionAnswer AnswerOf(Prescription? before, IReadOnlyList<object> events, Examination examination)
    {
        var after = events.Aggregate(before, Prescription.Evolve)!;
        return new(after.Id, after.PersonId, after.ValidThrough, after.ExchangeNumber, KindsOf(events), examination.Master.Version, examination.Master.Sample);
    }

    /// <summary>Which kinds of alerts were gone past.</summary>
    public static IReadOnlyList<SafetyHitKind> KindsOf(IReadOnlyList<object> events) =>
        [.. events.OfType<SafetyAlertsAcknowledged>().SelectMany(e => e.Hits).Select(hit => hit.Kind).Distinct().Order()];
}
