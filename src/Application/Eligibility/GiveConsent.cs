using FluentValidation;
using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Identity;
using Healthcare.Domain;
using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Application.Eligibility;

/// <summary>The person agrees, at the reader or in the portal, that an institution may view kinds of information.</summary>
/// <param name="PersonId">Who agrees.</param>
/// <param name="ConsentId">The new consent.</param>
/// <param name="Institution">Who may view.</param>
/// <param name="Kinds">What.</param>
/// <param name="LastDay">In the portal: through which day, at most a year; the duration of the reader when absent.</param>
/// <param name="Stay">At the reader: for an inpatient stay (入院), until discharge.</param>
public sealed record GiveConsent(
    Guid PersonId, Guid ConsentId, string Institution, IReadOnlyList<InformationKind> Kinds, LocalDate? LastDay = null, bool Stay = false) : ICommand
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
    /// <summary>Records the consent. Who sends it says how it was given: a clerk's system at the reader, the person in the portal.</summary>
    public static async Task<Decided> Handle(
        Authorised<GiveConsent> act, IStreams streams, IStandings standings, CancellationToken ct)
    {
        var c = act.Command;
        var atReader = act.Caller.Role == Role.Clerk;
        if (atReader ? c.LastDay is not null : c.Stay)
            return Decided.Reject(EligibilityRejections.ConsentTermNotHere);

        var standing = atReader ? await standings.OfAsync(act.PersonId, c.Institution, ct) : null;
        if (standing?.VisitedWithinADay(act.At) == false)
            return Decided.Reject(EligibilityRejections.VisitRequired);

        var consents = await streams.LoadAsync<Consents>(Consents.StreamOf(act.PersonId), ct);
        var draft = new ConsentDraft(act.PersonId, c.ConsentId, InstitutionNumber.Parse(c.Institution), c.Kinds);
        var decision = standing is null
            ? Consents.GiveAtPortal(consents.State, draft, c.LastDay, act.At)
            : Consents.GiveAtReader(consents.State, draft, standing.MedicalInformation, c.Stay, act.At);
        return consents.Decide(decision, new { c.ConsentId });
    }
}
