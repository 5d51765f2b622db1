using NodaTime;

namespace Healthcare.Domain.Prescribing;

/// <summary>One line as it stands: what is prescribed (after an agreed change), and what became of it in the present use.</summary>
/// <param name="Line">What is prescribed.</param>
/// <param name="Facts">What the drug master said of it; null when it was registered without a master.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Given">The amount handed over so far in this use, in the line's unit.</param>
/// <param name="Reason">Why it is not handed over.</param>
/// <param name="Text">More about it.</param>
public sealed record LineState(
    MedicationLine Line, DrugFacts? Facts, LineStatus Status = LineStatus.Prescribed, decimal Given = 0, NotDispensedReason? Reason = null, string? Text = null)
{
    /// <summary>Nothing is left to do about it.</summary>
    public bool Settled => Status is LineStatus.Dispensed or LineStatus.NotDispensed or LineStatus.Cancelled;
}

/// <summary>One dispensing as it holds, after corrections.</summary>
public sealed record DispensingState(
    Guid DispensingId, int Use, string Pharmacy, string Qualification, LocalDate DispensedOn, IReadOnlyList<MedicationLine> Lines,
    IReadOnlyList<LineResult> Results, IReadOnlyList<IdentifiedDrug>? Drugs);

/// <summary>A query and its answer.</summary>
public sealed record QueryState(QueryRaised Raised, QueryAnswered? Answered = null);

/// <summary>One prescription, from its registration until it is closed.</summary>
/// <param name="UseFrom">First day on which the present use may be begun.</param>
/// <param name="ValidThrough">Last day on which it may be begun.</param>
/// <param name="Pharmacy">Who holds it, or held it last.</param>
/// <param name="SecretHash">What the holder's secret must hash to.</param>
/// <param name="Noted">A cancellation that takes effect when the pharmacy returns it.</param>
/// <param name="Use">The present use, from 1.</param>
/// <param name="Cancelled">Its cancellation.</param>
/// <param name="ExchangeNumber">引換番号.</param>
/// <param name="Id">The prescription.</param>
/// <param name="IssuedOn">交付年月日.</param>
/// <param name="Issuer">Who issued it.</param>
/// <param name="Lines">The drugs.</param>
/// <param name="MasterVersion">Which version of the drug master.</param>
/// <param name="Medium">Electronic or paper.</param>
/// <param name="Number">処方箋番号.</param>
/// <param name="PersonId">For whom.</param>
/// <param name="Repeat">Refill or split.</param>
/// <param name="Status">Where it stands.</param>
public sealed partial record Prescription(
    Guid Id,
    Guid PersonId,
    Issuer Issuer,
    string? Number,
    LocalDate IssuedOn,
    LocalDate UseFrom,
    LocalDate ValidThrough,
    IReadOnlyList<LineState> Lines,
    PrescriptionStatus Status,
    PrescriptionMedium Medium,
    string? ExchangeNumber = null,
    RepeatPlan? Repeat = null,
    string? MasterVersion = null,
    string? Pharmacy = null,
    string? SecretHash = null,
    CancellationNoted? Noted = null,
    PrescriptionCancelled? Cancelled = null,
    int Use = 1) : IEventSourced<Prescription>
{
    /// <summary>What was dispensed, in all uses.</summary>
    public IReadOnlyList<DispensingState> Dispensings { get; init; } = [];

    /// <summary>疑義照会.</summary>
    public IReadOnlyList<QueryState> Queries { get; init; } = [];

    /// <summary>伝達事項.</summary>
    public IReadOnlyList<MessageSent> Messages { get; init; } = [];

    /// <summary>Alerts that a professional went past.</summary>
    public IReadOnlyList<SafetyAlertsAcknowledged> Alerts { get; init; } = [];

    /// <summary>Where it stands on this day: what nobody received in time is expired.</summary>
    public PrescriptionStatus StatusOn(LocalDate today) =>
        Status == PrescriptionStatus.Registered && today > ValidThrough ? PrescriptionStatus.Expired : Status;

    /// <summary>Where a line stands on this day.</summary>
    public LineStatus StatusOn(LineState line, LocalDate today) =>
        line.Status == LineStatus.Prescribed && StatusOn(today) == PrescriptionStatus.Expired ? LineStatus.Expired : line.Status;

    /// <summary>Whether one of its queries has no answer yet.</summary>
    public bool HasOpenQuery => Queries.Any(query => query.Answered is null);

    private LineState? LineAt(int rpNumber, int order) =>
        Lines.FirstOrDefault(line => line.Line.RpNumber == rpNumber && line.Line.Order == order);

    /// <inheritdoc/>
    public static Prescription? Evolve(Prescription? state, object @event) => PrescriptionHistory.Evolve(state, @event);
}
