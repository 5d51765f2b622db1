using FluentValidation;
using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Identity;
using Healthcare.Application.Portal;
using Healthcare.Domain;
using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Prescribing;
using NodaTime;

namespace Healthcare.Application.Prescribing;

/// <summary>A doctor or dentist registers a prescription.</summary>
/// <param name="PrescriptionId">The prescription, made by the institution.</param>
/// <param name="Person">For whom.</param>
/// <param name="IssuedOn">交付年月日.</param>
/// <param name="Lines">The drugs.</param>
/// <param name="ValidThrough">Last day of 使用期間; 4 days with the day of issue when absent.</param>
/// <param name="PrescriptionNumber">処方箋番号, when the institution gives one.</param>
/// <param name="PrescriberName">The prescriber's name as printed.</param>
/// <param name="DuplicateReason">Why to go on although a drug duplicates another.</param>
/// <param name="Institution">The issuing institution as the document names it; when given, it must be the caller's.</param>
public sealed record RegisterPrescription(
    Guid PrescriptionId,
    PersonLocator Person,
    LocalDate IssuedOn,
    IReadOnlyList<MedicationLine> Lines,
    LocalDate? ValidThrough = null,
    string? PrescriptionNumber = null,
    string? PrescriberName = null,
    string? DuplicateReason = null,
    string? Institution = null) : ICommand
{
    /// <inheritdoc/>
    public static CommandAccess Access => new(Purpose.Treatment, Role.Doctor, Role.Dentist);

    Guid? ICommand.OwnId => PrescriptionId;

    Rejection? ICommand.Refuses(Caller caller) =>
        Institution is not null && Institution != caller.Institution ? RequestRejections.Forbidden.At("institution", "must be the caller's") : null;
}

/// <summary>What the prescriber is told.</summary>
public sealed record PrescriptionAnswer(Guid PrescriptionId, Guid PersonId, LocalDate ValidThrough, IReadOnlyList<string> Alerts);

/// <summary>Handles <see cref="RegisterPrescription"/>.</summary>
public static class RegisterPrescriptionHandler
{
    /// <summary>Checks against everything the person takes, from any institution, and registers.</summary>
    public static async Task<Decided> Handle(
        Authorised<RegisterPrescription> act, IStreams streams, IActiveMedications medications, IStandings standings, CancellationToken ct)
    {
        var c = act.Command;
        var stream = streams.LoadAsync<Prescription>(c.PrescriptionId, ct); // Asked while the medications are read.
        var medicationsOfPerson = await medications.OfPersonAsync(act.PersonId, c.IssuedOn, ct);
        var existing = await stream;
        if (medicationsOfPerson is not { } taking)
            return Decided.Reject(EligibilityRejections.PersonNotFound);

        var issuer = new Issuer(act.Caller.Institution!, act.Caller.Qualification!, c.PrescriberName);
        var draft = new PrescriptionDraft(act.PersonId, c.PrescriptionId, issuer, c.PrescriptionNumber, c.IssuedOn, c.ValidThrough, c.Lines);
        var decision = Prescription.Register(existing.State, draft, taking, c.DuplicateReason, act.Today, act.At);
        return decision switch
        {
            Decision.Rejected { Reason.Details: IReadOnlyList<DuplicateHit> hits } rejected => existing.Decide(
                rejected.Reason.With(HitsToShow.For(hits, await standings.OfAsync(act.PersonId, issuer.Institution, ct), issuer.Institution, act.At))),
            Decision.Accepted accepted => existing.Decide(decision, AnswerOf(accepted.Events)) with { Messages = MessagesOf(accepted.Events) },
            _ => existing.Decide(decision),
        };
    }

    private static PrescriptionAnswer AnswerOf(IReadOnlyList<object> events)
    {
        var registered = events.OfType<PrescriptionRegistered>().Single();
        return new(registered.PrescriptionId, registered.PersonId, registered.ValidThrough,
            events.OfType<DuplicateMedicationAcknowledged>().Any() ? ["duplicate-medication"] : []);
    }

    private static IReadOnlyList<object> MessagesOf(IReadOnlyList<object> events) =>
        [.. events.OfType<DuplicateMedicationAcknowledged>().Select(e => new TellOfDuplicate(e.PersonId, e.PrescriptionId))];
}
