using FluentValidation;
using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Identity;
using Healthcare.Domain.Eligibility;
using NodaTime;

namespace Healthcare.Application.Eligibility;

/// <summary>資格喪失: the coverage ends, perhaps in the past. The day before its first day says that it never held (資格取得取消).</summary>
public sealed record EndCoverage(Guid PersonId, Guid CoverageId, LocalDate LastDay) : ICommand
{
    /// <inheritdoc/>
    public static CommandAccess Access => new(Purpose.Insurance, Role.Insurer, Role.Operator);

    PersonLocator ICommand.Person => PersonLocator.Of(PersonId);

    Guid? ICommand.OwnId => null;
}

/// <summary>The form of <see cref="EndCoverage"/>.</summary>
public sealed class EndCoverageValidator : AbstractValidator<EndCoverage>
{
    /// <summary>Its rules.</summary>
    public EndCoverageValidator()
    {
        RuleFor(c => c.PersonId).NotEmpty();
        RuleFor(c => c.CoverageId).NotEmpty();
    }
}

/// <summary>Handles <see cref="EndCoverage"/>.</summary>
public static class EndCoverageHandler
{
    /// <summary>Ends the coverage of the caller's own insurer.</summary>
    public static async Task<Decided> Handle(Authorised<EndCoverage> act, IStreams streams, CancellationToken ct)
    {
        var c = act.Command;
        var history = await CoverageHistory.LoadAsync(act.PersonId, streams, ct);
        return history.IsClosedTo(act.Caller, c.CoverageId)
            ? Decided.Reject(RequestRejections.Forbidden)
            : history.Decide(person => person.EndCoverage(c.CoverageId, c.LastDay, act.At), ReevaluationCause.CoverageEnded, act.At, new { c.CoverageId });
    }
}
