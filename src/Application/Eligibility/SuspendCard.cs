using FluentValidation;
using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Identity;
using Healthcare.Domain.Eligibility;

namespace Healthcare.Application.Eligibility;

/// <summary>一時停止: a lost or stolen card or smartphone proves nothing from now on, at any hour of any day.</summary>
public sealed record SuspendCard(Guid PersonId, Guid CertificateId, CardReason Reason) : ICommand
{
    /// <inheritdoc/>
    public static CommandAccess Access => new(Purpose.Insurance, Role.InsuredPerson, Role.Municipality, Role.Operator);

    PersonLocator ICommand.Person => PersonLocator.Of(PersonId);

    Guid? ICommand.OwnId => null;
}

/// <summary>The form of <see cref="SuspendCard"/>.</summary>
public sealed class SuspendCardValidator : AbstractValidator<SuspendCard>
{
    /// <summary>Its rules.</summary>
    public SuspendCardValidator()
    {
        RuleFor(c => c.PersonId).NotEmpty();
        RuleFor(c => c.CertificateId).NotEmpty();
        RuleFor(c => c.Reason).IsInEnum();
    }
}

/// <summary>Handles <see cref="SuspendCard"/>.</summary>
public static class SuspendCardHandler
{
    /// <summary>Suspends it.</summary>
    public static async Task<Decided> Handle(Authorised<SuspendCard> act, IStreams streams, CancellationToken ct)
    {
        var c = act.Command;
        var credentials = await streams.LoadAsync<Credentials>(Credentials.StreamOf(act.PersonId), ct);
        return credentials.State is { } all
            ? credentials.Decide(all.Suspend(c.CertificateId, c.Reason, act.At))
            : Decided.Reject(EligibilityRejections.CardNotFound);
    }
}
