using NodaTime;

namespace Healthcare.Domain.Prescribing;

/// <summary>What a prescriber asks to register.</summary>
/// <param name="ExchangeNumber">引換番号: 6 digits, drawn by the platform.</param>
/// <param name="IssuedOn">交付年月日.</param>
/// <param name="Issuer">Who issued it.</param>
/// <param name="Lines">The drugs.</param>
/// <param name="Medium">Electronic or paper.</param>
/// <param name="NarcoticLicence">麻薬施用者免許番号, when a drug is a narcotic.</param>
/// <param name="PersonId">For whom.</param>
/// <param name="PrescriptionId">The prescription.</param>
/// <param name="PrescriptionNumber">処方箋番号, when the institution gives one.</param>
/// <param name="Repeat">Refill or split.</param>
/// <param name="ValidThrough">Last day of 使用期間.</param>
public sealed record PrescriptionDraft(
    Guid PersonId,
    Guid PrescriptionId,
    Issuer Issuer,
    string? PrescriptionNumber,
    LocalDate IssuedOn,
    LocalDate? ValidThrough,
    IReadOnlyList<MedicationLine> Lines,
    PrescriptionMedium Medium,
    string ExchangeNumber,
    RepeatPlan? Repeat = null,
    string? NarcoticLicence = null);

/// <summary>What lines of drugs are held against before they are registered or handed over.</summary>
/// <param name="Master">What the drug master says of them.</param>
/// <param name="History">What the person takes and does not bear.</param>
/// <param name="Reason">Why to go on in spite of an alert.</param>
/// <param name="HasAddress">Whether the person's address is known: a narcotic needs it.</param>
public sealed record Examination(MasterAnswer Master, SafetyHistory History, SafetyReason? Reason = null, bool HasAddress = true);

public sealed partial record Prescription
{
    private const int ValidDays = 4, MostMonths = 3;

    /// <summary>
    /// Registers a prescription. Alerts need a stated reason to go on.
    /// Valid for 4 days, the day of issue and holidays included, unless the prescriber says otherwise: at most 3 months (gematik's E-Rezept; NHS EPS 6).
    /// What is electronic is registered while it may be used. What is on paper may be written down late: nobody can receive it any more.
    /// </summary>
    public static Decision Register(Prescription? existing, PrescriptionDraft draft, Examination examination, LocalDate today, Instant now)
    {
        if (existing is not null)
            return PrescribingRejections.AlreadyRegistered;
        var validThrough = draft.ValidThrough ?? draft.IssuedOn.PlusDays(ValidDays - 1);
        if (draft.IssuedOn > today)
            return PrescribingRejections.IssuedInFuture;
        if (draft.Medium == PrescriptionMedium.Electronic && validThrough < today)
            return PrescribingRejections.PeriodOver;
        if (validThrough > draft.IssuedOn.PlusMonths(MostMonths))
            return PrescribingRejections.PeriodTooLong;
        if (PrescriptionRules.Check(draft.Lines, draft.Repeat, draft.NarcoticLicence, examination) is { } broken)
            return broken;

        var registered = new PrescriptionRegistered(
            draft.PersonId, draft.PrescriptionId, draft.Issuer, draft.PrescriptionNumber, draft.IssuedOn,
            validThrough, draft.Lines, now, draft.Medium, draft.ExchangeNumber, draft.Repeat,
            PrescriptionRules.Identified(examination.Master), examination.Master.Version, draft.NarcoticLicence);
        return SafetyAlerts.Decide(registered, draft.Lines, draft.IssuedOn, examination, draft.Issuer.Institution, null, now);
    }

    /// <summary>
    /// The prescriber changes the drugs (変更), on the day and under the rules of a registration. Only before any use, by the issuing institution.
    /// </summary>
    public Decision Amend(
        Issuer by, IReadOnlyList<MedicationLine> lines, LocalDate? validThrough, string? narcoticLicence, Examination examination, LocalDate today, Instant now)
    {
        if ((OfAnotherIssuer(by) ?? PrescriptionTransitions.Refuse(PrescriptionAction.Amend, StatusOn(today))) is { } refused)
            return refused;
        if (Use > 1)
            return PrescribingRejections.AmendAfterFirstUse;
        if (validThrough < today)
            return PrescribingRejections.PeriodOver;
        if (validThrough > IssuedOn.PlusMonths(MostMonths))
            return PrescribingRejections.PeriodTooLong;
        if (PrescriptionRules.Check(lines, Repeat, narcoticLicence, examination) is { } broken)
            return broken;

        var amended = new PrescriptionAmended(
            PersonId, Id, by.Qualification, validThrough ?? ValidThrough, lines, PrescriptionRules.Identified(examination.Master), examination.Master.Version,
            narcoticLicence, now);
        return SafetyAlerts.Decide(amended, lines, IssuedOn, examination, by.Institution, null, now);
    }

    /// <summary>
    /// The prescriber cancels. What a pharmacy holds is cancelled when the pharmacy returns it (as NHS EPS does). What is on paper is cancelled after its
    /// period of use too: it goes on to count as taken, and what was written down for the wrong person must not.
    /// </summary>
    public Decision Cancel(Issuer by, CancellationReason reason, string? text, LocalDate today, Instant now)
    {
        if ((OfAnotherIssuer(by) ?? PrescriptionTransitions.Refuse(PrescriptionAction.Cancel, Medium == PrescriptionMedium.Paper ? Status : StatusOn(today))) is { } refused)
            return refused;
        if (Noted is not null)
            return PrescribingRejections.CancellationNotedAlready;

        return Status == PrescriptionStatus.Received
            ? Decision.Accept(new CancellationNoted(PersonId, Id, by.Qualification, reason, text, now))
            : Decision.Accept(new PrescriptionCancelled(PersonId, Id, by.Qualification, reason, text, now));
    }

    private Rejection? OfAnotherIssuer(Issuer by) =>
        by.Institution == Issuer.Institution ? null : PrescribingRejections.OfAnotherIssuer;
}
