using FluentValidation;
using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Identity;
using Healthcare.Domain.Eligibility;

namespace Healthcare.Application.Eligibility;

/// <summary>利用登録の解除: a card or smartphone stops being usable as health insurance card.</summary>
public sealed record WithdrawCardUse(Guid PersonId, Guid CertificateId) : ICommand
{
    /// <inheritdoc/>
    public static CommandAccess Access => new(Purpose.Insurance, Role.InsuredPerson, Role.Municipality, Role.Operator);

    PersonLocator ICommand.Person => PersonLocator.Of(PersonId);

    Guid? ICommand.OwnId => null;
}

/// <summary>The form of <see cref="WithdrawCardUse"/>.</summary>
public sealed class WithdrawCardUseValidator : AbstractValidator<WithdrawCardUse>
{
    /// <summary>Its rules.</summary>
    public WithdrawCardUseValidator()
    {
        RuleFor(c => c.PersonId).NotEmpty();
        RuleFor(c => c.CertificateId).NotEmpty();
    }
}

/// <summary>Handles <see cref="WithdrawCardUse"/>.</summary>
public static class WithdrawCardUseHandler
{
    /// <summary>Withdraws the use registration.</summary>
    public static async Task<Decided> Handle(Authorised<WithdrawCardUse> act, IStreams streams, CancellationToken ct)
    {
        var c = act.Command;
        var credentials = await streams.LoadAsync<Credentials>(Credentials.StreamOf(act.PersonId), ct);
        return credentials.State is { } all
            ? credentials.Decide(all.WithdrawUse(c.CertificateId, act.At))
            : Decided.Reject(EligibilityRejections.CardNotFound);
    }
}
