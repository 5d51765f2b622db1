using FluentValidation;

namespace Healthcare.Application.Prescribing;

/// <summary>The form of <see cref="RegisterPrescription"/>.</summary>
public sealed class RegisterPrescriptionValidator : AbstractValidator<RegisterPrescription>
{
    /// <summary>Its rules.</summary>
    public RegisterPrescriptionValidator()
    {
        RuleFor(c => c.PrescriptionId).NotEmpty();
        this.OnePerson(c => c.Person);
        RuleFor(c => c.IssuedOn).OfThisCentury();
        RuleFor(c => c.ValidThrough).OfThisCentury();
        RuleFor(c => c.PrescriptionNumber!).Text(40).When(c => c.PrescriptionNumber is not null);
        RuleFor(c => c.PrescriberName!).Text(100).When(c => c.PrescriberName is not null);
        RuleFor(c => c.PrescriberLicence!).Text(20).When(c => c.PrescriberLicence is not null);
        RuleFor(c => c.NarcoticLicence!).Text(20).When(c => c.NarcoticLicence is not null);
        RuleFor(c => c.ValidThrough).GreaterThanOrEqualTo(c => c.IssuedOn).When(c => c.ValidThrough is not null)
            .WithMessage("must not lie before issuedOn");
        RuleFor(c => c.SafetyReason!).SetValidator(new SafetyReasonValidator()).When(c => c.SafetyReason is not null);
        RuleFor(c => c.Repeat!.PartDays).Must(parts => parts is null || parts.All(days => days is >= 1 and <= 366)).When(c => c.Repeat is not null)
            .WithMessage("must be 1 to 366 days each");
        RuleFor(c => c.Lines).NotEmpty().WithMessage("must have at least one drug");
        this.Drugs(c => c.Lines);
    }
}
