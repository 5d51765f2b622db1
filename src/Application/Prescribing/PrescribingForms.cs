using System.Linq.Expressions;
using FluentValidation;
using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Application.Prescribing;

/// <summary>Rules that several commands of this context share.</summary>
internal static class PrescribingForms
{
    private const int MostLines = 100;
    private static readonly LocalDate First = new(2000, 1, 1), Last = new(2099, 12, 31);

    /// <summary>A day that can be meant, and that days can be added to.</summary>
    public static void OfThisCentury<T>(this IRuleBuilder<T, LocalDate> rule) => rule.InclusiveBetween(First, Last).WithMessage("must be a day of this century");

    /// <summary>The same, if there is one.</summary>
    public static void OfThisCentury<T>(this IRuleBuilder<T, LocalDate?> rule) => rule.InclusiveBetween(First, Last).WithMessage("must be a day of this century");

    /// <summary>A list of drugs: each place once, each drug well formed.</summary>
    public static void Drugs<T>(this AbstractValidator<T> form, Expression<Func<T, IEnumerable<MedicationLine>>> drugs)
    {
        form.RuleFor(drugs)
            .Must(lines => lines is null || lines.Count() <= MostLines).WithMessage($"must have at most {MostLines} drugs")
            .Must(lines => lines is null || lines.DistinctBy(LinePlace.Of).Count() == lines.Count()).WithMessage("must have each rpNumber and order once");
        form.RuleForEach(drugs).SetValidator(new LineValidator());
    }

    /// <summary>The results of a dispensing: each line once.</summary>
    public static void Results<T>(this AbstractValidator<T> form, Expression<Func<T, IEnumerable<LineResult>>> results)
    {
        form.RuleFor(results)
            .Must(lines => lines is null || lines.Count() <= MostLines).WithMessage($"must have at most {MostLines} lines")
            .Must(lines => lines is null || lines.DistinctBy(line => (line.RpNumber, line.Order)).Count() == lines.Count())
            .WithMessage("must have each rpNumber and order once");
        form.RuleForEach(results).SetValidator(new ResultValidator());
    }
}

/// <summary>The form of one drug.</summary>
public sealed class LineValidator : AbstractValidator<MedicationLine>
{
    private const decimal MostUnits = 100_000;

    /// <summary>Its rules.</summary>
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
        RuleFor(l => l.Quantity.Value).GreaterThan(0).WithMessage("must be more than 0")
            .LessThanOrEqualTo(MostUnits).WithMessage($"must be at most {MostUnits}")
            .Must(AmountValidator.HasFewDecimals).WithMessage(AmountValidator.FewDecimals);
        RuleFor(l => l.Dosage.PerTime!).SetValidator(new AmountValidator()).When(l => l.Dosage.PerTime is not null);
        RuleFor(l => l.Dosage.PerDay!).SetValidator(new AmountValidator()).When(l => l.Dosage.PerDay is not null);
        RuleFor(l => l.Quantity.UnitName).Text(20);
        RuleFor(l => l.Quantity.UnitCode).Text(20);
        RuleFor(l => l.Note!).Text(500).When(l => l.Note is not null);
        this.Details();
    }
}

/// <summary>The form of a stated reason.</summary>
public sealed class SafetyReasonValidator : AbstractValidator<SafetyReason>
{
    /// <summary>Its rules.</summary>
    public SafetyReasonValidator() => RuleFor(reason => reason.Text).Text(500);
}

/// <summary>The form of what was done about one line.</summary>
public sealed class ResultValidator : AbstractValidator<LineResult>
{
    /// <summary>Its rules.</summary>
    public ResultValidator()
    {
        RuleFor(r => r.Status).Must(status => status is LineStatus.Dispensed or LineStatus.PartDispensed or LineStatus.Owing or LineStatus.NotDispensed)
            .WithMessage("must be dispensed, partDispensed, owing or notDispensed");
        RuleFor(r => r.Given!).SetValidator(new LineValidator()).When(r => r.Given is not null);
        RuleFor(r => r.Reason).NotNull().When(r => r.Status == LineStatus.NotDispensed).WithMessage("is required when the line is not dispensed");
        RuleFor(r => r.Text!).Text(500).When(r => r.Text is not null);
        RuleFor(r => r.Text).NotNull().When(r => r.Reason == NotDispensedReason.Other).WithMessage("is required when the reason is other");
    }
}
