using FluentValidation;
using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Identity;
using Healthcare.Domain;
using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Application.Eligibility;

/// <summary>オンライン資格確認: an institution asks, at its counter, whether a person is insured on a day.</summary>
/// <param name="CheckId">The check, made by the institution.</param>
/// <param name="Person">By card, or by what the 資格確認書 shows.</param>
/// <param name="ServiceDate">The day of service; today when absent.</param>
/// <param name="Document">What was shown, when the person is named by insurer number, symbol and number; the plain number when absent.</param>
/// <param name="Consents">What the person agrees to at the reader, in the same step (④).</param>
public sealed record CheckEligibility(
    Guid CheckId, PersonLocator Person, LocalDate? ServiceDate = null,
    CounterDocument? Document = null, IReadOnlyList<InformationKind>? Consents = null) : ICommand
{
    /// <inheritdoc/>
    public static CommandAccess Access => new(Purpose.Insurance, Role.Clerk, Role.Doctor, Role.Dentist, Role.Pharmacist);

    Guid? ICommand.OwnId => CheckId;

    /// <summary>Consent is for a medical institution or pharmacy, which a caller of another body is not.</summary>
    Rejection? ICommand.Refuses(Caller caller) =>
        Consents is { Count: > 0 } && !InstitutionNumber.TryParse(caller.Institution, out _) ? RequestRejections.Forbidden : null;
}

/// <summary>The form of <see cref="CheckEligibility"/>.</summary>
public sealed class CheckEligibilityValidator : AbstractValidator<CheckEligibility>
{
    /// <summary>Its rules.</summary>
    public CheckEligibilityValidator()
    {
        RuleFor(c => c.CheckId).NotEmpty();
        this.OnePerson(c => c.Person);
        RuleFor(c => c.Person).Must(person => person.Card is not null || person.Insured is not null)
            .WithMessage("must be named by card or insured: a check is made with proof in hand");
        this.SoundDocument();
        this.SoundConsents();
    }
}

/// <summary>Handles <see cref="CheckEligibility"/>.</summary>
public static class CheckEligibilityHandler
{
    /// <summary>Answers from the coverages and the certificate as they stand, and records the check.</summary>
    public static async Task<Decided> Handle(
        Authorised<CheckEligibility> act, IStreams streams, CancellationToken ct)
    {
        var c = act.Command;
        var standingOfCard = StandingOfCardAsync(act, streams, ct); // Asked while the person is read.
        var person = await streams.LoadAsync<InsuredPerson>(act.PersonId, ct);
        var card = await standingOfCard;
        if (person.State is null)
            return Decided.Reject(EligibilityRejections.PersonNotFound);

        var institution = act.Caller.Institution!;
        var day = c.ServiceDate ?? act.Today;
        if (act.RefusedDocument(person.State, day) is { } refusal)
            return Decided.Reject(refusal);

        var answer = EligibilityCheck.Answer(person.State, day, card);
        var method = c.Document?.Method ?? (c.Person.Card is null ? VerificationMethod.InsuredNumber : VerificationMethod.Card);
        var happened = new EligibilityChecked(
            act.PersonId, c.CheckId, institution, method, day, answer, act.At,
            LocalPatientNumber: person.State.LocalPatientNumbers.GetValueOrDefault(institution));
        return await act.WithConsentsAsync(happened, LimitsShown.Of(answer.Terms, day, person.State.BirthDate), card, streams, ct);
    }

    private static async Task<CertificateStanding?> StandingOfCardAsync(Authorised<CheckEligibility> act, IStreams streams, CancellationToken ct)
    {
        if (act.Command.Person.Card is not { } card)
            return null;

        var credentials = await streams.LoadAsync<Credentials>(Credentials.StreamOf(act.PersonId), ct);
        return credentials.State?.WithSerial(card.CertificateSerial)?.On(act.Today);
    }
}
