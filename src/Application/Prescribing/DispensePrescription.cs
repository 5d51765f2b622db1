using FluentValidation;
using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Identity;
using Healthcare.Domain.Prescribing;
using NodaTime;

namespace Healthcare.Application.Prescribing;

/// <summary>A pharmacist registers that the drugs were handed over (調剤).</summary>
/// <param name="PersonId">To whom.</param>
/// <param name="PrescriptionId">What was prescribed.</param>
/// <param name="DispensingId">This dispensing, made by the pharmacy.</param>
/// <param name="DispensedOn">The day; today when absent.</param>
public sealed record DispensePrescription(Guid PersonId, Guid PrescriptionId, Guid DispensingId, LocalDate? DispensedOn = null) : ICommand
{
    /// <inheritdoc/>
    public static CommandAccess Access => new(Purpose.Treatment, Role.Pharmacist);

    PersonLocator ICommand.Person => PersonLocator.Of(PersonId);

    Guid? ICommand.OwnId => DispensingId;
}

/// <summary>The form of <see cref="DispensePrescription"/>.</summary>
public sealed class DispensePrescriptionValidator : AbstractValidator<DispensePrescription>
{
    /// <summary>Its rules.</summary>
    public DispensePrescriptionValidator()
    {
        RuleFor(c => c.PersonId).NotEmpty();
        RuleFor(c => c.PrescriptionId).NotEmpty();
        RuleFor(c => c.DispensingId).NotEmpty();
    }
}

/// <summary>Handles <see cref="DispensePrescription"/>.</summary>
public static class DispensePrescriptionHandler
{
    /// <summary>Records the dispensing in the name of the caller's pharmacy.</summary>
    public static async Task<Decided> Handle(Authorised<DispensePrescription> act, IStreams streams, CancellationToken ct)
    {
        var c = act.Command;
        var prescription = await streams.LoadAsync<Prescription>(c.PrescriptionId, ct);
        return prescription.State is { } held && held.PersonId == act.PersonId
            ? prescription.Decide(
                held.Dispense(
                    c.DispensingId, act.Caller.Institution!, act.Caller.Qualification!, c.DispensedOn ?? act.Today, act.Today, act.At),
                new { c.DispensingId })
            : Decided.Reject(PrescribingRejections.NotFound);
    }
}
