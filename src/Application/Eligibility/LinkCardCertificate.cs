using FluentValidation;
using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Identity;
using Healthcare.Domain.Eligibility;
using NodaTime;

namespace Healthcare.Application.Eligibility;

/// <summary>The certificate of a card or smartphone is linked to the person; with the use registration (利用登録) it works as health insurance card.</summary>
public sealed record LinkCardCertificate(
    Guid PersonId, Guid CertificateId, string CertificateSerial, LocalDate ValidThrough,
    CredentialKind Kind = CredentialKind.Card, bool UseRegistration = true) : ICommand
{
    /// <inheritdoc/>
    public static CommandAccess Access => new(Purpose.Insurance, Role.InsuredPerson, Role.Municipality, Role.Operator);

    PersonLocator ICommand.Person => PersonLocator.Of(PersonId);

    Guid? ICommand.OwnId => CertificateId;

    IEnumerable<string> ICommand.Claims => [$"card:{CertificateSerial}"];
}

/// <summary>The form of <see cref="LinkCardCertificate"/>.</summary>
public sealed class LinkCardCertificateValidator : AbstractValidator<LinkCardCertificate>
{
    /// <summary>Its rules.</summary>
    public LinkCardCertificateValidator()
    {
        RuleFor(c => c.PersonId).NotEmpty();
        RuleFor(c => c.CertificateId).NotEmpty();
        RuleFor(c => c.CertificateSerial).CertificateSerial();
    }
}

/// <summary>Handles <see cref="LinkCardCertificate"/>.</summary>
public static class LinkCardCertificateHandler
{
    /// <summary>Links the certificate to the person.</summary>
    public static async Task<Decided> Handle(
        Authorised<LinkCardCertificate> act, IStreams streams, IDirectory directory, CancellationToken ct)
    {
        var c = act.Command;
        var person = await streams.LoadAsync<InsuredPerson>(c.PersonId, ct);
        if (person.State is null)
            return Decided.Reject(EligibilityRejections.PersonNotFound);

        var credentials = await streams.LoadAsync<Credentials>(Credentials.StreamOf(act.PersonId), ct);
        var linked = await directory.CardAsync(c.CertificateSerial, ct);
        var link = new CardCertificateLinked(act.PersonId, c.CertificateId, c.CertificateSerial, c.ValidThrough, act.At, c.Kind, c.UseRegistration);
        return credentials.Decide(Credentials.Link(credentials.State, link, linked?.PersonId, act.Today), new { c.CertificateId });
    }
}
