using FluentValidation;
using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Identity;
using Healthcare.Domain.Eligibility;
using NodaTime;

namespace Healthcare.Application.Eligibility;

/// <summary>更新: the card gets a new certificate. More than three months after the old one's expiry the use registration must be made anew.</summary>
public sealed record RenewCertificate(Guid PersonId, Guid CertificateId, string NewSerial, LocalDate ValidThrough) : ICommand
{
    /// <inheritdoc/>
    public static CommandAccess Access => new(Purpose.Insurance, Role.Municipality, Role.Operator);

    PersonLocator ICommand.Person => PersonLocator.Of(PersonId);

    Guid? ICommand.OwnId => null;

    IEnumerable<string> ICommand.Claims => [Credential.KeyOf(NewSerial)];
}

/// <summary>The form of <see cref="RenewCertificate"/>.</summary>
public sealed class RenewCertificateValidator : AbstractValidator<RenewCertificate>
{
    /// <summary>Its rules.</summary>
    public RenewCertificateValidator()
    {
        RuleFor(c => c.PersonId).NotEmpty();
        RuleFor(c => c.CertificateId).NotEmpty();
        RuleFor(c => c.NewSerial).CertificateSerial();
    }
}

/// <summary>Handles <see cref="RenewCertificate"/>.</summary>
public static class RenewCertificateHandler
{
    /// <summary>Replaces the certificate.</summary>
    public static async Task<Decided> Handle(Authorised<RenewCertificate> act, IStreams streams, IDirectory directory, CancellationToken ct)
    {
        var c = act.Command;
        var linked = await directory.CardAsync(c.NewSerial, ct);
        var credentials = await streams.LoadAsync<Credentials>(Credentials.StreamOf(act.PersonId), ct);
        return credentials.State is { } all
            ? credentials.Decide(all.Renew(c.CertificateId, new(c.NewSerial, c.ValidThrough), linked?.PersonId, act.Today, act.At))
            : Decided.Reject(EligibilityRejections.CardNotFound);
    }
}
