using FluentValidation;
using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Identity;
using Healthcare.Domain.Prescribing;
using NodaTime;

namespace Healthcare.Application.Prescribing;

/// <summary>A pharmacy takes a prescription on (受付).</summary>
public sealed record ReceivePrescription(Guid PersonId, Guid PrescriptionId) : ICommand
{
    /// <inheritdoc/>
    public static CommandAccess Access => new(Purpose.Treatment, Role.Pharmacist);

    PersonLocator ICommand.Person => PersonLocator.Of(PersonId);

    Guid? ICommand.OwnId => null;
}

/// <summary>What the pharmacy is given.</summary>
public sealed record ReceivedPrescription(
    Guid PrescriptionId, Guid PersonId, Issuer Issuer, LocalDate IssuedOn, LocalDate ValidThrough, IReadOnlyList<MedicationLine> Lines);

/// <summary>The form of <see cref="ReceivePrescription"/>.</summary>
public sealed class ReceivePrescriptionValidator : AbstractValidator<ReceivePrescription>
{
    /// <summary>Its rules.</summary>
    public ReceivePrescriptionValidator()
    {
        RuleFor(c => c.PersonId).NotEmpty();
        RuleFor(c => c.PrescriptionId).NotEmpty();
    }
}

/// <summary>Handles <see cref="ReceivePrescription"/>.</summary>
public static class ReceivePrescriptionHandler
{
    /// <summary>Gives the prescription to the caller's pharmacy.</summary>
    public static async Task<Decided> Handle(Authorised<ReceivePrescription> act, IStreams streams, CancellationToken ct)
    {
        var prescription = await streams.LoadAsync<Prescription>(act.Command.PrescriptionId, ct);
        return prescription.State is { } held && held.PersonId == act.PersonId
            ? prescription.Decide(
                held.Receive(act.Caller.Institution!, act.Today, act.At),
                new ReceivedPrescription(held.Id, held.PersonId, held.Issuer, held.IssuedOn, held.ValidThrough, held.Lines))
            : Decided.Reject(PrescribingRejections.NotFound);
    }
}
