using NodaTime;

namespace Healthcare.Domain.Prescribing;

/// <summary>The answer to a query.</summary>
/// <param name="Institution">Who writes it down: the prescriber's institution, or the pharmacy after a telephone call.</param>
/// <param name="Qualification">The licence number of who writes it down.</param>
/// <param name="Text">What was answered.</param>
/// <param name="Changed">Lines as agreed from now on.</param>
/// <param name="Removed">Lines taken away.</param>
/// <param name="Master">What the drug master says of the changed lines.</param>
public sealed record AnswerDraft(
    string Institution, string Qualification, string Text, IReadOnlyList<MedicationLine> Changed, IReadOnlyList<LinePlace> Removed, MasterAnswer Master);

public sealed partial record Prescription
{
    /// <summary>The pharmacy that holds it asks the prescriber (疑義照会). Until the answer nothing may be dispensed.</summary>
    public Decision Query(Holder holder, Guid queryId, QueryKind kind, string text, LocalDate today, Instant now) =>
        Refuse(PrescriptionAction.Query, holder, today) is { } refused
            ? refused
            : Decision.Accept(new QueryRaised(PersonId, Id, queryId, holder.Pharmacy, holder.Qualification, kind, text, now));

    /// <summary>The prescriber answers, or the pharmacy writes down what was answered on the telephone.</summary>
    public Decision Answer(Guid queryId, AnswerDraft answer, LocalDate today, Instant now)
    {
        if (PrescriptionTransitions.Refuse(PrescriptionAction.Answer, StatusOn(today)) is { } refused)
            return refused;
        if (answer.Institution != Issuer.Institution && answer.Institution != Pharmacy)
            return PrescribingRejections.OfAnotherIssuer;
        if (Queries.FirstOrDefault(query => query.Raised.QueryId == queryId) is not { } query)
            return PrescribingRejections.QueryNotFound;
        if (query.Answered is not null)
            return PrescribingRejections.QueryAnsweredAlready;
        if (CheckChange(answer) is { } broken)
            return broken;

        return Decision.Accept(new QueryAnswered(
            PersonId, Id, queryId, answer.Institution, answer.Qualification, answer.Text, answer.Changed, PrescriptionRules.Identified(answer.Master),
            answer.Removed, answer.Changed.Count == 0 ? null : answer.Master.Version, now));
    }

    /// <summary>The pharmacy that holds it, or held it last, tells the prescriber something (伝達事項).</summary>
    public Decision Message(Holder holder, Guid messageId, PharmacyMessageKind kind, string text, LocalDate today, Instant now) =>
        PrescriptionTransitions.Refuse(PrescriptionAction.Message, StatusOn(today)) is { } refused ? refused
        : Pharmacy != holder.Pharmacy ? PrescribingRejections.HeldByAnotherPharmacy
        : Decision.Accept(new MessageSent(PersonId, Id, messageId, holder.Pharmacy, holder.Qualification, kind, text, now));

    private Rejection? CheckChange(AnswerDraft answer)
    {
        LinePlace[] places = [.. answer.Changed.Select(LinePlace.Of), .. answer.Removed];
        if (places.Distinct().Count() != places.Length || places.Any(at => LineAt(at.RpNumber, at.Order) is null))
            return PrescribingRejections.LineNotFound;
        return places.Any(at => LineAt(at.RpNumber, at.Order)!.Settled)
            ? PrescribingRejections.LineSettled
            : PrescriptionRules.DrugProblems(answer.Master);
    }
}
