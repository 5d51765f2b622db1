using Healthcare.Domain.Prescribing;
using NodaTime;

namespace Healthcare.Application.Prescribing;

/// <summary>One line of a prescription as it stands today.</summary>
/// <param name="Line">What is prescribed, after an agreed change.</param>
/// <param name="Status">Where it stands today.</param>
/// <param name="Given">The amount handed over so far in this use.</param>
/// <param name="Reason">Why it is not handed over.</param>
/// <param name="Text">More about it.</param>
public sealed record LineView(MedicationLine Line, LineStatus Status, decimal Given, NotDispensedReason? Reason, string? Text);

/// <summary>A query and what became of it.</summary>
public sealed record QueryView(QueryRaised Raised, QueryAnswered? Answered, Instant? WithdrawnAt);

/// <summary>Alerts that a professional went past.</summary>
/// <param name="DispensingId">The dispensing, when it was found there.</param>
/// <param name="Institution">Where the professional works.</param>
/// <param name="Reason">Why they went on.</param>
/// <param name="AcknowledgedAt">When.</param>
/// <param name="Found">What was found, as far as the reader may know it.</param>
public sealed record AlertView(Guid? DispensingId, string Institution, SafetyReason Reason, Instant AcknowledgedAt, HitsToShow Found);

/// <summary>A prescription as a whole, for who issued it, who holds it and the person. Never its secret.</summary>
/// <param name="PrescriptionId">The prescription.</param>
/// <param name="PersonId">For whom.</param>
/// <param name="Issuer">Who issued it.</param>
/// <param name="Number">処方箋番号.</param>
/// <param name="IssuedOn">交付年月日.</param>
/// <param name="UseFrom">First day on which the present use may be begun.</param>
/// <param name="ValidThrough">Last day.</param>
/// <param name="Medium">Electronic or paper.</param>
/// <param name="Status">Where it stands today.</param>
/// <param name="Use">The present use, from 1.</param>
/// <param name="Repeat">Refill or split.</param>
/// <param name="Pharmacy">Who holds it, or held it last.</param>
/// <param name="ExchangeNumber">引換番号, for the person and the issuer only.</param>
/// <param name="CancellationNoted">Whether it is cancelled as soon as the pharmacy returns it.</param>
/// <param name="Cancelled">Its cancellation.</param>
/// <param name="Lines">The drugs.</param>
/// <param name="Queries">疑義照会.</param>
/// <param name="Messages">伝達事項.</param>
/// <param name="Dispensings">What was dispensed, in all uses.</param>
/// <param name="Alerts">Alerts that were gone past.</param>
public sealed record PrescriptionView(
    Guid PrescriptionId, Guid PersonId, Issuer Issuer, string? Number, LocalDate IssuedOn, LocalDate UseFrom, LocalDate ValidThrough, PrescriptionMedium Medium,
    PrescriptionStatus Status, int Use, RepeatPlan? Repeat, string? Pharmacy, string? ExchangeNumber, bool CancellationNoted, PrescriptionCancelled? Cancelled,
    IReadOnlyList<LineView> Lines, IReadOnlyList<QueryView> Queries, IReadOnlyList<MessageSent> Messages, IReadOnlyList<DispensingState> Dispensings,
    IReadOnlyList<AlertView> Alerts)
{
    /// <summary>The prescription on a day. <paramref name="show"/> says what of an alert the reader may know.</summary>
    public static PrescriptionView Of(Prescription p, LocalDate today, bool showNumber, Func<IReadOnlyList<SafetyHit>, HitsToShow> show) => new(
        p.Id, p.PersonId, p.Issuer, p.Number, p.IssuedOn, p.UseFrom, p.ValidThrough, p.Medium, p.StatusOn(today), p.Use, p.Repeat, p.Pharmacy,
        showNumber ? p.ExchangeNumber : null, p.Noted is not null, p.Cancelled,
        [.. p.Lines.Select(line => new LineView(line.Line, p.StatusOn(line, today), line.Given, line.Reason, line.Text))],
        [.. p.Queries.Select(query => new QueryView(query.Raised, query.Answered, query.WithdrawnAt))], p.Messages, p.Dispensings,
        [.. p.Alerts.Select(alert => new AlertView(alert.DispensingId, alert.Institution, alert.Reason, alert.AcknowledgedAt, show(alert.Hits)))]);
}
