using FluentValidation;
using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Identity;
using Healthcare.Domain.Statistics;
using NodaTime;

namespace Healthcare.Application.Statistics;

/// <summary>The operator brings in what a source counted in a month; a second time is a correction, and replaces the first.</summary>
/// <param name="Month">The month.</param>
/// <param name="Source">A short name of the source.</param>
/// <param name="Rows">Each type of institution for all Japan, or by prefecture.</param>
/// <param name="Persons">The persons of the month.</param>
public sealed record ReportMonthlyUsage(YearMonth Month, string Source, IReadOnlyList<UsageRow> Rows, UsagePersons Persons) : ICommand
{
    /// <inheritdoc/>
    public static CommandAccess Access => new(Purpose.Operations, Role.Operator);

    PersonLocator? ICommand.Person => null;

    Guid? ICommand.OwnId => null;

    IEnumerable<string> ICommand.Claims => [$"monthly-usage:{Months.Text(Month)}:{Source}"];
}

/// <summary>The form of <see cref="ReportMonthlyUsage"/>.</summary>
public sealed class ReportMonthlyUsageValidator : AbstractValidator<ReportMonthlyUsage>
{
    private const long Most = 99_999_999_999;

    /// <summary>Its rules.</summary>
    public ReportMonthlyUsageValidator()
    {
        RuleFor(c => c.Month).Must(month => Months.TryParse(Months.Text(month), out _)).WithMessage("must be a month such as 2025-03");
        RuleFor(c => c.Source).Matches("^[a-z][a-z0-9-]{0,39}$").WithMessage("must be 1 to 40 lower-case letters, digits and hyphens")
            .NotEqual(MonthFigures.Counted).WithMessage("is the name of what the platform counts itself");
        RuleFor(c => c.Rows).NotEmpty().WithMessage("must not be empty")
            .Must(AreEachOnce).WithMessage("must have each type of institution once: for all Japan, or once for each prefecture");
        RuleForEach(c => c.Rows).ChildRules(row =>
        {
            row.RuleFor(r => r.InstitutionType).IsInEnum();
            row.RuleFor(r => r.Prefecture).Must(code => code is null || Prefectures.Names.ContainsKey(code)).WithMessage("must be 01 to 47");
            row.RuleFor(r => r.Counts).Must(counts => counts.All.All(IsCount)).WithMessage("must have counts from 0 on")
                .Must(counts => counts.Checks == counts.ByMyNumberCard + counts.ByInsuranceCard).WithMessage("must have checks = byMyNumberCard + byInsuranceCard");
        });
        RuleFor(c => c.Persons).Must(p => new[] { p.Population, p.CardHolders, p.Registered, p.CardUsers, p.PersonsSeen }.All(IsCount)).WithMessage("must have numbers from 0 on")
            .Must(p => p.Registered <= p.CardHolders && p.CardHolders <= p.Population && p.CardUsers <= p.PersonsSeen)
            .WithMessage("must have registered ≤ cardHolders ≤ population, and cardUsers ≤ personsSeen");
    }

    private static bool IsCount(long count) => count is >= 0 and <= Most;

    private static bool AreEachOnce(IReadOnlyList<UsageRow> rows) =>
        rows.GroupBy(row => row.InstitutionType).All(type => type.Select(row => row.Prefecture).Distinct().Count() == type.Count()
            && (type.Count() == 1 || type.All(row => row.Prefecture is not null)));
}

/// <summary>Handles <see cref="ReportMonthlyUsage"/>.</summary>
public static class ReportMonthlyUsageHandler
{
    /// <summary>Takes the figures in.</summary>
    public static async Task<Decided> Handle(Authorised<ReportMonthlyUsage> act, IStreams streams, CancellationToken ct)
    {
        var c = act.Command;
        var usage = await streams.LoadAsync<MonthlyUsage>(MonthlyUsage.StreamOf(c.Month, c.Source), ct);
        return usage.Decide(MonthlyUsage.Report(usage.State, new(c.Month, c.Source, c.Rows, c.Persons, act.At), act.Today), new { c.Month, c.Source });
    }
}
