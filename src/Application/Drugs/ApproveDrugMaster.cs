using FluentValidation;
using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Identity;
using Healthcare.Domain.Drugs;
using NodaTime;

namespace Healthcare.Application.Drugs;

/// <summary>Another operator than the one who uploaded a version lets it take effect.</summary>
/// <param name="VersionId">The version.</param>
/// <param name="Digest">Its digest as the difference named it, so that what takes effect is what was read.</param>
/// <param name="ValidFrom">The first day in Japan on which it holds.</param>
public sealed record ApproveDrugMaster(Guid VersionId, string Digest, LocalDate ValidFrom) : ICommand
{
    /// <inheritdoc/>
    public static CommandAccess Access => new(Purpose.Operations, Role.Operator);

    PersonLocator? ICommand.Person => null;

    Guid? ICommand.OwnId => null;

    IEnumerable<string> ICommand.Claims => ["drug-master"];
}

/// <summary>The form of <see cref="ApproveDrugMaster"/>.</summary>
public sealed class ApproveDrugMasterValidator : AbstractValidator<ApproveDrugMaster>
{
    /// <summary>Its rules.</summary>
    public ApproveDrugMasterValidator()
    {
        RuleFor(c => c.VersionId).NotEmpty();
        RuleFor(c => c.Digest).Matches("^[0-9a-f]{64}$").WithMessage("must be 64 lower-case hexadecimal digits");
        RuleFor(c => c.ValidFrom).GreaterThan(new LocalDate(2000, 1, 1)).WithMessage("must be a day of this century").LessThan(new LocalDate(2100, 1, 1)).WithMessage("must be a day of this century");
    }
}

/// <summary>Handles <see cref="ApproveDrugMaster"/>.</summary>
public static class ApproveDrugMasterHandler
{
    /// <summary>Approves, from a day on that no other version begins on.</summary>
    public static async Task<Decided> Handle(Authorised<ApproveDrugMaster> act, IStreams streams, IDrugMasterDays days, CancellationToken ct)
    {
        var c = act.Command;
        var version = await streams.LoadAsync<DrugMasterVersion>(c.VersionId, ct);
        return version.State is { } state
            ? version.Decide(state.Approve(c.ValidFrom, c.Digest, act.Caller.Subject, await days.TakenAsync(ct), act.At), new { c.VersionId, Version = state.Name, c.ValidFrom })
            : Decided.Reject(DrugsRejections.VersionNotFound);
    }
}
