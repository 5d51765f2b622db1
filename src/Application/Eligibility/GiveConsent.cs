using FluentValidation;
using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Identity;
using Healthcare.Domain;
using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Shared;

namespace Healthcare.Application.Eligibility;

/// <summary>The person agrees, at the reader or in the portal, that an institution may view kinds of information.</summary>
public sealed record GiveConsent(Guid PersonId, Guid ConsentId, string Institution, IReadOnlyList<InformationKind> Kinds) : ICommand
{
    /// <inheritdoc/>
    public static CommandAccess Access => new(Purpose.Treatment, Role.InsuredPerson, Role.Clerk);

    PersonLocator ICommand.Person => PersonLocator.Of(PersonId);

    Guid? ICommand.OwnId => ConsentId;

    /// <summary>A clerk's reader takes consent for the clerk's own institution only.</summary>
    Rejection? ICommand.Refuses(Caller caller) =>
        caller.Role == Role.Clerk && caller.Institution != Institution ? RequestRejections.Forbidden : null;
}

/// <summary>The form of <see cref="GiveConsent"/>.</summary>
public sealed class GiveConsentValidator : AbstractValidator<GiveConsent>
{
    /// <summary>Its rules.</summary>
    public GiveConsentValidator()
    {
        RuleFor(c => c.PersonId).NotEmpty();
        RuleFor(c => c.ConsentId).NotEmpty();
        RuleFor(c => c.Institution).Institution();
        RuleFor(c => c.Kinds).NotEmpty().Must(kinds => kinds.Distinct().Count() == kinds.Count).WithMessage("must name each kind once");
    }
}

/// <summary>Handles <see cref="GiveConsent"/>.</summary>
public static class GiveConsentHandler
{
    /// <summary>Records the consent. At a reader the person must have been verified there.</summary>
    public static async Task<Decided> Handle(
        Authorised<GiveConsent> act, IStreams streams, IStandings standings, CancellationToken ct)
    {
        var c = act.Command;
        if (act.Caller.Role == Role.Clerk && !(await standings.OfAsync(act.PersonId, c.Institution, ct)).VisitedWithinADay(act.At))
            return Decided.Reject(EligibilityRejections.VisitRequired);

        var consents = await streams.LoadAsync<Consents>(Consents.StreamOf(act.PersonId), ct);
        return consents.Decide(
            Consents.Give(consents.State, act.PersonId, c.ConsentId, InstitutionNumber.Parse(c.Institution), c.Kinds, act.At), new { c.ConsentId });
    }
}
