using FluentValidation;
using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Identity;
using Healthcare.Domain.Eligibility;

namespace Healthcare.Application.Eligibility;

/// <summary>The person takes a consent back; the next read is refused. In the portal any, at an institution's counter one given to that institution.</summary>
public sealed record WithdrawConsent(Guid PersonId, Guid ConsentId) : ICommand
{
    /// <inheritdoc/>
    public static CommandAccess Access => new(Purpose.PersonalUse, Role.InsuredPerson, Role.Clerk);

    PersonLocator ICommand.Person => PersonLocator.Of(PersonId);

    Guid? ICommand.OwnId => null;
}

/// <summary>The form of <see cref="WithdrawConsent"/>.</summary>
public sealed class WithdrawConsentValidator : AbstractValidator<WithdrawConsent>
{
    /// <summary>Its rules.</summary>
    public WithdrawConsentValidator()
    {
        RuleFor(c => c.PersonId).NotEmpty();
        RuleFor(c => c.ConsentId).NotEmpty();
    }
}

/// <summary>Handles <see cref="WithdrawConsent"/>.</summary>
public static class WithdrawConsentHandler
{
    /// <summary>Withdraws the consent. A clerk does it in the person's presence only: they were verified there within a day.</summary>
    public static async Task<Decided> Handle(
        Authorised<WithdrawConsent> act, IStreams streams, IStandings standings, CancellationToken ct)
    {
        var institution = act.Caller.Role == Role.Clerk ? act.Caller.Institution : null;
        if (institution is not null && !(await standings.OfAsync(act.PersonId, institution, ct)).VisitedWithinADay(act.At))
            return Decided.Reject(EligibilityRejections.VisitRequired);

        var consents = await streams.LoadAsync<Consents>(Consents.StreamOf(act.PersonId), ct);
        return consents.State is null
            ? Decided.Reject(EligibilityRejections.ConsentNotFound)
            : consents.Decide(consents.State.Withdraw(act.Command.ConsentId, act.At, institution));
    }
}
