using FluentValidation;
using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Identity;
using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Shared;

namespace Healthcare.Application.Eligibility;

/// <summary>死亡の取消: the death that was recorded was another's, or of another day. Coverages that it ended go on, and those that were to begin later begin.</summary>
public sealed record RevokeDeath(Guid PersonId) : ICommand
{
    /// <inheritdoc/>
    public static CommandAccess Access => new(Purpose.Insurance, Role.Municipality, Role.Operator);

    PersonLocator ICommand.Person => PersonLocator.Of(PersonId);

    Guid? ICommand.OwnId => null;
}

/// <summary>The form of <see cref="RevokeDeath"/>.</summary>
public sealed class RevokeDeathValidator : AbstractValidator<RevokeDeath>
{
    /// <summary>Its rules.</summary>
    public RevokeDeathValidator() => RuleFor(c => c.PersonId).NotEmpty();
}

/// <summary>Handles <see cref="RevokeDeath"/>.</summary>
public static class RevokeDeathHandler
{
    /// <summary>Revokes the death of a person, if one is recorded.</summary>
    public static async Task<Decided> Handle(Authorised<RevokeDeath> act, IStreams streams, IDirectory directory, CancellationToken ct)
    {
        var history = await CoverageHistory.LoadAsync(act.PersonId, streams, ct);
        var taken = await TakenAsync(history.Person.State, directory, ct);
        return history.Decide(person => person.RevokeDeath(taken, act.At), ReevaluationCause.DeathRevoked, act.At, new { act.PersonId });
    }

    private static async Task<IReadOnlyCollection<InsuredIdentity>> TakenAsync(InsuredPerson? person, IDirectory directory, CancellationToken ct)
    {
        List<InsuredIdentity> taken = [];
        foreach (var identity in person?.IdentitiesEndedByDeath() ?? [])
        {
            if (await directory.OwnerOfIdentityAsync(identity, ct) is { } owner && owner != person!.Id)
                taken.Add(identity);
        }

        return taken;
    }
}
