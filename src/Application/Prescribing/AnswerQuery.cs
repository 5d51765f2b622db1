using FluentValidation;
using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Identity;
using Healthcare.Domain.Prescribing;

namespace Healthcare.Application.Prescribing;

/// <summary>The prescriber answers a query, or the pharmacist writes down what was answered on the telephone.</summary>
/// <param name="PersonId">For whom.</param>
/// <param name="PrescriptionId">The prescription.</param>
/// <param name="QueryId">The query.</param>
/// <param name="Text">What was answered.</param>
/// <param name="Changed">Lines as agreed from now on, each in the place of the one with its Rp number and order.</param>
/// <param name="Removed">Lines that are taken away.</param>
/// <param name="Secret">Of a pharmacy that writes down what it heard: what it was handed at receipt.</param>
public sealed record AnswerQuery(
    Guid PersonId, Guid PrescriptionId, Guid QueryId, string Text, IReadOnlyList<MedicationLine>? Changed = null, IReadOnlyList<LinePlace>? Removed = null,
    string? Secret = null) : ICommand
{
    /// <inheritdoc/>
    public static CommandAccess Access => new(Purpose.Treatment, Role.Doctor, Role.Dentist, Role.Pharmacist);

    PersonLocator ICommand.Person => PersonLocator.Of(PersonId);

    Guid? ICommand.OwnId => null;
}

/// <summary>The form of <see cref="AnswerQuery"/>.</summary>
public sealed class AnswerQueryValidator : AbstractValidator<AnswerQuery>
{
    /// <summary>Its rules.</summary>
    public AnswerQueryValidator()
    {
        RuleFor(c => c.PersonId).NotEmpty();
        RuleFor(c => c.PrescriptionId).NotEmpty();
        RuleFor(c => c.QueryId).NotEmpty();
        RuleFor(c => c.Text).Text(1000);
        RuleFor(c => c.Secret!).Text(100).When(c => c.Secret is not null);
        this.Drugs(c => c.Changed!);
    }
}

/// <summary>Handles <see cref="AnswerQuery"/>.</summary>
public static class AnswerQueryHandler
{
    /// <summary>Records the answer and the change that was agreed.</summary>
    public static async Task<Decided> Handle(Authorised<AnswerQuery> act, IStreams streams, PrescriptionExaminer examiner, CancellationToken ct)
    {
        var c = act.Command;
        var stream = await streams.LoadAsync<Prescription>(c.PrescriptionId, ct);
        if (stream.State is not { } prescription || prescription.PersonId != act.PersonId)
            return Decided.Reject(PrescribingRejections.NotFound);

        var changed = c.Changed ?? [];
        var (master, hasAddress) = await examiner.LookUpAsync(act.PersonId, changed, act.Today, ct);
        var draft = new AnswerDraft(
            act.Caller.Institution!, act.Caller.Qualification!, c.Text, changed, c.Removed ?? [], master, c.Secret, hasAddress,
            act.Caller.Role == Role.Pharmacist);
        return stream.Decide(prescription.Answer(c.QueryId, draft, act.Today, act.At), new { c.QueryId });
    }
}
