using FluentValidation;
using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Identity;
using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Application.Eligibility;

/// <summary>From a day on, the coverage runs on these conditions: they replace all former ones, and what is left out is granted no more.</summary>
public sealed record ChangeCoverage(
    Guid PersonId,
    Guid CoverageId,
    LocalDate From,
    int? CopayPercent = null,
    IncomeClass? Income = null,
    IReadOnlyList<LimitCategoryPeriod>? LimitCategories = null,
    ElderlyBenefit? ElderlyBenefit = null,
    IReadOnlyList<SpecifiedDiseasePeriod>? SpecifiedDiseases = null) : ICommand, IStatedConditions
{
    /// <inheritdoc/>
    public static CommandAccess Access => new(Purpose.Insurance, Role.Insurer, Role.Operator);

    PersonLocator ICommand.Person => PersonLocator.Of(PersonId);

    Guid? ICommand.OwnId => null;
}

/// <summary>The form of <see cref="ChangeCoverage"/>.</summary>
public sealed class ChangeCoverageValidator : AbstractValidator<ChangeCoverage>
{
    /// <summary>Its rules.</summary>
    public ChangeCoverageValidator()
    {
        RuleFor(c => c.PersonId).NotEmpty();
        RuleFor(c => c.CoverageId).NotEmpty();
        this.HasConditions();
    }
}

/// <summary>Handles <see cref="ChangeCoverage"/>.</summary>
public static class ChangeCoverageHandler
{
    /// <summary>Changes the coverage of the caller's own insurer.</summary>
    public static async Task<Decided> Handle(Authorised<ChangeCoverage> act, IStreams streams, LimitCategoryMaster limits, CancellationToken ct)
    {
        var c = act.Command;
        var history = await CoverageHistory.LoadAsync(act.PersonId, streams, ct);
        return history.IsClosedTo(act.Caller, c.CoverageId)
            ? Decided.Reject(RequestRejections.Forbidden)
            : history.Decide(
                person => person.ChangeCoverage(c.CoverageId, c.From, StatedCoverage.ConditionsOf(c), limits, act.At),
                ReevaluationCause.CoverageChanged, act.At, new { c.CoverageId });
    }
}
