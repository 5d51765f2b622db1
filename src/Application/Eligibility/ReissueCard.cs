using FluentValidation;
using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Identity;
using Healthcare.Domain.Eligibility;
using NodaTime;

namespace Healthcare.Application.Eligibility;

/// <summary>再交付: a new card or smartphone takes the place of a lost, suspended or revoked one.</summary>
public sealed record ReissueCard(Guid PersonId, Guid CertificateId, string NewSerial, LocalDate ValidThrough, CardReason Reason) : ICommand
{
    /// <inheritdoc/>
    public static CommandAccess Access => new(Purpose.Insurance, Role.Municipality, Role.Operator);

    PersonLocator ICommand.Person => PersonLocator.Of(PersonId);

    Guid? ICommand.OwnId => null;

    IEnumerable<string> ICommand.Claims => [Credential.KeyOf(NewSerial)];
}

/// <summary>The form of <see cref="ReissueCard"/>.</summary>
public sealed class ReissueCardValidator : AbstractValidator<ReissueCard>
{
    /// <summary>Its rules.</summary>
    public ReissueCardValidator()
    {
        RuleFor(c => c.PersonId).NotEmpty();
        RuleFor(c => c.CertificateId).NotEmpty();
        RuleFor(c => c.NewSerial).CertificateSerial();
        RuleFor(c => c.Reason).IsInEnum();
    }
}

/// <summary>Handles <see cref="ReissueCard"/>.</summary>
public static class ReissueCardHandler
{
    /// <summary>Replaces card and certificate.</summary>
    public static async Task<Decided> Handle(Authorised<ReissueCard> act, IStreams streams, IDirectory directory, CancellationToken ct)
    {
        var c = act.Command;
        var linked = await directory.CardAsync(c.NewSerial, ct);
        var credentials = await streams.LoadAsync<Credentials>(Credentials.StreamOf(act.PersonId), ct);
        return credentials.State is { } all
            ? credentials.Decide(all.Reissue(c.CertificateId, new(c.NewSerial, c.ValidThrough), c.Reason, linked?.PersonId, act.Today, act.At))
            : Decided.Reject(EligibilityRejections.CardNotFound);
    }
}
