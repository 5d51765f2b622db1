using FluentValidation;
using Healthcare.Domain.Prescribing;

namespace Healthcare.Application.Prescribing;

/// <summary>The form of what a line says beyond its first view: instructions, further codes, hints to the pharmacy.</summary>
internal static class LineDetails
{
    private const int MostInstructions = 20, MostDetails = 20;

    /// <summary>Adds the rules.</summary>
    public static void Details(this AbstractValidator<MedicationLine> line)
    {
        line.RuleFor(l => l.Instructions!).NotEmpty().Must(all => all.Count <= MostInstructions).WithMessage($"must have 1 to {MostInstructions} instructions").When(l => l.Instructions is not null);
        line.RuleForEach(l => l.Instructions).SetValidator(new InstructionValidator());
        line.RuleFor(l => l.Codes!).NotEmpty().Must(all => all.Count <= MostDetails).WithMessage($"must have 1 to {MostDetails} codes")
            .Must((of, all) => all.Any(code => code.Code == of.Drug.Code)).WithMessage("must have the code of the drug among them").When(l => l.Codes is not null);
        line.RuleForEach(l => l.Codes).SetValidator(new NamedCodeValidator());
        line.RuleFor(l => l.StartsAfter).InclusiveBetween(1, 366).WithMessage("must be 1 to 366");
        line.RuleFor(l => l.RepeatCount).InclusiveBetween(1, 999).WithMessage("must be 1 to 999");
        line.RuleFor(l => l.Preparations!).Must(all => all.Count <= MostDetails).WithMessage($"must have at most {MostDetails}").When(l => l.Preparations is not null);
        line.RuleForEach(l => l.Preparations).SetValidator(new CodedTextValidator());
        line.RuleFor(l => l.SubstitutionReason!).SetValidator(new CodedTextValidator()).When(l => l.SubstitutionReason is not null);
        line.RuleFor(l => l.OrderNumber!).Text(100).When(l => l.OrderNumber is not null);
        line.RuleFor(l => l.Categories!).Must(all => all.Count <= MostDetails).WithMessage($"must have at most {MostDetails}").When(l => l.Categories is not null);
        line.RuleForEach(l => l.Categories).SetValidator(new CodedTextValidator());
    }
}

/// <summary>The form of one dosage instruction.</summary>
internal sealed class InstructionValidator : AbstractValidator<DosageInstruction>
{
    private const int MostDetails = 20, MostMoments = 50;

    public InstructionValidator()
    {
        RuleFor(i => i.Text).Text(500);
        RuleFor(i => i.Supplements!).Must(all => all.Count <= MostDetails).WithMessage($"must have at most {MostDetails}").When(i => i.Supplements is not null);
        RuleForEach(i => i.Supplements).SetValidator(new CodedTextValidator());
        RuleFor(i => i.Starts).OfThisCentury();
        RuleFor(i => i.Ends).OfThisCentury();
        RuleFor(i => i.Ends).Must((i, ends) => i.Starts is { } starts && starts <= ends).WithMessage("must not lie before starts").When(i => i.Ends is not null);
        RuleFor(i => i.Days).InclusiveBetween(1, 366).WithMessage("must be 1 to 366");
        RuleFor(i => i.UsageDays).InclusiveBetween(1, 366).WithMessage("must be 1 to 366");
        RuleFor(i => i.AsNeeded).Equal(true).When(i => i.AsNeededFor is not null).WithMessage("must be true where it is said for what");
        RuleFor(i => i.Usage!).SetValidator(new CodedTextValidator()).When(i => i.Usage is not null);
        RuleFor(i => i.AsNeededFor!).SetValidator(new CodedTextValidator()).When(i => i.AsNeededFor is not null);
        RuleFor(i => i.Site!).SetValidator(new CodedTextValidator()).When(i => i.Site is not null);
        RuleFor(i => i.Route!).SetValidator(new CodedTextValidator()).When(i => i.Route is not null);
        RuleFor(i => i.Method!).SetValidator(new CodedTextValidator()).When(i => i.Method is not null);
        RuleFor(i => i.Dose!.PerTime!).SetValidator(new AmountValidator()).When(i => i.Dose?.PerTime is not null);
        RuleFor(i => i.Dose!.PerDay!).SetValidator(new AmountValidator()).When(i => i.Dose?.PerDay is not null);
        When(i => i.Timetable is not null, () =>
        {
            RuleFor(i => i.Timetable!.Count).InclusiveBetween(1, 9999).WithMessage("must be 1 to 9999");
            RuleFor(i => i.Timetable!.Frequency).InclusiveBetween(1, 999).WithMessage("must be 1 to 999");
            RuleFor(i => i.Timetable!.Period).ExclusiveBetween(0, 1000).WithMessage("must be more than 0 and less than 1000");
            RuleFor(i => i.Timetable!.Moments).Must(all => all is null || all.Count <= MostMoments).WithMessage($"must have at most {MostMoments}");
            RuleFor(i => i.Timetable!.Times).Must(all => all is null || all.Count <= MostMoments).WithMessage($"must have at most {MostMoments}");
            RuleFor(i => i.Timetable!.Weekdays).Must(all => all is null || (all.Distinct().Count() == all.Count && !all.Contains(NodaTime.IsoDayOfWeek.None))).WithMessage("must have each weekday at most once");
        });
    }
}

/// <summary>The form of what is said in codes or words.</summary>
internal sealed class CodedTextValidator : AbstractValidator<CodedText>
{
    private const int MostCodes = 10;

    public CodedTextValidator()
    {
        RuleFor(c => c.Codes).Must(codes => codes.Count <= MostCodes).WithMessage($"must have at most {MostCodes} codes")
            .Must((concept, codes) => codes.Count > 0 || concept.Text is not null).WithMessage("must have a code where there is no text");
        RuleForEach(c => c.Codes).SetValidator(new NamedCodeValidator());
        RuleFor(c => c.Text!).Text(500).When(c => c.Text is not null);
    }
}

/// <summary>The form of a code.</summary>
internal sealed class NamedCodeValidator : AbstractValidator<NamedCode>
{
    public NamedCodeValidator()
    {
        RuleFor(c => c.System).MaximumLength(200).Must(system => !system.Any(char.IsControl)).WithMessage("must be at most 200 characters without control characters");
        RuleFor(c => c.Code).Text(64);
        RuleFor(c => c.Name!).Text(200).When(c => c.Name is not null);
    }
}

/// <summary>The form of an amount.</summary>
internal sealed class AmountValidator : AbstractValidator<Amount>
{
    private const decimal Most = 100_000_000;
    private const int MostDecimals = 6;

    /// <summary>The rule in words.</summary>
    public static readonly string FewDecimals = $"must have at most {MostDecimals} decimals";

    public AmountValidator()
    {
        RuleFor(a => a.Value).GreaterThan(0).WithMessage("must be more than 0")
            .LessThanOrEqualTo(Most).WithMessage($"must be at most {Most}")
            .Must(HasFewDecimals).WithMessage(FewDecimals);
        RuleFor(a => a.UnitCode).Text(20);
        RuleFor(a => a.UnitName).Text(20);
    }

    /// <summary>So that parts and sums of it stay within what a decimal holds.</summary>
    public static bool HasFewDecimals(decimal value) => value.Scale <= MostDecimals;
}
