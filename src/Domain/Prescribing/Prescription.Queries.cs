using NodaTime;

namespace Healthcare.Domain.Prescribing;

/// <summary>The answer to a query.</summary>
/// <param name="Institution">Who writes it down: the prescriber's institution, or the pharmacy after a telephone call.</param>
/// <param name="Qualification">The licence number of who writes it down.</param>
/// <param name="Text">What was answered.</param>
/// <param name="Changed">Lines as agreed from now on.</param>
/// <param name="Removed">Lines taken away.</param>
/// <param name="Master">What the drug master says of the changed lines.</param>
/// <param name="Secret">Of a pharmacy: what it was handed at receipt.</param>
/// <param name="HasAddress">Whether the person's address is known: a narcotic needs it.</param>
/// <param name="ByPharmacist">Whether a pharmacist writes it down; a pharmacist of the issuing institution is not the prescriber.</param>
public sealed record AnswerDraft(
    string Institution, string Qualification, string Text, IReadOnlyList<MedicationLine> Changed, IReadOnlyList<LinePlace> Removed, MasterAnswer Master,
    string? Secret = null, bool HasAddress = true, bool ByPharmacist = false);

public sealed partial record Prescription
{
    /// <summary>The pharmacy that holds it asks the prescriber (疑義照会). Until the answer nothing may be dispensed.</summary>
    public Decision Query(Holder holder, Guid queryId, QueryKind kind, string text, LocalDate today, Instant now) =>
        Refuse(PrescriptionAction.Query, holder, today) is { } refused ? refused
        : Queries.Any(query => query.Raised.QueryId == queryId) ? PrescribingRejections.QueryAlreadyRaised
        : Decision.Accept(new QueryRaised(PersonId, Id, queryId, holder.Pharmacy, holder.Qualification, kind, text, now));

    /// <summary>The prescriber answers, or the pharmacy writes down what was answered on the telephone.</summary>
    public Decision Answer(Guid queryId, AnswerDraft answer, LocalDate today, Instant now)
    {
        if (PrescriptionTransitions.Refuse(PrescriptionAction.Answer, StatusOn(today)) is { } refused)
            return refused;
        if (RefuseAnswerOf(answer) is { } forbidden)
            return forbidden;
        if (Queries.FirstOrDefault(query => query.Raised.QueryId == queryId) is not { } query)
            return PrescribingRejections.QueryNotFound;
        if (!query.IsOpen)
            return query.Answered is null ? PrescribingRejections.QueryWithdrawn : PrescribingRejections.QueryAnsweredAlready;
        if (CheckChange(answer) is { } broken)
            return broken;

        return Decision.Accept(new QueryAnswered(
            PersonId, Id, queryId, answer.Institution, answer.Qualification, answer.Text, answer.Changed, PrescriptionRules.Identified(answer.Master),
            answer.Removed, answer.Changed.Count == 0 ? null : answer.Master.Version, now));
    }

    /// <summary>
    /// A pharmacy tells the prescriber something (伝達事項): the one that holds the prescription, and whoever handed something over, at any time after.
    /// </summary>
    public Decision Message(Holder holder, Guid messageId, PharmacyMessageKind kind, string text, LocalDate today, Instant now) =>
        Messages.Any(message => message.MessageId == messageId) ? PrescribingRejections.MessageAlreadySent
        : RefuseMessageOf(holder.Pharmacy, today) is { } refused ? refused
        : Decision.Accept(new MessageSent(PersonId, Id, messageId, holder.Pharmacy, holder.Qualification, kind, text, now));

    private Rejection? RefuseMessageOf(string pharmacy, LocalDate today) =>
        Dispensings.Any(dispensing => dispensing.Pharmacy == pharmacy) ? null
        : PrescriptionTransitions.Refuse(PrescriptionAction.Message, StatusOn(today)) ?? (Pharmacy == pharmacy ? null : PrescribingRejections.HeldByAnotherPharmacy);

    /// <summary>The prescriber's institution answers; the pharmacy that holds it writes down what it heard, as the bearer of the secret.</summary>
    private Rejection? RefuseAnswerOf(AnswerDraft answer) =>
        answer.Institution != (answer.ByPharmacist ? Pharmacy : Issuer.Institution) ? PrescribingRejections.OfAnotherIssuer
        : answer.ByPharmacist ? RefuseSecret(answer.Secret)
        : null;

    private Rejection? CheckChange(AnswerDraft answer)
    {
        LinePlace[] places = [.. answer.Changed.Select(LinePlace.Of), .. answer.Removed];
        if (places.Distinct().Count() != places.Length || places.Any(at => LineAt(at.RpNumber, at.Order) is null))
            return PrescribingRejections.LineNotFound;
        if (places.Any(at => LineAt(at.RpNumber, at.Order)!.Settled))
            return PrescribingRejections.LineSettled;
        if (answer.Changed.Any(line => LineAt(line.RpNumber, line.Order)!.Given > 0))
            return PrescribingRejections.LineBegun;

        var examination = new Examination(answer.Master, SafetyHistory.Empty, HasAddress: answer.HasAddress); // What is taken beside is checked when it is handed over.
        return PrescriptionRules.Check(answer.Changed, Repeat, NarcoticLicence, examination);
    }
}
