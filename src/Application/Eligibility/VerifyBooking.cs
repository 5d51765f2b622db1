using FluentValidation;
using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Identity;
using Healthcare.Domain;
using Healthcare.Domain.Eligibility;
using NodaTime;

namespace Healthcare.Application.Eligibility;

/// <summary>予約患者の一括照会: an institution asks beforehand whether somebody with a booking will be insured on its day. It is no visit and opens nothing.</summary>
/// <param name="CheckId">The check, made by who asks.</param>
/// <param name="Person">By what the 資格確認書 shows, or by the institution's own patient number.</param>
/// <param name="ServiceDate">The day of the booking.</param>
public sealed record VerifyBooking(Guid CheckId, PersonLocator Person, LocalDate ServiceDate) : ICommand
{
    /// <inheritdoc/>
    public static CommandAccess Access => CheckEligibility.Access;

    Guid? ICommand.OwnId => CheckId;

    Rejection? ICommand.Refuses(Caller caller) =>
        Person.Local is { } local && local.Institution != caller.Institution ? RequestRejections.Forbidden : null;
}

/// <summary>The form of <see cref="VerifyBooking"/>.</summary>
public sealed class VerifyBookingValidator : AbstractValidator<VerifyBooking>
{
    /// <summary>Its rules.</summary>
    public VerifyBookingValidator()
    {
        RuleFor(c => c.CheckId).NotEmpty();
        this.OnePerson(c => c.Person);
        RuleFor(c => c.Person).Must(person => person.Insured is not null || person.Local is not null)
            .WithMessage("must be named by insured or local: nobody is there with a card");
    }
}

/// <summary>Handles <see cref="VerifyBooking"/>.</summary>
public static class VerifyBookingHandler
{
    /// <summary>Answers from the coverages as they stand, and records the check as one of a booking.</summary>
    public static async Task<Decided> Handle(Authorised<VerifyBooking> act, IStreams streams, CancellationToken ct)
    {
        var c = act.Command;
        var person = await streams.LoadAsync<InsuredPerson>(act.PersonId, ct);
        if (person.State is null)
            return Decided.Reject(EligibilityRejections.PersonNotFound);

        var institution = act.Caller.Institution!;
        var happened = new EligibilityChecked(
            act.PersonId, c.CheckId, institution, VerificationMethod.InsuredNumber, c.ServiceDate, EligibilityCheck.Answer(person.State, c.ServiceDate, null), act.At,
            CheckOccasion.Booking, person.State.LocalPatientNumbers.GetValueOrDefault(institution));
        return new(EligibilityCheck.StreamOf(act.PersonId), null, Decision.Accept(happened), EligibilityCheckAnswer.Of(happened, []));
    }
}
