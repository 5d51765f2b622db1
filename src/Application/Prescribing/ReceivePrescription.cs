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
/// <param name="Secret">Whoever bears it may dispense, return and close. It is told once; a lost one can be recovered.</param>
/// <param name="Use">Which use of a refill or split this is, from 1.</param>
/// <param name="IssuedOn">交付年月日.</param>
/// <param name="Issuer">Who issued it.</param>
/// <param name="Lines">The drugs.</param>
/// <param name="Medium">Electronic or paper.</param>
/// <param name="PersonId">For whom.</param>
/// <param name="PrescriptionId">The prescription.</param>
/// <param name="Repeat">Refill or split.</param>
/// <param name="ValidThrough">Last day of 使用期間.</param>
public sealed record ReceivedPrescription(
    Guid PrescriptionId, Guid PersonId, string Secret, Issuer Issuer, LocalDate IssuedOn, LocalDate ValidThrough, PrescriptionMedium Medium,
    IReadOnlyList<MedicationLine> Lines, int Use, RepeatPlan? Repeat);

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
    /// <summary>Gives the prescription and its secret to the caller's pharmacy.</summary>
    public static async Task<Decided> Handle(Authorised<ReceivePrescription> act, IStreams streams, IDraw draw, CancellationToken ct)
    {
        var stream = await streams.LoadAsync<Prescription>(act.Command.PrescriptionId, ct);
        if (stream.State is not { } p || p.PersonId != act.PersonId)
            return Decided.Reject(PrescribingRejections.NotFound);

        var secret = draw.Secret();
        return stream.Decide(
            p.Receive(act.Caller.Institution!, secret, act.Today, act.At),
            new ReceivedPrescription(
                p.Id, p.PersonId, secret, p.Issuer, p.IssuedOn, p.ValidThrough, p.Medium, [.. p.Lines.Select(line => line.Line)], p.Use, p.Repeat));
    }
}
