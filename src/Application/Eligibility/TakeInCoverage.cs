using FluentValidation;
using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Domain;
using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Application.Eligibility;

/// <summary>One line of an insurer's file: a coverage, and the person when the platform may not know them yet.</summary>
/// <param name="Coverage">The coverage.</param>
/// <param name="Person">Who it is; null when they are known for sure.</param>
public sealed record TakeInCoverage(RegisterCoverage Coverage, RegisterInsuredPerson? Person) : ICommand
{
    /// <inheritdoc/>
    public static CommandAccess Access => RegisterCoverage.Access;

    PersonLocator ICommand.Person => PersonLocator.Of(Coverage.PersonId);

    Guid? ICommand.OwnId => Coverage.CoverageId;

    IEnumerable<string> ICommand.Claims => ((ICommand)Coverage).Claims;

    Rejection? ICommand.Refuses(Identity.Caller caller) => ((ICommand)Coverage).Refuses(caller);
}

/// <summary>The form of <see cref="TakeInCoverage"/>: that of the two commands it stands for.</summary>
public sealed class TakeInCoverageValidator : AbstractValidator<TakeInCoverage>
{
    /// <summary>Its rules.</summary>
    public TakeInCoverageValidator(IClock clock)
    {
        RuleFor(c => c.Coverage).SetValidator(new RegisterCoverageValidator());
        RuleFor(c => c.Person!).SetValidator(new RegisterInsuredPersonValidator(clock)).When(c => c.Person is not null);
        RuleFor(c => c.Person!.PersonId).Equal(c => c.Coverage.PersonId).When(c => c.Person is not null);
    }
}

/// <summary>Handles <see cref="TakeInCoverage"/>.</summary>
public static class TakeInCoverageHandler
{
    /// <summary>Registers person and coverage in the person's stream, as one decision.</summary>
    public static async Task<Decided> Handle(
        Authorised<TakeInCoverage> act, IStreams streams, IDirectory directory, LimitCategoryMaster limits, CancellationToken ct)
    {
        var c = act.Command.Coverage;
        var owner = directory.OwnerOfIdentityAsync(c.Identity, ct); // Asked while the person is read.
        var history = await CoverageHistory.LoadAsync(c.PersonId, streams, ct);
        var ownedBy = await owner;
        var stated = act.Command.Person is { } p ? new InsuredPersonRegistered(p.PersonId, p.Name, p.BirthDate, p.Sex, p.Address, act.At) : null;
        Decision TakeIn(InsuredPerson? known) => CoverageIntake.TakeIn(known, stated, c.CoverageId, StatedCoverage.TermsOf(c), ownedBy, limits, act.At);

        var answer = new { c.CoverageId };
        return history.Person.State is null
            ? history.Person.Decide(TakeIn(null), answer)
            : history.Decide(TakeIn, ReevaluationCause.CoverageRegistered, act.At, answer);
    }
}
