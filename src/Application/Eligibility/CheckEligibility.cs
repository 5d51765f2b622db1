using FluentValidation;
using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Identity;
using Healthcare.Application.Portal;
using Healthcare.Domain;
using Healthcare.Domain.Eligibility;
using NodaTime;

namespace Healthcare.Application.Eligibility;

/// <summary>オンライン資格確認: an institution asks, at its counter, whether a person is insured on a day.</summary>
/// <param name="CheckId">The check, made by the institution.</param>
/// <param name="Person">By card, or by what the 資格確認書 shows.</param>
/// <param name="ServiceDate">The day of service; today when absent.</param>
/// <param name="Proof">That the card was there; needed when the person is named by card.</param>
public sealed record CheckEligibility(Guid CheckId, PersonLocator Person, LocalDate? ServiceDate = null, CardProof? Proof = null) : ICommand
{
    /// <inheritdoc/>
    public static CommandAccess Access => new(Purpose.Insurance, Role.Clerk, Role.Doctor, Role.Dentist, Role.Pharmacist);

    Guid? ICommand.OwnId => CheckId;

    IEnumerable<string> ICommand.Claims => Proof is null ? [] : [Proof.Claim()];
}

/// <summary>What the counter is told. Limit categories and specified diseases need a consent of their own, and are not among it.</summary>
public sealed record EligibilityCheckAnswer(
    Guid CheckId,
    Guid PersonId,
    LocalDate ServiceDate,
    EligibilityStatus Status,
    CoverageTerms? Coverage,
    bool MedicalInformation,
    IReadOnlyList<string> Alerts,
    string? LocalPatientNumber,
    int? CopayPercent);

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
        RuleFor(c => c.Proof).CardProof(c => c.Person?.Card is not null);
    }
}

/// <summary>Handles <see cref="CheckEligibility"/>.</summary>
public static class CheckEligibilityHandler
{
    /// <summary>Answers from the coverages and the certificate as they stand, and records the check.</summary>
    public static async Task<Decided> Handle(
        Authorised<CheckEligibility> act, IStreams streams, ICardProofs proofs, CancellationToken ct)
    {
        var c = act.Command;
        var presented = PresentedCard.ReadAsync(c.Person.Card, c.Proof, act.Caller, act.PersonId, act.At, streams, proofs, ct); // While the person is read.
        var person = await streams.LoadAsync<InsuredPerson>(act.PersonId, ct);
        var (card, refusal) = await presented;
        if (refusal is not null)
            return Decided.Reject(refusal);
        if (person.State is null)
            return Decided.Reject(EligibilityRejections.PersonNotFound);

        var institution = act.Caller.Institution!;
        var day = c.ServiceDate ?? act.Today;
        var answer = EligibilityCheck.Answer(person.State, day, card?.Credential.On(act.Today));
        var method = card?.Method ?? VerificationMethod.InsuredNumber;
        var happened = new EligibilityChecked(act.PersonId, c.CheckId, institution, method, day, answer, act.At, ChallengeId: card?.ChallengeId);
        var told = new EligibilityCheckAnswer(
            c.CheckId, act.PersonId, day, answer.Status, answer.Terms?.ForTheCounter(), answer.MedicalInformation, answer.Alerts,
            person.State.LocalPatientNumbers.GetValueOrDefault(institution), answer.CopayPercent);
        return new(EligibilityCheck.StreamOf(act.PersonId), null, Decision.Accept(happened), told) { Messages = Notices(act.PersonId, card, act.Today) };
    }

    private static TellOfCertificate[] Notices(Guid personId, PresentedCard? card, LocalDate today) =>
        card is not null && CertificateNotices.DueOn(card.Credential, today) is { } due
            ? [new(personId, due.CertificateId, due.ValidThrough, due.Expired)]
            : [];
}
