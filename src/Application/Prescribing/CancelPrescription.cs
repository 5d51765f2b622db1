using FluentValidation;
using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Identity;
using Healthcare.Domain;
using Healthcare.Domain.Prescribing;

namespace Healthcare.Application.Prescribing;

/// <summary>The prescriber cancels a prescription (取消し). While a pharmacy holds it, this is noted and takes effect when it is returned.</summary>
public sealed record CancelPrescription(Guid PersonId, Guid PrescriptionId, CancellationReason Reason, string? Text = null) : ICommand
{
    /// <inheritdoc/>
    public static CommandAccess Access => new(Purpose.Treatment, Role.Doctor, Role.Dentist);

    PersonLocator ICommand.Person => PersonLocator.Of(PersonId);

    Guid? ICommand.OwnId => null;
}

/// <summary>What became of a cancellation.</summary>
/// <param name="PrescriptionId">The prescription.</param>
/// <param name="Noted">True when a pharmacy holds it: it is cancelled when the pharmacy returns it.</param>
public sealed record CancellationAnswer(Guid PrescriptionId, bool Noted);

/// <summary>The form of <see cref="CancelPrescription"/>.</summary>
public sealed class CancelPrescriptionValidator : AbstractValidator<CancelPrescription>
{
    /// <summary>Its rules.</summary>
    public CancelPrescriptionValidator()
    {
        RuleFor(c => c.PersonId).NotEmpty();
        RuleFor(c => c.PrescriptionId).NotEmpty();
        RuleFor(c => c.Text!).Text(500).When(c => c.Text is not null);
        RuleFor(c => c.Text).NotNull().When(c => c.Reason == CancellationReason.Other).WithMessage("is required when the reason is other");
    }
}

/// <summary>Handles <see cref="CancelPrescription"/>.</summary>
public static class CancelPrescriptionHandler
{
    /// <summary>Cancels, or notes the cancellation.</summary>
    public static async Task<Decided> Handle(Authorised<CancelPrescription> act, IStreams streams, CancellationToken ct)
    {
        var c = act.Command;
        var stream = await streams.LoadAsync<Prescription>(c.PrescriptionId, ct);
        if (stream.State is not { } prescription || prescription.PersonId != act.PersonId)
            return Decided.Reject(PrescribingRejections.NotFound);

        var issuer = new Issuer(act.Caller.Institution!, act.Caller.Qualification!, null);
        var decision = prescription.Cancel(issuer, c.Reason, c.Text, act.Today, act.At);
        return stream.Decide(decision, new CancellationAnswer(c.PrescriptionId, decision is Decision.Accepted { Events: [CancellationNoted] }));
    }
}
