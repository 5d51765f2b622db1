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
    int CopayPercent,
    LocalDate? Through = null) : ICommand
{
    /// <inheritdoc/>
    public static CommandAccess Access => new(Purpose.Insurance, Role.Insurer, Role.Operator);

    PersonLocator ICommand.Person => PersonLocator.Of(PersonId);

    Guid? ICommand.OwnId => CoverageId;

    IEnumerable<string> ICommand.Claims => [$"insured:{Identity.Key}"];

    internal InsuredIdentity Identity => InsuredIdentity.Normalised(InsurerNumber, Symbol, Number, Branch);

    Rejection? ICommand.Refuses(Caller caller) =>
        caller.Role == Role.Insurer && caller.Institution != Identity.InsurerNumber ? RequestRejections.Forbidden : null;
}

/// <summary>The form of <see cref="RegisterCoverage"/>.</summary>
public sealed class RegisterCoverageValidator : AbstractValidator<RegisterCoverage>
{
    private static readonly int[] Shares = [0, 10, 20, 30];

    /// <summary>Its rules.</summary>
    public RegisterCoverageValidator()
    {
        RuleFor(c => c.PersonId).NotEmpty();
        RuleFor(c => c.CoverageId).NotEmpty();
        RuleFor(c => c.InsurerNumber).Insurer();
        RuleFor(c => c.Symbol).MaximumLength(40);
        RuleFor(c => c.Number).Text(40);
        RuleFor(c => c.Branch).Branch();
        RuleFor(c => c.Through).GreaterThanOrEqualTo(c => c.From).When(c => c.Through is not null).WithMessage("must not lie before from");
        RuleFor(c => c.CopayPercent).Must(Shares.Contains).WithMessage("must be 0, 10, 20 or 30");
    }
}

/// <summary>Handles <see cref="RegisterCoverage"/>.</summary>
public static class RegisterCoverageHandler
{
    /// <summary>Adds the coverage to the person.</summary>
    public static async Task<Decided> Handle(
        Authorised<RegisterCoverage> act, IStreams streams, IDirectory directory, CancellationToken ct)
    {
        var c = act.Command;
        var person = await streams.LoadAsync<InsuredPerson>(c.PersonId, ct);
        if (person.State is null)
            return Decided.Reject(EligibilityRejections.PersonNotFound);

        var owner = await directory.OwnerOfIdentityAsync(c.Identity, ct);
        var terms = new CoverageTerms(c.Identity, c.Category, c.Relationship, c.From, c.Through, c.CopayPercent);
        return person.Decide(person.State.RegisterCoverage(c.CoverageId, terms, owner, act.At), new { c.CoverageId });
    }
}
