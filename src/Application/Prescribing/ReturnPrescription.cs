using FluentValidation;
using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Identity;
using Healthcare.Domain;
using Healthcare.Domain.Prescribing;

namespace Healthcare.Application.Prescribing;

/// <summary>The pharmacy gives a prescription back before anything was handed over (受付取消).</summary>
public sealed record ReturnPrescription(Guid PersonId, Guid PrescriptionId, string Secret, string? Reason = null) : ICommand
{
    /// <inheritdoc/>
    public static CommandAccess Access => new(Purpose.Treatment, Role.Pharmacist);

    PersonLocator ICommand.Person => PersonLocator.Of(PersonId);

    Guid? ICommand.OwnId => null;
}

/// <summary>What became of a prescription that was returned.</summary>
/// <param name="PrescriptionId">The prescription.</param>
/// <param name="Cancelled">True when the prescriber had asked to cancel it meanwhile.</param>
public sealed record ReturnAnswer(Guid PrescriptionId, bool Cancelled);

/// <summary>The form of <see cref="ReturnPrescription"/>.</summary>
public sealed class ReturnPrescriptionValidator : AbstractValidator<ReturnPrescription>
{
    /// <summary>Its rules.</summary>
    public ReturnPrescriptionValidator()
    {
        RuleFor(c => c.PersonId).NotEmpty();
        RuleFor(c => c.PrescriptionId).NotEmpty();
        RuleFor(c => c.Secret).Text(100);
        RuleFor(c => c.Reason!).Text(500).When(c => c.Reason is not null);
    }
}

/// <summary>Handles <see cref="ReturnPrescription"/>.</summary>
public static class ReturnPrescriptionHandler
{
    /// <summary>Gives it back.</summary>
    public static async Task<Decided> Handle(Authorised<ReturnPrescription> act, IStreams streams, CancellationToken ct)
    {
        var c = act.Command;
        var stream = await streams.LoadAsync<Prescription>(c.PrescriptionId, ct);
        if (stream.State is not { } prescription || prescription.PersonId != act.PersonId)
            return Decided.Reject(PrescribingRejections.NotFound);

        var decision = prescription.Return(act.Caller.HolderWith(c.Secret), c.Reason, act.Today, act.At);
        return stream.Decide(decision, new ReturnAnswer(c.PrescriptionId, decision is Decision.Accepted { Events: [_, PrescriptionCancelled] }));
    }
}
