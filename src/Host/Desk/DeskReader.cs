using Healthcare.Application.Access;
using Healthcare.Application.Identity;
using Healthcare.Application.Prescribing;
using Healthcare.Domain;
using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Shared;
using Healthcare.Host.Identity;
using Healthcare.Projections.Eligibility;
using Healthcare.Projections.Prescribing;
using NodaTime;

namespace Healthcare.Host.Desk;

/// <summary>Asks the gate for each kind of data that a desk shows, then reads.</summary>
public sealed class DeskReader(QueryGate gate, IStandings standings, DeskRecords records, Reception reception, DeskSecrets secrets, IClock clock)
{
    private const int MostPrescriptions = 100, MessageDays = 7;

    private LocalDate Today => Jst.DateOf(clock.GetCurrentInstant());

    /// <summary>Who came today, and what the institution has to do with; or why not.</summary>
    public async Task<(DeskHome? Page, Rejection? Rejection)> HomeAsync(HttpContext context)
    {
        var (caller, ct) = (context.Caller(), context.RequestAborted);
        if (await AskOwnAsync(context, [], DataKind.Visits) is { } refused)
            return (null, refused);

        var visits = await reception.ListAsync(caller.Institution!, Today, ct);
        var prescriptions = IsPharmacist(caller)
            ? await records.HeldByAsync(caller.Institution!, MostPrescriptions, ct)
            : await records.IssuedByAsync(caller.Institution!, MostPrescriptions, ct);
        prescriptions = [.. prescriptions.Where(IsOnTheDesk)];
        // Each of them was verified here today: that opens the name.
        var rejection = await AskOwnAsync(context, visits.Select(visit => visit.PersonId), DataKind.Visits)
            ?? await AskOwnAsync(context, visits.Select(visit => visit.PersonId), DataKind.Identity)
            ?? await AskOwnAsync(context, prescriptions.Select(p => p.PersonId), DataKind.Drugs);
        return rejection is null
            ? (new(visits, await records.PersonsAsync(visits.Select(visit => visit.PersonId), ct), prescriptions), null)
            : (null, rejection);
    }

    /// <summary>A prescription that the institution issued or holds, or another one with consent; or why not.</summary>
    public async Task<(DeskPrescription? Page, Rejection? Rejection)> PrescriptionAsync(HttpContext context, Guid id)
    {
        var (caller, ct) = (context.Caller(), context.RequestAborted);
        if (await records.FindAsync(id, ct) is not { } prescription)
            return (null, PrescribingRejections.NotFound);

        var own = (IsPharmacist(caller) ? prescription.Pharmacy : prescription.Issuer.Institution) == caller.Institution;
        var rejection = own
            ? await AskOwnAsync(context, [prescription.PersonId], DataKind.Drugs)
            : (await gate.AskAsync(caller, prescription.PersonId, DataKind.Drugs, context.TraceIdentifier, ct)).Rejection;
        if (rejection is not null)
            return (null, rejection);

        var identity = (await gate.AskAsync(caller, prescription.PersonId, DataKind.Identity, context.TraceIdentifier, ct)).Rejection is null;
        var person = identity ? (await records.PersonsAsync([prescription.PersonId], ct)).GetValueOrDefault(prescription.PersonId) : null;
        var standing = await standings.OfAsync(prescription.PersonId, caller.Institution!, ct);
        return (new(prescription, person, [.. prescription.Alerts.Select(alert => (alert, Shown(alert, standing, caller)))], own, BearsSecret(context, prescription)), null);
    }

    // Every line shown is an access that the person sees: what is over is not listed for nothing.
    private bool IsOnTheDesk(Prescription p) =>
        p.StatusOn(Today) is not (PrescriptionStatus.Closed or PrescriptionStatus.Cancelled or PrescriptionStatus.Expired)
        || p.IssuedOn == Today || p.Messages.Any(message => Jst.DateOf(message.SentAt) >= Today.PlusDays(-MessageDays));

    // A secret that was recovered elsewhere since is void.
    private bool BearsSecret(HttpContext context, Prescription prescription) =>
        secrets.Find(context, prescription.Id) is { } secret && (prescription.SecretHash is not { } hash || PharmacySecret.Fits(secret, hash));

    private HitsToShow Shown(SafetyAlertsAcknowledged alert, Standing standing, Caller caller) =>
        HitsToShow.For(alert.Hits, standing, caller.Institution!, clock.GetCurrentInstant());

    private Task<Rejection?> AskOwnAsync(HttpContext context, IEnumerable<Guid> persons, DataKind kind) =>
        gate.AskForOwnListAsync(context.Caller(), persons, kind, context.TraceIdentifier, context.RequestAborted);

    private static bool IsPharmacist(Caller caller) => caller.Role == Role.Pharmacist;
}
