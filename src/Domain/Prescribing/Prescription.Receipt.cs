using NodaTime;

namespace Healthcare.Domain.Prescribing;

/// <summary>A pharmacy that says it holds a prescription.</summary>
/// <param name="Pharmacy">Its number.</param>
/// <param name="Qualification">The pharmacist's licence number.</param>
/// <param name="Secret">What it was handed at receipt.</param>
public sealed record Holder(string Pharmacy, string Qualification, string? Secret = null);

public sealed partial record Prescription
{
    /// <summary>A pharmacy takes the prescription on, in its period of use and while no other holds it. It is handed a secret.</summary>
    public Decision Receive(string pharmacy, string secret, LocalDate today, Instant now)
    {
        if (StatusOn(today) == PrescriptionStatus.Received && Pharmacy != pharmacy)
            return PrescribingRejections.HeldByAnotherPharmacy;
        if (PrescriptionTransitions.Refuse(PrescriptionAction.Receive, StatusOn(today)) is { } refused)
            return refused;

        return today < UseFrom
            ? PrescribingRejections.NextUseTooEarly.With(new { From = UseFrom, Through = ValidThrough })
            : Decision.Accept(new PrescriptionReceived(PersonId, Id, pharmacy, now, PharmacySecret.HashOf(secret)));
    }

    /// <summary>The pharmacy that holds it is handed a new secret; the lost one is void (as gematik's E-Rezept lets the same pharmacy recover).</summary>
    public Decision RecoverSecret(string pharmacy, string secret, LocalDate today, Instant now) =>
        PrescriptionTransitions.Refuse(PrescriptionAction.RecoverSecret, StatusOn(today)) is { } refused ? refused
        : Pharmacy != pharmacy ? PrescribingRejections.HeldByAnotherPharmacy
        : Decision.Accept(new SecretRecovered(PersonId, Id, pharmacy, PharmacySecret.HashOf(secret), now));

    /// <summary>The pharmacy gives it back (受付取消); a cancellation that was noted meanwhile takes effect.</summary>
    public Decision Return(Holder holder, string? reason, LocalDate today, Instant now)
    {
        if (Refuse(PrescriptionAction.Return, holder, today) is { } refused)
            return refused;

        var returned = new PrescriptionReturned(PersonId, Id, holder.Pharmacy, reason, now);
        return Noted is { } noted
            ? Decision.Accept(returned, CancelledAs(noted, now))
            : Decision.Accept(returned);
    }

    /// <summary>
    /// The pharmacy has finished with this use; of a refill or split the next use opens, unless nothing was handed over. A cancellation that was noted
    /// meanwhile takes effect on the uses that are left.
    /// </summary>
    public Decision Close(Holder holder, LocalDate today, Instant now)
    {
        if (Refuse(PrescriptionAction.Close, holder, today) is { } refused)
            return refused;

        var next = NextWindow();
        var closed = new PrescriptionClosed(PersonId, Id, holder.Pharmacy, Use, next?.Start, next?.End, now);
        return next is not null && Noted is { } noted ? Decision.Accept(closed, CancelledAs(noted, now)) : Decision.Accept(closed);
    }

    /// <summary>When the use that opens when the pharmacy closes this one may be begun; null when none will.</summary>
    internal DateInterval? NextWindow() =>
        Repeat is { } repeat && Use < repeat.Uses && Status == PrescriptionStatus.Dispensed && Lines.Any(line => !line.Removed)
            ? repeat.NextWindow(
                Use, Dispensings.Where(d => d.Use == Use && d.Lines.Count > 0).Max(d => d.DispensedOn),
                Lines.Where(line => line.Status == LineStatus.Dispensed || line.Given > 0).Select(line => line.Line))
            : null;

    private PrescriptionCancelled CancelledAs(CancellationNoted noted, Instant now) => new(PersonId, Id, noted.Qualification, noted.Reason, noted.Text, now);

    /// <summary>Only the bearer of the secret, at the pharmacy that holds the prescription, may go on with it.</summary>
    private Rejection? Refuse(PrescriptionAction action, Holder holder, LocalDate today) =>
        PrescriptionTransitions.Refuse(action, StatusOn(today))
        ?? (Pharmacy != holder.Pharmacy ? PrescribingRejections.HeldByAnotherPharmacy : null)
        ?? RefuseSecret(holder.Secret);

    private Rejection? RefuseSecret(string? secret) =>
        SecretHash is null || PharmacySecret.Fits(secret, SecretHash) ? null : PrescribingRejections.WrongSecret;
}
