using FluentValidation;
using Healthcare.Application.Access;
using Healthcare.Domain.Shared;

namespace Healthcare.Application;

/// <summary>Rules of form that many commands share.</summary>
public static class Forms
{
    /// <summary>Text that says something, without control characters, up to a length.</summary>
    public static IRuleBuilderOptions<T, string> Text<T>(this IRuleBuilder<T, string> rule, int atMost) =>
        rule.NotEmpty().WithMessage("is required")
            .MaximumLength(atMost).WithMessage($"must be at most {atMost} characters")
            .Must(text => text is null || !text.Any(char.IsControl)).WithMessage("must not have control characters");

    /// <summary>A number of a medical institution or pharmacy.</summary>
    public static IRuleBuilderOptions<T, string> Institution<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(text => InstitutionNumber.TryParse(text, out _)).WithMessage("must be a 10-digit institution number");

    /// <summary>A number of an insurer with its check digit.</summary>
    public static IRuleBuilderOptions<T, string> Insurer<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(text => InsurerNumber.TryParse(text, out _)).WithMessage("must be an insurer number with a correct check digit");

    /// <summary>The serial number of a certificate in hexadecimal.</summary>
    public static IRuleBuilderOptions<T, string> CertificateSerial<T>(this IRuleBuilder<T, string> rule) =>
        rule.Matches("^[0-9a-f]{8,40}$").WithMessage("must be 8 to 40 lower-case hexadecimal digits");

    /// <summary>A proof where a card names the person, and none where none does.</summary>
    public static void CardProof<T>(this IRuleBuilder<T, CardProof?> rule, Func<T, bool> byCard) =>
        rule.Must((asked, proof) => proof is not null || !byCard(asked)).WithMessage("is required when the person is named by card")
            .Must((asked, proof) => proof is null || byCard(asked)).WithMessage("is only for a person who is named by card")
            .SoundProof();

    /// <summary>A proof, if there is one, each part of a length that a card can produce.</summary>
    public static IRuleBuilderOptions<T, CardProof?> SoundProof<T>(this IRuleBuilder<T, CardProof?> rule) =>
        rule.Must(proof => proof is null || (proof.Challenge.Length is > 0 and <= 1000 && proof.Certificate.Length is > 0 and <= 8000 && proof.Signature.Length is > 0 and <= 2000))
            .WithMessage("must have a challenge, a certificate and a signature of the usual length");

    /// <summary>Exactly one way to name a person, in its form.</summary>
    public static void OnePerson<T>(this AbstractValidator<T> validator, System.Linq.Expressions.Expression<Func<T, PersonLocator>> person) =>
        validator.RuleFor(person).SetValidator(new PersonLocatorValidator());

    private sealed class PersonLocatorValidator : AbstractValidator<PersonLocator>
    {
        public PersonLocatorValidator()
        {
            RuleFor(p => p.Ways).Equal(1).OverridePropertyName(string.Empty).WithMessage("must have exactly one of personId, card, insured, local");
            RuleFor(p => p.PersonId).NotEqual(Guid.Empty);
            When(p => p.Card is not null, () => RuleFor(p => p.Card!.CertificateSerial).CertificateSerial());
            When(p => p.Insured is not null, () =>
            {
                RuleFor(p => p.Insured!.InsurerNumber).Matches("^([0-9]{6}|[0-9]{8})$").WithMessage("must be 6 or 8 digits");
                RuleFor(p => p.Insured!.Symbol).MaximumLength(40);
                RuleFor(p => p.Insured!.Number).Text(40);
                RuleFor(p => p.Insured!.Branch).Branch();
            });
            When(p => p.Local is not null, () =>
            {
                RuleFor(p => p.Local!.Institution).Institution();
                RuleFor(p => p.Local!.LocalPatientNumber).Text(20);
            });
        }
    }

    /// <summary>枝番: two digits, or empty.</summary>
    public static IRuleBuilderOptions<T, string> Branch<T>(this IRuleBuilder<T, string> rule) =>
        rule.Matches("^([0-9]{2})?$").WithMessage("must be two digits or empty");
}
