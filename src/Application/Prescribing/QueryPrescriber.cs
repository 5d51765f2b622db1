using FluentValidation;
using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Identity;
using Healthcare.Domain.Prescribing;

namespace Healthcare.Application.Prescribing;

/// <summary>A pharmacist queries the prescriber (疑義照会). Until the answer nothing may be dispensed.</summary>
/// <param name="PersonId">For whom.</param>
/// <param name="PrescriptionId">The prescription.</param>
/// <param name="QueryId">The query, made by the pharmacy.</param>
/// <param name="Secret">What the pharmacy was handed at receipt.</param>
/// <param name="Kind">What is doubted.</param>
/// <param name="Text">The question.</param>
public sealed record QueryPrescriber(Guid PersonId, Guid PrescriptionId, Guid QueryId, string Secret, QueryKind Kind, string Text) : ICommand
{
    /// <inheritdoc/>
    public static CommandAccess Access => new(Purpose.Treatment, Role.Pharmacist);

    PersonLocator ICommand.Person => PersonLocator.Of(PersonId);

    Guid? ICommand.OwnId => QueryId;
}

/// <summary>The form of <see cref="QueryPrescriber"/>.</summary>
public sealed class QueryPrescriberValidator : AbstractValidator<QueryPrescriber>
{
    /// <summary>Its rules.</summary>
    public QueryPrescriberValidator()
    {
        RuleFor(c => c.PersonId).NotEmpty();
        RuleFor(c => c.PrescriptionId).NotEmpty();
        RuleFor(c => c.QueryId).NotEmpty();
        RuleFor(c => c.Secret).Text(100);
        RuleFor(c => c.Text).Text(1000);
    }
}

/// <summary>Handles <see cref="QueryPrescriber"/>.</summary>
public static class QueryPrescriberHandler
{
    /// <summary>Records the query.</summary>
    public static async Task<Decided> Handle(Authorised<QueryPrescriber> act, IStreams streams, CancellationToken ct)
    {
        var c = act.Command;
        var stream = await streams.LoadAsync<Prescription>(c.PrescriptionId, ct);
        return stream.State is { } prescription && prescription.PersonId == act.PersonId
            ? stream.Decide(prescription.Query(act.Caller.HolderWith(c.Secret), c.QueryId, c.Kind, c.Text, act.Today, act.At), new { c.QueryId })
            : Decided.Reject(PrescribingRejections.NotFound);
    }
}
