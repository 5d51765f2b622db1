using FluentValidation;
using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Identity;
using Healthcare.Domain;
using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Application.Eligibility;

/// <summary>What was said of a coverage was wrong: it is stated anew from its first day on. What changed on a later day stays changed.</summary>
public sealed record CorrectCoverage(
    Guid PersonId,
    Guid CoverageId,
    CoverageCorrectionReason Reason,
    string InsurerNumber,
    string Symbol,
    string Number,
    string Branch,
    InsuranceCategory Category,
    Relationship Relationship,
    LocalDate From,
    int? CopayPercent = null,
    LocalDate? Through = null,
    IncomeClass? Income = null,
    IReadOnlyList<LimitCategoryPeriod>? LimitCategories = null,
    ElderlyBenefit? ElderlyBenefit = null,
    IReadOnlyList<SpecifiedDiseasePeriod>? SpecifiedDiseases = null) : ICommand, IStatedCoverage
{
    /// <inheritdoc/>
    public static CommandAccess Access => new(Purpose.Insurance, Role.Insurer, Role.Operator);

    PersonLocator ICommand.Person => PersonLocator.Of(PersonId);

    Guid? ICommand.OwnId => null;

    IEnumerable<string> ICommand.Claims => [$"insured:{Identity.Key}"];

    internal InsuredIdentity Identity => StatedCoverage.IdentityOf(this);

    Rejection? ICommand.Refuses(Caller caller) => StatedCoverage.RefuseToOthers(caller, Identity.InsurerNumber);
}

/// <summary>The form of <see cref="CorrectCoverage"/>.</summary>
public sealed class CorrectCoverageValidator : AbstractValidator<CorrectCoverage>
{
    /// <summary>Its rules.</summary>
    public CorrectCoverageValidator()
    {
        RuleFor(c => c.PersonId).NotEmpty();
        RuleFor(c => c.CoverageId).NotEmpty();
        this.HasCoverage();
    }
}

/// <summary>Handles <see cref="CorrectCoverage"/>.</summary>
public static class CorrectCoverageHandler
{
    /// <summary>Corrects the coverage of the caller's own insurer.</summary>
    public static async Task<Decided> Handle(
        Authorised<CorrectCoverage> act, IStreams streams, IDirectory directory, LimitCategoryMaster limits, CancellationToken ct)
    {
        var c = act.Command;
        var owner = directory.OwnerOfIdentityAsync(c.Identity, ct); // Asked while the person is read.
        var history = await CoverageHistory.LoadAsync(act.PersonId, streams, ct);
        var ownedBy = await owner;
        return history.IsClosedTo(act.Caller, c.CoverageId)
            ? Decided.Reject(RequestRejections.Forbidden)
            : history.Decide(
                person => person.CorrectCoverage(c.CoverageId, StatedCoverage.TermsOf(c), ownedBy, c.Reason, limits, act.At),
                ReevaluationCause.CoverageCorrected, act.At, new { c.CoverageId });
    }
}
