using FluentValidation;
using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Identity;
using Healthcare.Domain;
using Healthcare.Domain.Prescribing;
using NodaTime;

namespace Healthcare.Application.Prescribing;

/// <summary>The pharmacy has finished with a prescription; from now on nothing of this use is corrected.</summary>
public sealed record ClosePrescription(Guid PersonId, Guid PrescriptionId, string Secret) : ICommand
{
    /// <inheritdoc/>
    public static CommandAccess Access => new(Purpose.Treatment, Role.Pharmacist);

    PersonLocator ICommand.Person => PersonLocator.Of(PersonId);

    Guid? ICommand.OwnId => null;
}

/// <summary>What became of the prescription.</summary>
/// <param name="NextFrom">For a refill or split with uses left: the first day of the next.</param>
/// <param name="NextThrough">And its last day.</param>
/// <param name="PrescriptionId">The prescription.</param>
public sealed record ClosingAnswer(Guid PrescriptionId, LocalDate? NextFrom, LocalDate? NextThrough);

/// <summary>The form of <see cref="ClosePrescription"/>.</summary>
public sealed class ClosePrescriptionValidator : AbstractValidator<ClosePrescription>
{
    /// <summary>Its rules.</summary>
    public ClosePrescriptionValidator()
    {
        RuleFor(c => c.PersonId).NotEmpty();
        RuleFor(c => c.PrescriptionId).NotEmpty();
        RuleFor(c => c.Secret).Text(100);
    }
}

/// <summary>Handles <see cref="ClosePrescription"/>.</summary>
public static class ClosePrescriptionHandler
{
    /// <summary>Closes this use; of a refill or split the next one opens.</summary>
    public static async Task<Decided> Handle(Authorised<ClosePrescription> act, IStreams streams, CancellationToken ct)
    {
        var c = act.Command;
        var stream = await streams.LoadAsync<Prescription>(c.PrescriptionId, ct);
        if (stream.State is not { } prescription || prescription.PersonId != act.PersonId)
            return Decided.Reject(PrescribingRejections.NotFound);

        var decision = prescription.Close(act.Caller.HolderWith(c.Secret), act.Today, act.At);
        var closed = (decision as Decision.Accepted)?.Events.OfType<PrescriptionClosed>().Single();
        return stream.Decide(decision, new ClosingAnswer(c.PrescriptionId, closed?.NextFrom, closed?.NextThrough));
    }
}
