using FluentValidation;
using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Identity;
using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Application.Prescribing;

/// <summary>The prescriber changes the drugs before any pharmacy received the prescription (変更).</summary>
/// <param name="PersonId">For whom.</param>
/// <param name="PrescriptionId">The prescription.</param>
/// <param name="Lines">All drugs, as they are from now on.</param>
/// <param name="ValidThrough">Another last day of 使用期間.</param>
/// <param name="SafetyReason">Why to go on in spite of an alert.</param>
/// <param name="NarcoticLicence">麻薬施用者免許番号, for a narcotic.</param>
/// <param name="Signature">The prescriber's signature over the rest; an electronic prescription needs it.</param>
public sealed record AmendPrescription(
    Guid PersonId, Guid PrescriptionId, IReadOnlyList<MedicationLine> Lines, LocalDate? ValidThrough = null, SafetyReason? SafetyReason = null,
    string? NarcoticLicence = null, DetachedSignature? Signature = null) : ICommand, ISigned
{
    /// <inheritdoc/>
    public static CommandAccess Access => new(Purpose.Treatment, Role.Doctor, Role.Dentist);

    PersonLocator ICommand.Person => PersonLocator.Of(PersonId);

    Guid? ICommand.OwnId => null;
}

/// <summary>The form of <see cref="AmendPrescription"/>.</summary>
public sealed class AmendPrescriptionValidator : AbstractValidator<AmendPrescription>
{
    /// <summary>Its rules.</summary>
    public AmendPrescriptionValidator()
    {
        RuleFor(c => c.PersonId).NotEmpty();
        RuleFor(c => c.PrescriptionId).NotEmpty();
        RuleFor(c => c.ValidThrough).OfThisCentury();
        RuleFor(c => c.Lines).NotEmpty().WithMessage("must have at least one drug");
        this.Drugs(c => c.Lines);
        RuleFor(c => c.SafetyReason!).SetValidator(new SafetyReasonValidator()).When(c => c.SafetyReason is not null);
        RuleFor(c => c.NarcoticLicence!).Text(20).When(c => c.NarcoticLicence is not null);
    }
}

/// <summary>Handles <see cref="AmendPrescription"/>.</summary>
public static class AmendPrescriptionHandler
{
    /// <summary>Examines the new drugs like a registration and changes the prescription.</summary>
    public static async Task<Decided> Handle(Authorised<AmendPrescription> act, IStreams streams, PrescriptionExaminer examiner, ISignatureVerifier verifier, CancellationToken ct)
    {
        var c = act.Command;
        var stream = await streams.LoadAsync<Prescription>(c.PrescriptionId, ct);
        if (stream.State is not { } prescription || prescription.PersonId != act.PersonId)
            return Decided.Reject(PrescribingRejections.NotFound);
        if (await examiner.ExamineAsync(act.PersonId, c.Lines, prescription.IssuedOn, c.SafetyReason, ct) is not { } examination)
            return Decided.Reject(EligibilityRejections.PersonNotFound);

        var (refused, signer) = await Signing.CheckAsync(verifier, c.Signature, prescription.Medium, act.Caller, act.Today, act.At, ct);
        if (refused is not null)
            return stream.Decide(refused);

        var issuer = new Issuer(act.Caller.Institution!, act.Caller.Qualification!, null);
        var decision = prescription.Amend(issuer, c.Lines, c.ValidThrough, c.NarcoticLicence, examination, act.Today, act.At);
        var decided = await examiner.AnswerAsync(stream, decision, act.PersonId, issuer.Institution, examination, act.At, ct);
        var document = StreamId.Of("amendment", $"{c.PrescriptionId:N}:{stream.Version}");
        return decided.Keeping(c.Signature, signer, SignedDocumentKind.Amendment, document, act.PersonId, c.PrescriptionId, act.At);
    }
}
