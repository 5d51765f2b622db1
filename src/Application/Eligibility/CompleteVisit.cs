using FluentValidation;
using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Identity;
using Healthcare.Domain.Eligibility;

namespace Healthcare.Application.Eligibility;

/// <summary>受付済み: the institution has attended to the person, whose line on its list is done.</summary>
/// <param name="PersonId">Who came.</param>
/// <param name="CheckId">The check of the line on the list.</param>
public sealed record CompleteVisit(Guid PersonId, Guid CheckId) : ICommand
{
    /// <inheritdoc/>
    public static CommandAccess Access => new(Purpose.Treatment, Role.Clerk, Role.Doctor, Role.Dentist, Role.Pharmacist);

    PersonLocator ICommand.Person => PersonLocator.Of(PersonId);

    Guid? ICommand.OwnId => null;
}

/// <summary>The form of <see cref="CompleteVisit"/>.</summary>
public sealed class CompleteVisitValidator : AbstractValidator<CompleteVisit>
{
    /// <summary>Its rules.</summary>
    public CompleteVisitValidator()
    {
        RuleFor(c => c.PersonId).NotEmpty();
        RuleFor(c => c.CheckId).NotEmpty();
    }
}

/// <summary>Handles <see cref="CompleteVisit"/>.</summary>
public static class CompleteVisitHandler
{
    /// <summary>Completes a visit of the caller's own institution.</summary>
    public static async Task<Decided> Handle(Authorised<CompleteVisit> act, IStreams streams, IReception reception, CancellationToken ct)
    {
        var c = act.Command;
        var institution = act.Caller.Institution!;
        var waits = reception.WaitsAsync(institution, c.PersonId, c.CheckId, ct); // Asked while the visit is read.
        var visit = await streams.LoadAsync<Visit>(Visit.StreamOf(c.PersonId, c.CheckId), ct);
        return visit.Decide(Visit.Complete(visit.State, new VisitCompleted(c.PersonId, c.CheckId, institution, act.At), await waits));
    }
}
