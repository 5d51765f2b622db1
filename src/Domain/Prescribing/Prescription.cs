using NodaTime;

namespace Healthcare.Domain.Prescribing;

/// <summary>Where a prescription stands.</summary>
public enum PrescriptionStatus
{
    /// <summary>Registered; any pharmacy may receive it.</summary>
    Registered,

    /// <summary>調剤中: one pharmacy holds it.</summary>
    Received,

    /// <summary>調剤済み.</summary>
    Dispensed,
}

/// <summary>What a prescriber asks to register.</summary>
public sealed record PrescriptionDraft(
    Guid PersonId,
    Guid PrescriptionId,
    Issuer Issuer,
    string? PrescriptionNumber,
    LocalDate IssuedOn,
    LocalDate? ValidThrough,
    IReadOnlyList<MedicationLine> Lines);

/// <summary>One prescription, from its registration until it is dispensed.</summary>
public sealed record Prescription(
    Guid Id,
    Guid PersonId,
    Issuer Issuer,
    LocalDate IssuedOn,
    LocalDate ValidThrough,
    IReadOnlyList<MedicationLine> Lines,
    PrescriptionStatus Status,
    string? Pharmacy) : IEventSourced<Prescription>
{
    private const int ValidDays = 4;

    /// <summary>
    /// Registers a prescription. Duplicates with what the person takes need a stated reason to go on.
    /// Valid for 4 days, the day of issue and holidays included, unless the prescriber says otherwise.
    /// </summary>
    public static Decision Register(
        Prescription? existing, PrescriptionDraft draft, IReadOnlyCollection<ActiveMedication> taking, string? duplicateReason, LocalDate today, Instant now)
    {
        if (existing is not null)
            return PrescribingRejections.AlreadyRegistered;
        if (draft.IssuedOn > today)
            return PrescribingRejections.IssuedInFuture;

        var registered = new PrescriptionRegistered(
            draft.PersonId, draft.PrescriptionId, draft.Issuer, draft.PrescriptionNumber, draft.IssuedOn,
            draft.ValidThrough ?? draft.IssuedOn.PlusDays(ValidDays - 1), draft.Lines, now);

        return (MedicationSafetyCheck.Duplicates(draft.Lines, draft.IssuedOn, taking), duplicateReason) switch
        {
            ([], _) => Decision.Accept(registered),
            (var hits, null) => PrescribingRejections.DuplicateMedication.With(hits),
            var (hits, reason) => Decision.Accept(
                registered, new DuplicateMedicationAcknowledged(draft.PersonId, draft.PrescriptionId, hits, reason, now)),
        };
    }

    /// <summary>A pharmacy takes the prescription on, while it is valid and no other pharmacy holds it.</summary>
    public Decision Receive(string pharmacy, LocalDate today, Instant now) => this switch
    {
        { Status: PrescriptionStatus.Dispensed } => PrescribingRejections.AlreadyDispensed,
        { Status: PrescriptionStatus.Received } when Pharmacy == pharmacy => PrescribingRejections.AlreadyReceived,
        { Status: PrescriptionStatus.Received } => PrescribingRejections.HeldByAnotherPharmacy,
        _ when today > ValidThrough => PrescribingRejections.Expired,
        _ => Decision.Accept(new PrescriptionReceived(PersonId, Id, pharmacy, now)),
    };

    /// <summary>The pharmacy that holds the prescription hands the drugs over. The drugs count as taken from <paramref name="dispensedOn"/>.</summary>
    public Decision Dispense(
        Guid dispensingId, string pharmacy, string pharmacistQualification, LocalDate dispensedOn, LocalDate today, Instant now) => this switch
        {
            { Status: PrescriptionStatus.Dispensed } => PrescribingRejections.AlreadyDispensed,
            { Status: PrescriptionStatus.Registered } => PrescribingRejections.NotReceived,
            _ when Pharmacy != pharmacy => PrescribingRejections.HeldByAnotherPharmacy,
            _ when dispensedOn > today || dispensedOn < IssuedOn => PrescribingRejections.DispensingDateOutOfRange,
            _ => Decision.Accept(new PrescriptionDispensed(
                PersonId, Id, dispensingId, pharmacy, pharmacistQualification, dispensedOn, Lines, now)),
        };

    /// <inheritdoc/>
    public static Prescription? Evolve(Prescription? state, object @event) => (state, @event) switch
    {
        (null, PrescriptionRegistered e) => new(
            e.PrescriptionId, e.PersonId, e.Issuer, e.IssuedOn, e.ValidThrough, e.Lines, PrescriptionStatus.Registered, null),
        ({ } prescription, PrescriptionReceived e) => prescription with { Status = PrescriptionStatus.Received, Pharmacy = e.Pharmacy },
        ({ } prescription, PrescriptionDispensed) => prescription with { Status = PrescriptionStatus.Dispensed },
        _ => state,
    };
}
