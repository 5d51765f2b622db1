using FluentValidation;
using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Identity;
using Healthcare.Domain;
using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Shared;

namespace Healthcare.Application.Eligibility;

/// <summary>口頭同意: the person said to the doctor, dentist or pharmacist that their institution may look; for that day, for drugs only.</summary>
/// <param name="PersonId">Who agreed.</param>
/// <param name="ConsentId">The new consent.</param>
/// <param name="Kinds">To what.</param>
public sealed record RecordOralConsent(Guid PersonId, Guid ConsentId, IReadOnlyList<InformationKind> Kinds) : ICommand
{
    /// <summary>Who treats the person records it; a clerk may not.</summary>
    public static CommandAccess Access => new(Purpose.Treatment, Role.Doctor, Role.Dentist, Role.Pharmacist);

    PersonLocator ICommand.Person => PersonLocator.Of(PersonId);

    Guid? ICommand.OwnId => ConsentId;

    /// <summary>Consent is given to institutions; a token may name another body.</summary>
    Rejection? ICommand.Refuses(Caller caller) =>
        InstitutionNumber.TryParse(caller.Institution, out _) ? null : RequestRejections.Forbidden.At("institution", "must be a 10-digit institution number");
}

/// <summary>The form of <see cref="RecordOralConsent"/>.</summary>
public sealed class RecordOralConsentValidator : AbstractValidator<RecordOralConsent>
{
    /// <summary>Its rules.</summary>
    public RecordOralConsentValidator()
    {
        RuleFor(c => c.PersonId).NotEmpty();
        RuleFor(c => c.ConsentId).NotEmpty();
        RuleFor(c => c.Kinds).NotEmpty();
    }
}

/// <summary>Handles <see cref="RecordOralConsent"/>.</summary>
public static class RecordOralConsentHandler
{
    /// <summary>Records the consent for the caller's institution, where the person was verified within a day, with or without a card.</summary>
    public static async Task<Decided> Handle(
        Authorised<RecordOralConsent> act, IStreams streams, IStandings standings, CancellationToken ct)
    {
        var c = act.Command;
        var institution = act.Caller.Institution!;
        if (!(await standings.OfAsync(act.PersonId, institution, ct)).VisitedWithinADay(act.At))
            return Decided.Reject(EligibilityRejections.VisitRequired);

        var consents = await streams.LoadAsync<Consents>(Consents.StreamOf(act.PersonId), ct);
        var draft = new ConsentDraft(act.PersonId, c.ConsentId, InstitutionNumber.Parse(institution), c.Kinds);
        return consents.Decide(Consents.GiveOrally(consents.State, draft, act.At), new { c.ConsentId });
    }
}
