using FluentValidation;
using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Identity;
using Healthcare.Domain;
using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Application.Eligibility;

/// <summary>An insurer registers that it covers a person.</summary>
public sealed record RegisterCoverage(
    Guid PersonId,
    Guid CoverageId,
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

    Guid? ICommand.OwnId => CoverageId;

    IEnumerable<string> ICommand.Claims => [$"insured:{Identity.Key}"];

    internal InsuredIdentity Identity => StatedCoverage.IdentityOf(this);

    Rejection? ICommand.Refuses(Caller caller) => StatedCoverage.RefuseToOthers(caller, Identity.InsurerNumber);
}

/// <summary>The form of <see cref="RegisterCoverage"/>.</summary>
public sealed class RegisterCoverageValidator : AbstractValidator<RegisterCoverage>
{
    /// <summary>Its rules.</summary>
    public RegisterCoverageValidator()
    {
        RuleFor(c => c.PersonId).NotEmpty();
        RuleFor(c => c.CoverageId).NotEmpty();
        this.HasCoverage();
    }
}

/// <summary>Handles <see cref="RegisterCoverage"/>.</summary>
public static class RegisterCoverageHandler
{
    /// <summary>Adds the coverage to the person.</summary>
    public static async Task<Decided> Handle(
        Authorised<RegisterCoverage> act, IStreams streams, IDirectory directory, LimitCategoryMaster limits, CancellationToken ct)
    {
        var c = act.Command;
        var owner = directory.OwnerOfIdentityAsync(c.Identity, ct); // Asked while the person is read.
        var history = await CoverageHistory.LoadAsync(act.PersonId, streams, ct);
        var ownedBy = await owner;
        return history.Decide(
            person => person.RegisterCoverage(c.CoverageId, StatedCoverage.TermsOf(c), ownedBy, limits, act.At), ReevaluationCause.CoverageRegistered, act.At, new { c.CoverageId });
    }
}
