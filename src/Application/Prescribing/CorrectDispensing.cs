using FluentValidation;
using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Identity;
using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Application.Prescribing;

/// <summary>A pharmacist corrects a dispensing, until the prescription is closed.</summary>
/// <param name="PersonId">To whom.</param>
/// <param name="PrescriptionId">What was prescribed.</param>
/// <param name="DispensingId">The dispensing that is corrected.</param>
/// <param name="Secret">What the pharmacy was handed at receipt.</param>
/// <param name="DispensedOn">The day as it should be.</param>
/// <param name="Results">What holds in the place of what was registered.</param>
/// <param name="Reason">Why it is corrected.</param>
/// <param name="SafetyReason">Why to go on in spite of an alert.</param>
/// <param name="Signature">The pharmacist's signature over the rest; an electronic prescription needs it.</param>
public sealed record CorrectDispensing(
    Guid PersonId, Guid PrescriptionId, Guid DispensingId, string Secret, LocalDate DispensedOn, IReadOnlyList<LineResult> Results, string Reason,
    SafetyReason? SafetyReason = null, DetachedSignature? Signature = null) : ICommand, ISigned
{
    /// <inheritdoc/>
    public static CommandAccess Access => new(Purpose.Treatment, Role.Pharmacist);

    PersonLocator ICommand.Person => PersonLocator.Of(PersonId);

    Guid? ICommand.OwnId => null;
}

/// <summary>The form of <see cref="CorrectDispensing"/>.</summary>
public sealed class CorrectDispensingValidator : AbstractValidator<CorrectDispensing>
{
    /// <summary>Its rules.</summary>
    public CorrectDispensingValidator()
    {
        RuleFor(c => c.PersonId).NotEmpty();
        RuleFor(c => c.PrescriptionId).NotEmpty();
        RuleFor(c => c.DispensingId).NotEmpty();
        RuleFor(c => c.DispensedOn).OfThisCentury();
        RuleFor(c => c.Secret).Text(100);
        this.Results(c => c.Results);
        RuleFor(c => c.Reason).Text(500);
        RuleFor(c => c.SafetyReason!).SetValidator(new SafetyReasonValidator()).When(c => c.SafetyReason is not null);
    }
}

/// <summary>Handles <see cref="CorrectDispensing"/>.</summary>
public static class CorrectDispensingHandler
{
    /// <summary>Records what holds in the place of the dispensing.</summary>
    public static async Task<Decided> Handle(Authorised<CorrectDispensing> act, IStreams streams, PrescriptionExaminer examiner, ISignatureVerifier verifier, CancellationToken ct)
    {
        var c = act.Command;
        var stream = await streams.LoadAsync<Prescription>(c.PrescriptionId, ct);
        if (stream.State is not { } prescription || prescription.PersonId != act.PersonId)
            return Decided.Reject(PrescribingRejections.NotFound);

        var (refused, signer) = await Signing.CheckAsync(verifier, c.Signature, prescription.Medium, act.Caller, act.Today, act.At, ct);
        if (refused is not null)
            return stream.Decide(refused);

        var draft = await examiner.DraftAsync(act.PersonId, c.DispensingId, c.DispensedOn, c.Results, c.SafetyReason, ct);
        var decision = prescription.Correct(act.Caller.HolderWith(c.Secret), draft, c.Reason, act.Today, act.At);
        var decided = await examiner.DispensedAsync(stream, decision, c.DispensingId, act.Caller.Institution!, act.At, ct);
        var document = StreamId.Of("correction", $"{c.DispensingId:N}:{stream.Version}");
        return decided.Keeping(c.Signature, signer, SignedDocumentKind.Correction, document, act.PersonId, c.PrescriptionId, act.At);
    }
}
