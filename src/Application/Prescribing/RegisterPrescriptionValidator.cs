using FluentValidation;
using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Shared;

namespace Healthcare.Application.Prescribing;

/// <summary>The form of <see cref="RegisterPrescription"/>.</summary>
public sealed class RegisterPrescriptionValidator : AbstractValidator<RegisterPrescription>
{
    private const int MostLines = 100;

    /// <summary>Its rules.</summary>
    public RegisterPrescriptionValidator()
    {
        RuleFor(c => c.PrescriptionId).NotEmpty();
        this.OnePerson(c => c.Person);
        RuleFor(c => c.PrescriptionNumber!).Text(40).When(c => c.PrescriptionNumber is not null);
        RuleFor(c => c.PrescriberName!).Text(100).When(c => c.PrescriberName is not null);
        RuleFor(c => c.ValidThrough).GreaterThanOrEqualTo(c => c.IssuedOn).When(c => c.ValidThrough is not null)
            .WithMessage("must not lie before issuedOn");
        RuleFor(c => c.DuplicateReason!).Text(500).When(c => c.DuplicateReason is not null);
        RuleFor(c => c.Lines).NotEmpty().WithMessage("must have at least one drug")
            .Must(lines => lines.Count <= MostLines).WithMessage($"must have at most {MostLines} drugs")
            .Must(lines => lines.DistinctBy(line => (line.RpNumber, line.Order)).Count() == lines.Count)
            .WithMessage("must have each rpNumber and order once");
        RuleForEach(c => c.Lines).SetValidator(new LineValidator());
    }

    private sealed class LineValidator : AbstractValidator<MedicationLine>
    {
        public LineValidator()
        {
            RuleFor(l => l.RpNumber).InclusiveBetween(1, 99).WithMessage("must be 1 to 99");
            RuleFor(l => l.Order).InclusiveBetween(1, 99).WithMessage("must be 1 to 99");
            RuleFor(l => l.Drug.Code).Matches("^[0-9]{4}[0-9A-Z]{8}$").When(l => l.Drug.System != DrugCodeSystem.Hot9)
                .WithMessage("must be a 12-character drug code");
            RuleFor(l => l.Drug.Code).Matches("^[0-9]{9}$").When(l => l.Drug.System == DrugCodeSystem.Hot9).WithMessage("must be 9 digits");
            RuleFor(l => l.DrugName).Text(200);
            RuleFor(l => l.Dosage.Text).Text(500);
            RuleFor(l => l.Dosage.Code!).Matches("^[0-9A-Z]{16}$").When(l => l.Dosage.Code is not null).WithMessage("must be 16 characters");
            RuleFor(l => l.DaysSupply).InclusiveBetween(1, 366).WithMessage("must be 1 to 366");
            RuleFor(l => l.DaysSupply).NotNull().When(l => l.Form is DosageForm.Oral).WithMessage("is required for an oral drug");
            RuleFor(l => l.Quantity.Value).GreaterThan(0).WithMessage("must be more than 0");
            RuleFor(l => l.Quantity.UnitName).Text(20);
            RuleFor(l => l.Quantity.UnitCode).Text(20);
            RuleFor(l => l.Note!).Text(500).When(l => l.Note is not null);
            Include(new LineDetailValidator());
        }
    }
}
