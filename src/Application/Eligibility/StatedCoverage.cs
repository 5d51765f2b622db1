using FluentValidation;
using Healthcare.Application.Identity;
using Healthcare.Domain;
using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Application.Eligibility;

/// <summary>What an insurer states that it grants: the members that several commands share.</summary>
internal interface IStatedConditions
{
    int? CopayPercent { get; }

    IncomeClass? Income { get; }

    IReadOnlyList<LimitCategoryPeriod>? LimitCategories { get; }

    ElderlyBenefit? ElderlyBenefit { get; }

    IReadOnlyList<SpecifiedDiseasePeriod>? SpecifiedDiseases { get; }
}

/// <summary>What an insurer states of a whole coverage.</summary>
internal interface IStatedCoverage : IStatedConditions
{
    string InsurerNumber { get; }

    string Symbol { get; }

    string Number { get; }

    string Branch { get; }

    InsuranceCategory Category { get; }

    Relationship Relationship { get; }

    LocalDate From { get; }

    LocalDate? Through { get; }
}

/// <summary>The form and the meaning of what is stated of a coverage.</summary>
internal static class StatedCoverage
{
    private const int MostPeriods = 50, LongestCode = 20, Limit = 10_000, HigherLimit = 20_000;
    private static readonly int[] Shares = [0, 10, 20, 30], ElderlyShares = [10, 20, 30];

    public static InsuredIdentity IdentityOf(IStatedCoverage c) => InsuredIdentity.Normalised(c.InsurerNumber, c.Symbol, c.Number, c.Branch);

    public static CoverageConditions ConditionsOf(IStatedConditions c) =>
        new(c.CopayPercent, c.Income, c.LimitCategories, c.ElderlyBenefit, c.SpecifiedDiseases);

    public static CoverageTerms TermsOf(IStatedCoverage c) =>
        new CoverageTerms(IdentityOf(c), c.Category, c.Relationship, c.From, c.Through, null).On(ConditionsOf(c));

    /// <summary>An insurer speaks of its own coverages only.</summary>
    public static Rejection? RefuseToOthers(Caller caller, string? insurerNumber) =>
        caller.Role == Role.Insurer && caller.Institution != insurerNumber ? RequestRejections.Forbidden : null;

    public static void HasCoverage<T>(this AbstractValidator<T> validator)
        where T : IStatedCoverage
    {
        validator.RuleFor(c => c.InsurerNumber).Insurer();
        validator.RuleFor(c => c.Symbol).MaximumLength(40);
        validator.RuleFor(c => c.Number).Text(40);
        validator.RuleFor(c => c.Branch).Branch();
        validator.RuleFor(c => c.Through).Must((c, last) => last is null || last >= c.From).WithMessage("must not lie before from");
        validator.HasConditions();
    }

    public static void HasConditions<T>(this AbstractValidator<T> validator)
        where T : IStatedConditions
    {
        validator.RuleFor(c => c.CopayPercent).Must(share => share is null || Shares.Contains(share.Value)).WithMessage("must be 0, 10, 20 or 30");
        validator.RuleFor(c => c.ElderlyBenefit).Must(one => one is null || ElderlyShares.Contains(one.CopayPercent)).WithMessage("copayPercent must be 10, 20 or 30");
        validator.RuleFor(c => c.ElderlyBenefit).Must(one => one is null || InOrder(one)).WithMessage("through must not lie before from");
        validator.RuleFor(c => c.LimitCategories).Must(all => all is null || all.Count <= MostPeriods).WithMessage($"must be at most {MostPeriods}");
        validator.RuleFor(c => c.LimitCategories).Must(all => all is null || all.All(one => one.Code.Length is > 0 and <= LongestCode && InOrder(one)))
            .WithMessage("must each have a code, and through not before from");
        validator.RuleFor(c => c.SpecifiedDiseases).Must(all => all is null || all.Count <= MostPeriods).WithMessage($"must be at most {MostPeriods}");
        validator.RuleFor(c => c.SpecifiedDiseases).Must(all => all is null || all.All(one => LimitFits(one) && InOrder(one)))
            .WithMessage("must each have monthlyLimitYen 10000, or 20000 for dialysis, and through not before from");
    }

    private static bool InOrder(IDated one) => one.Through is not { } last || one.From <= last;

    private static bool LimitFits(SpecifiedDiseasePeriod one) =>
        one.MonthlyLimitYen == Limit || (one.MonthlyLimitYen == HigherLimit && one.Disease == SpecifiedDisease.Dialysis);
}
