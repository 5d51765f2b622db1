using FluentValidation;
using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Identity;
using Healthcare.Domain;
using Healthcare.Domain.Eligibility;
using NodaTime;

namespace Healthcare.Application.Eligibility;

/// <summary>オンライン資格確認: an institution asks, at its counter, whether a person is insured on a day.</summary>
/// <param name="CheckId">The check, made by the institution.</param>
/// <param name="Person">By card, or by what the 資格確認書 shows.</param>
/// <param name="ServiceDate">The day of service; today when absent.</param>
public sealed record CheckEligibility(Guid CheckId, PersonLocator Person, LocalDate? ServiceDate = null) : ICommand
{
    /// <inheritdoc/>
    public static CommandAccess Access => new(Purpose.Insurance, Role.Clerk, Role.Doctor, Role.Dentist, Role.Pharmacist);

    Guid? ICommand.OwnId => CheckId;
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
        var answer = EligibilityCheck.Answer(person.State, day, card);
        var method = c.Person.Card is null ? VerificationMethod.InsuredNumber : VerificationMethod.Card;
        var happened = new EligibilityChecked(act.PersonId, c.CheckId, institution, method, day, answer, act.At);
        var told = new EligibilityCheckAnswer(
            c.CheckId, act.PersonId, day, answer.Status, answer.Terms?.ForTheCounter(), answer.MedicalInformation, answer.Alerts,
            person.State.LocalPatientNumbers.GetValueOrDefault(institution), answer.CopayPercent);
        return new(EligibilityCheck.StreamOf(act.PersonId), null, Decision.Accept(happened), told);
    }

    private static async Task<CertificateStanding?> StandingOfCardAsync(Authorised<CheckEligibility> act, IStreams streams, CancellationToken ct)
    {
        if (act.Command.Person.Card is not { } card)
            return null;

        var credentials = await streams.LoadAsync<Credentials>(Credentials.StreamOf(act.PersonId), ct);
        return credentials.State?.WithSerial(card.CertificateSerial)?.On(act.Today);
    }
}
