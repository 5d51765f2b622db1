using FluentValidation;
using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Identity;
using Healthcare.Domain;
using Healthcare.Domain.Prescribing;
using NodaTime;

namespace Healthcare.Application.Prescribing;

/// <summary>A pharmacist registers what was done about a prescription, line by line (調剤).</summary>
/// <param name="PersonId">To whom.</param>
/// <param name="PrescriptionId">What was prescribed.</param>
/// <param name="DispensingId">This dispensing, made by the pharmacy.</param>
/// <param name="Secret">What the pharmacy was handed at receipt.</param>
/// <param name="DispensedOn">The day; today when absent.</param>
/// <param name="Results">
/// Line by line. On paper, when absent, everything that is left is handed over as prescribed; an electronic dispensing names it, for that is what is signed.
/// </param>
/// <param name="SafetyReason">Why to go on in spite of an alert.</param>
/// <param name="Signature">The pharmacist's signature over the rest; an electronic prescription needs it.</param>
public sealed record DispensePrescription(
    Guid PersonId, Guid PrescriptionId, Guid DispensingId, string Secret, LocalDate? DispensedOn = null, IReadOnlyList<LineResult>? Results = null,
    SafetyReason? SafetyReason = null, DetachedSignature? Signature = null) : ICommand, ISigned
{
    /// <inheritdoc/>
    public static CommandAccess Access => new(Purpose.Treatment, Role.Pharmacist);

    PersonLocator ICommand.Person => PersonLocator.Of(PersonId);

    Guid? ICommand.OwnId => DispensingId;
}

/// <summary>What the pharmacy is told.</summary>
/// <param name="DispensingId">The dispensing.</param>
/// <param name="Status">Where the prescription stands now.</param>
/// <param name="Lines">Where each line stands now.</param>
/// <param name="Alerts">What kinds of alerts were gone past.</param>
public sealed record DispensingAnswer(Guid DispensingId, PrescriptionStatus Status, IReadOnlyList<LineAnswerStatus> Lines, IReadOnlyList<SafetyHitKind> Alerts);

/// <summary>Where one line stands.</summary>
public sealed record LineAnswerStatus(int RpNumber, int Order, LineStatus Status);

/// <summary>The form of <see cref="DispensePrescription"/>.</summary>
public sealed class DispensePrescriptionValidator : AbstractValidator<DispensePrescription>
{
    /// <summary>Its rules.</summary>
    public DispensePrescriptionValidator()
    {
        RuleFor(c => c.PersonId).NotEmpty();
        RuleFor(c => c.PrescriptionId).NotEmpty();
        RuleFor(c => c.DispensingId).NotEmpty();
        RuleFor(c => c.DispensedOn).OfThisCentury();
        RuleFor(c => c.Secret).Text(100);
        this.Results(c => c.Results!);
        RuleFor(c => c.SafetyReason!).SetValidator(new SafetyReasonValidator()).When(c => c.SafetyReason is not null);
    }
}

/// <summary>Handles <see cref="DispensePrescription"/>.</summary>
public static class DispensePrescriptionHandler
{
    /// <summary>Records the dispensing in the name of the caller's pharmacy.</summary>
    public static async Task<Decided> Handle(Authorised<DispensePrescription> act, IStreams streams, PrescriptionExaminer examiner, ISignatureVerifier verifier, CancellationToken ct)
    {
        var c = act.Command;
        var stream = await streams.LoadAsync<Prescription>(c.PrescriptionId, ct);
        if (stream.State is not { } prescription || prescription.PersonId != act.PersonId)
            return Decided.Reject(PrescribingRejections.NotFound);

        var day = c.DispensedOn ?? act.Today;
        var (refused, signer) = await Signing.CheckAsync(verifier, c.Signature, prescription.Medium, act.Caller, day, act.At, ct);
        if (refused is not null)
            return stream.Decide(refused);

        var results = c.Results ?? prescription.AllAsPrescribed();
        var draft = await examiner.DraftAsync(act.PersonId, c.DispensingId, day, results, c.SafetyReason, ct);
        var decision = prescription.Dispense(act.Caller.HolderWith(c.Secret), draft, act.Today, act.At);
        if (decision is Decision.Accepted && c.Results is null && prescription.Medium == PrescriptionMedium.Electronic)
            return stream.Decide(PrescribingRejections.NothingSettled); // A signature over no drug would tell nothing.

        var decided = await examiner.DispensedAsync(stream, decision, c.DispensingId, act.Caller.Institution!, act.At, ct);
        return decided.Keeping(c.Signature, signer, SignedDocumentKind.Dispensing, c.DispensingId, act.PersonId, c.PrescriptionId, act.At);
    }
}
