using FluentValidation;
using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Identity;
using Healthcare.Application.Portal;
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
/// <param name="Proof">That the card was there; needed when the person is named by card.</param>
public sealed record CheckEligibility(
    Guid CheckId, PersonLocator Person, LocalDate? ServiceDate = null,
    CounterDocument? Document = null, IReadOnlyList<InformationKind>? Consents = null, CardProof? Proof = null) : ICommand
{
    /// <inheritdoc/>
    public static CommandAccess Access => new(Purpose.Insurance, Role.Clerk, Role.Doctor, Role.Dentist, Role.Pharmacist);

    Guid? ICommand.OwnId => CheckId;

    IEnumerable<string> ICommand.Claims => Proof is null ? [] : [Proof.Claim()];

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
        RuleFor(c => c.Proof).CardProof(c => c.Person?.Card is not null);
    }
}

/// <summary>Handles <see cref="CheckEligibility"/>.</summary>
public static class CheckEligibilityHandler
{
    /// <summary>Answers from the coverages and the certificate as they stand, and records the check.</summary>
    public static async Task<Decided> Handle(
        Authorised<CheckEligibility> act, IStreams streams, ICardProofs proofs, IEligibilityCertificates certificates, CancellationToken ct)
    {
        var c = act.Command;
        var presented = PresentedCard.ReadAsync(c.Person.Card, c.Proof, act.Caller, act.PersonId, act.At, streams, proofs, ct); // While the person is read.
        var person = await streams.LoadAsync<InsuredPerson>(act.PersonId, ct);
        var (card, refusal) = await presented;
        if (refusal is not null)
            return Decided.Reject(refusal);
        if (person.State is null)
            return Decided.Reject(EligibilityRejections.PersonNotFound);

        var day = c.ServiceDate ?? act.Today;
        if (act.RefusedDocument(person.State, day) is { } unproven)
            return Decided.Reject(unproven);

        var standing = card?.Credential.On(act.Today);
        var answer = await act.WithCertificateAsync(EligibilityCheck.Answer(person.State, day, standing, card?.Credential.ValidThrough), day, certificates, ct);
        var decided = await act.WithConsentsAsync(
            Happened(act, person.State, card, answer), LimitsShown.Of(answer.Terms, day, person.State.BirthDate), standing, streams, ct);
        return decided.Decision is Decision.Accepted ? decided with { Messages = Notices(act.PersonId, card, act.Today) } : decided;
    }

    private static EligibilityChecked Happened(Authorised<CheckEligibility> act, InsuredPerson person, PresentedCard? card, EligibilityAnswer answer)
    {
        var (c, institution) = (act.Command, act.Caller.Institution!);
        return new(
            act.PersonId, c.CheckId, institution, card?.Method ?? c.Document?.Method ?? VerificationMethod.InsuredNumber, c.ServiceDate ?? act.Today, answer, act.At,
            LocalPatientNumber: person.LocalPatientNumbers.GetValueOrDefault(institution), ChallengeId: card?.ChallengeId);
    }

    private static TellOfCertificate[] Notices(Guid personId, PresentedCard? card, LocalDate today) =>
        card is not null && CertificateNotices.DueOn(card.Credential, today) is { } due
            ? [new(personId, due.CertificateId, due.ValidThrough, due.Expired)]
            : [];
}
