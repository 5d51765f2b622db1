using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Identity;
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
/// <param name="SafetyReason">Why to go on in spite of an alert.</param>
/// <param name="Institution">The issuing institution as the document names it; when given, it must be the caller's.</param>
/// <param name="Medium">Electronic needs a signature; when absent, what is signed is electronic and what is not is on paper.</param>
/// <param name="Repeat">Refill or split.</param>
/// <param name="NarcoticLicence">麻薬施用者免許番号, for a narcotic.</param>
/// <param name="Signature">The prescriber's signature over the rest.</param>
/// <param name="PrescriberLicence">The prescriber's licence as the document names it; when given, it must be the caller's.</param>
public sealed record RegisterPrescription(
    Guid PrescriptionId,
    PersonLocator Person,
    LocalDate IssuedOn,
    IReadOnlyList<MedicationLine> Lines,
    LocalDate? ValidThrough = null,
    string? PrescriptionNumber = null,
    string? PrescriberName = null,
    SafetyReason? SafetyReason = null,
    string? Institution = null,
    PrescriptionMedium? Medium = null,
    RepeatPlan? Repeat = null,
    string? NarcoticLicence = null,
    DetachedSignature? Signature = null,
    string? PrescriberLicence = null) : ICommand, ISigned
{
    /// <inheritdoc/>
    public static CommandAccess Access => new(Purpose.Treatment, Role.Doctor, Role.Dentist);

    Guid? ICommand.OwnId => PrescriptionId;

    Rejection? ICommand.Refuses(Caller caller) =>
        Institution is not null && Institution != caller.Institution ? RequestRejections.Forbidden.At("institution", "must be the caller's")
        : PrescriberLicence is not null && PrescriberLicence != caller.Qualification ? RequestRejections.Forbidden.At("prescriberLicence", "must be the caller's")
        : null;
}

/// <summary>What the prescriber is told.</summary>
/// <param name="PrescriptionId">The prescription.</param>
/// <param name="PersonId">For whom.</param>
/// <param name="ValidThrough">Last day of 使用期間.</param>
/// <param name="ExchangeNumber">引換番号 for the person, 6 digits.</param>
/// <param name="Alerts">What kinds of alerts were gone past.</param>
/// <param name="DrugMaster">Which version of the drug master was asked.</param>
/// <param name="SampleMaster">Whether that is the built-in sample, which must not be used to treat anybody.</param>
public sealed record PrescriptionAnswer(
    Guid PrescriptionId, Guid PersonId, LocalDate ValidThrough, string? ExchangeNumber, IReadOnlyList<SafetyHitKind> Alerts, string DrugMaster, bool SampleMaster);

/// <summary>Handles <see cref="RegisterPrescription"/>.</summary>
public static class RegisterPrescriptionHandler
{
    /// <summary>Checks against everything the person takes, from any institution, and registers.</summary>
    public static async Task<Decided> Handle(
        Authorised<RegisterPrescription> act, IStreams streams, PrescriptionExaminer examiner, ISignatureVerifier verifier, IDraw draw, CancellationToken ct)
    {
        var c = act.Command;
        var stream = streams.LoadAsync<Prescription>(c.PrescriptionId, ct); // Asked while the medications are read.
        var examination = await examiner.ExamineAsync(act.PersonId, c.Lines, c.IssuedOn, c.SafetyReason, ct);
        var existing = await stream;
        if (examination is null)
            return Decided.Reject(EligibilityRejections.PersonNotFound);

        var issuer = new Issuer(act.Caller.Institution!, act.Caller.Qualification!, c.PrescriberName);
        var medium = c.Medium ?? (c.Signature is null ? PrescriptionMedium.Paper : PrescriptionMedium.Electronic);
        var (refused, signer) = await Signing.CheckAsync(verifier, c.Signature, medium, act.Caller, c.IssuedOn, act.At, ct);
        if (refused is not null)
            return existing.Decide(refused);

        var draft = new PrescriptionDraft(
            act.PersonId, c.PrescriptionId, issuer, c.PrescriptionNumber, c.IssuedOn, c.ValidThrough, c.Lines, medium, examination.History.NumberNotTaken(draw.ExchangeNumber), c.Repeat,
            c.NarcoticLicence);
        var decision = Prescription.Register(existing.State, draft, examination, act.Today, act.At);
        var decided = await examiner.AnswerAsync(existing, decision, act.PersonId, issuer.Institution, examination, act.At, ct);
        return decided.Keeping(c.Signature, signer, SignedDocumentKind.Prescription, c.PrescriptionId, act.PersonId, c.PrescriptionId, act.At);
    }
}
