using FluentValidation;
using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Identity;
using Healthcare.Domain.Eligibility;

namespace Healthcare.Application.Eligibility;

/// <summary>失効: this card or smartphone proves nothing ever again; the person's other credentials stay as they are.</summary>
public sealed record RevokeCard(Guid PersonId, Guid CertificateId, CardReason Reason) : ICommand
{
    /// <inheritdoc/>
    public static CommandAccess Access => new(Purpose.Insurance, Role.Municipality, Role.Operator);

    PersonLocator ICommand.Person => PersonLocator.Of(PersonId);

    Guid? ICommand.OwnId => null;
}

/// <summary>The form of <see cref="RevokeCard"/>.</summary>
public sealed class RevokeCardValidator : AbstractValidator<RevokeCard>
{
    /// <summary>Its rules.</summary>
    public RevokeCardValidator()
    {
        RuleFor(c => c.PersonId).NotEmpty();
        RuleFor(c => c.CertificateId).NotEmpty();
        RuleFor(c => c.Reason).IsInEnum();
    }
}

/// <summary>Handles <see cref="RevokeCard"/>.</summary>
public static class RevokeCardHandler
{
    /// <summary>Revokes it.</summary>
    public static async Task<Decided> Handle(Authorised<RevokeCard> act, IStreams streams, CancellationToken ct)
    {
        var c = act.Command;
        var credentials = await streams.LoadAsync<Credentials>(Credentials.StreamOf(act.PersonId), ct);
        return credentials.State is { } all
            ? credentials.Decide(all.Revoke(c.CertificateId, c.Reason, act.At))
            : Decided.Reject(EligibilityRejections.CardNotFound);
    }
}
